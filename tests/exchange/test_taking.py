"""What comes back: taken, unchanged or refused, and nothing is written by deciding it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from leaflets.exchange.segments import Delivery, Segment
from leaflets.exchange.taking import Taken, take
from leaflets.problems import LeafletsError, Where
from tests.exchange.polish import (
    CALL,
    HEADER,
    PAGE,
    SCAN,
    SLEEPY,
    SMALL,
    TITLE,
    WEEK,
    WORDS,
    exported,
    library,
    po_of,
    polish,
)
from tests.small_workspace import change

GOOD = {
    SMALL: "**Mały** dołek. {cite:second} Nic złego {cite:first,second}.",
    SCAN: "Można mieć {term:scan} do {local.age_limit}: [więcej](https://example.org/a).",
    CALL: "Dzwoń do {clinic.name}: {clinic.phone}",
    PAGE: "Strona {page} z {pages}",
}
"""Answers to what is not translated."""


def answered(delivery: Delivery, answers: Mapping[str, str | Segment]) -> Delivery:
    """The delivery as it comes back with ``answers``, by id."""
    segments = []
    for number, segment in enumerate(delivery.segments, 1):
        where = Where(Path("back.xlf"), number, segment.id)
        back = replace(segment, at_export=segment.fingerprint, where=where, notes=(), previous="")
        answer = answers.get(segment.id)
        if isinstance(answer, Segment):
            back = replace(answer, where=where)
        elif answer is not None:
            back = replace(back, target=answer, state="translated" if answer else "untranslated")
        segments.append(back)
    return delivery._replace(segments=tuple(segments), where=Where(Path("back.xlf"), 1))


def taken(folder: Path, delivery: Delivery) -> Taken:
    """Decides, and sees that no file has changed."""
    before = {path: path.read_bytes() for path in folder.rglob("*.po")}
    found = take(library(folder), (delivery,))
    assert {path: path.read_bytes() for path in folder.rglob("*.po")} == before
    return found


def codes(found: Taken) -> list[str]:
    return [problem.code for problems in found.refused for problem in problems]


def with_answer(folder: Path, name: str, text: str) -> Taken:
    return taken(folder, answered(exported(folder), {name: text}))


def put(folder: Path, found: Taken) -> None:
    for file in found.files:
        file.path.write_bytes(file.after)


def test_what_comes_back_as_it_went_out_changes_nothing(tmp_path: Path) -> None:
    polish(tmp_path)
    delivery = answered(exported(tmp_path), {})
    found = taken(tmp_path, delivery)
    assert (found.changes, found.files, found.refused) == ((), (), ())
    assert found.unchanged == len({segment.context for segment in delivery.segments})


def test_an_answer_is_what_editing_the_file_would_have_been(tmp_path: Path) -> None:
    here, there = polish(tmp_path / "here"), polish(tmp_path / "there", {**WORDS, **_tuples(GOOD)})
    put(here, found := taken(here, answered(exported(here), GOOD)))
    assert {change.context for change in found.changes} == set(GOOD)
    for path in (here / "content/translations/pl").iterdir():
        assert path.read_bytes() == (there / "content/translations/pl" / path.name).read_bytes()


def _tuples(words: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    return {name: (text,) for name, text in words.items()}


def test_only_files_with_answers_are_touched(tmp_path: Path) -> None:
    polish(tmp_path)
    found = with_answer(tmp_path, SMALL, GOOD[SMALL])
    assert [file.path for file in found.files] == [po_of(tmp_path, "dimple")]
    (only,) = found.changes
    assert (only.before, only.after, only.fuzzy) == (("",), (GOOD[SMALL],), False)
    assert only.where.path == po_of(tmp_path, "dimple")
    assert only.where.line


def test_one_that_needs_work_comes_in_fuzzy(tmp_path: Path) -> None:
    polish(tmp_path)
    sent = exported(tmp_path)
    for name, words in ((TITLE, "Co to jest?"), (SMALL, GOOD[SMALL])):
        (segment,) = (s for s in sent.segments if s.id == name)
        back = replace(segment, target=words, state="stale", at_export=segment.fingerprint)
        found = taken(tmp_path, answered(sent, {name: back}))
        assert [(c.after, c.fuzzy) for c in found.changes] == [((words,), True)]


def test_a_confirmed_old_translation_is_fuzzy_no_more(tmp_path: Path) -> None:
    polish(tmp_path)
    mark = '#, fuzzy\n#| msgid "What was it?"\n'
    change(
        tmp_path, "content/translations/pl/dimple.po", f'msgctxt "{TITLE}"',
        f'{mark}msgctxt "{TITLE}"',
    )  # fmt: skip
    untouched = taken(tmp_path, answered(exported(tmp_path), {}))
    assert untouched.changes == ()
    found = with_answer(tmp_path, TITLE, "Co to jest?")
    assert mark.encode() not in found.files[0].after
    assert [(c.before, c.after, c.fuzzy) for c in found.changes] == [
        (("Co to jest?",), ("Co to jest?",), False)
    ]


REFUSED = {
    "a hole is missing": (SMALL, "**Mały** dołek {cite:second}", "differs"),
    "bold is missing": (SMALL, "Mały dołek {cite:second} {cite:first,second}", "differs"),
    "a link leads elsewhere": (SCAN, GOOD[SCAN].replace("org/a", "org/b"), "differs"),
    "a star alone": (CALL, GOOD[CALL] + "*", "differs"),
    "HTML": (CALL, "<b>Dzwoń</b> {clinic.name} {clinic.phone}", "differs"),
    "two paragraphs": (TITLE, "Co to\njest?", "differs"),
    "bold in a title": (TITLE, "**Co** to jest?", "differs"),
    "a hole of a label": (PAGE, "Strona {page} z {page}", "differs"),
    "words without end": (TITLE, "Co to jest? " * 400, "too-long"),
    "a direction mark": (TITLE, "Co to jest\u200f?", "character"),
    "a control character": (TITLE, "Co to\x07 jest?", "character"),
    "a number is missing in a plural form": (f"{WEEK}[1]", "tygodnie", "differs"),
    "a hole that a plural form has not": (f"{WEEK}[1]", "{n} {m} tygodnie", "differs"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_words_that_could_not_be_printed(name: str, tmp_path: Path) -> None:
    polish(tmp_path)
    context, text, code = REFUSED[name]
    found = with_answer(tmp_path, context, text)
    assert set(codes(found)) == {f"exchange/{code}"}
    assert found.changes == ()
    ((problem, *_),) = found.refused
    assert problem.where is not None
    assert (problem.where.path, problem.where.field) == (Path("back.xlf"), context)


def test_a_form_for_one_number_may_say_it_in_words(tmp_path: Path) -> None:
    polish(tmp_path)
    (only,) = with_answer(tmp_path, f"{WEEK}[0]", "tydzień").changes
    assert only.after == ("tydzień", "{n} tygodnie", "{n} tygodni")


def test_plural_forms_come_all_or_not_at_all(tmp_path: Path) -> None:
    polish(tmp_path, {})
    forms = {f"{WEEK}[{n}]": text for n, text in enumerate(WORDS[WEEK])}
    assert len(taken(tmp_path, answered(exported(tmp_path), forms)).changes) == 1
    half = taken(tmp_path, answered(exported(tmp_path), {f"{WEEK}[0]": "{n} tydzień"}))
    assert codes(half) == ["exchange/forms"]
    assert "measures#week[1], measures#week[2] has no words" in half.refused[0][0].message
    broken = {**forms, f"{WEEK}[2]": "tygodni"}
    found = taken(tmp_path, answered(exported(tmp_path), broken))
    assert codes(found) == ["exchange/differs"]
    assert found.changes == ()


def test_an_answer_to_an_older_english_is_never_taken(tmp_path: Path) -> None:
    polish(tmp_path)
    sent = answered(exported(tmp_path), {TITLE: "Co to znaczy?", SLEEPY: "Bardzo śpiące"})
    change(tmp_path, "content/blocks/dimple/what.yaml", "What is it?", "What is it not?")
    found = taken(tmp_path, sent)
    assert codes(found) == ["exchange/changed"]
    assert "“What is it?”" in found.refused[0][0].message
    assert "“What is it not?”" in found.refused[0][0].message
    assert [c.context for c in found.changes] == [SLEEPY]


def test_an_untouched_translation_of_an_older_english_is_no_news(tmp_path: Path) -> None:
    polish(tmp_path)
    sent = answered(exported(tmp_path), {})
    change(tmp_path, "content/blocks/dimple/what.yaml", "What is it?", "What is it not?")
    assert codes(taken(tmp_path, sent)) == []


def test_a_po_file_that_is_not_up_to_date_must_be_first(tmp_path: Path) -> None:
    polish(tmp_path)
    change(tmp_path, "content/blocks/dimple/what.yaml", "What is it?", "What is it not?")
    assert codes(with_answer(tmp_path, TITLE, "Czym to nie jest?")) == ["exchange/not-updated"]
    po_of(tmp_path, "dimple").write_text(HEADER, "utf-8")
    assert codes(with_answer(tmp_path, SLEEPY, "Bardzo śpiące")) == ["exchange/not-updated"]
    po_of(tmp_path, "dimple").unlink()
    assert codes(with_answer(tmp_path, SLEEPY, "Bardzo śpiące")) == ["exchange/not-updated"]


def _edit(folder: Path, words: str) -> None:
    change(folder, "content/translations/pl/dimple.po", '"Co to jest?"', f'"{words}"')


def test_a_translation_that_changed_on_both_sides(tmp_path: Path) -> None:
    polish(tmp_path)
    sent = answered(exported(tmp_path), {TITLE: "Co to znaczy?"})
    _edit(tmp_path, "Cóż to jest?")
    found = taken(tmp_path, sent)
    assert codes(found) == ["exchange/both-changed"]
    message = found.refused[0][0].message
    assert "here “Cóż to jest?”, in the file “Co to znaczy?”" in message


def test_what_is_newer_here_stays(tmp_path: Path) -> None:
    polish(tmp_path)
    sent = answered(exported(tmp_path), {})
    _edit(tmp_path, "Cóż to jest?")
    assert taken(tmp_path, sent).changes == ()
    assert codes(taken(tmp_path, sent)) == []


def test_the_same_change_on_both_sides_is_none(tmp_path: Path) -> None:
    polish(tmp_path)
    sent = answered(exported(tmp_path), {TITLE: "Cóż to jest?"})
    _edit(tmp_path, "Cóż to jest?")
    assert (taken(tmp_path, sent).changes, codes(taken(tmp_path, sent))) == ((), [])


def test_a_translation_taken_away_here_meanwhile(tmp_path: Path) -> None:
    polish(tmp_path)
    sent = answered(exported(tmp_path), {TITLE: "Cóż to jest?"})
    _edit(tmp_path, "")
    assert [c.after for c in taken(tmp_path, sent).changes] == [("Cóż to jest?",)]


def test_files_that_do_not_say_how_they_went_out(tmp_path: Path) -> None:
    polish(tmp_path)
    sent = exported(tmp_path)
    bare = sent._replace(
        segments=tuple(replace(s, where=Where(Path("x"), 1)) for s in sent.segments)
    )
    assert (taken(tmp_path, bare).changes, codes(taken(tmp_path, bare))) == ((), [])
    segments = []
    for segment in bare.segments:
        words = {TITLE: "Co to znaczy?", SMALL: GOOD[SMALL]}.get(segment.id)
        segments.append(replace(segment, target=words, state="translated") if words else segment)
    found = taken(tmp_path, bare._replace(segments=tuple(segments)))
    assert [c.context for c in found.changes] == [SMALL], "where there is nothing, nothing is lost"
    assert codes(found) == ["exchange/both-changed"]


def test_nothing_is_no_answer(tmp_path: Path) -> None:
    polish(tmp_path)
    found = taken(tmp_path, answered(exported(tmp_path), {TITLE: "", SMALL: "  "}))
    assert (found.changes, codes(found)) == ((), [])


def test_ids_that_the_content_does_not_have(tmp_path: Path) -> None:
    polish(tmp_path)
    sent = answered(exported(tmp_path), {})
    strange = replace(
        sent.segments[0], context="dimple/what#gone", target="Nic", state="translated"
    )
    form = replace(strange, context=WEEK, form=7)
    no_form = replace(strange, context=WEEK)
    for segment in (strange, form, no_form):
        found = taken(tmp_path, sent._replace(segments=(segment,)))
        assert codes(found) == ["exchange/unknown"]


def test_two_files_with_one_message(tmp_path: Path) -> None:
    """Blocks that several leaflets share go out in several files."""
    polish(tmp_path)
    untouched = answered(exported(tmp_path), {})
    first = answered(exported(tmp_path), {TITLE: "Co to znaczy?"})
    second = answered(exported(tmp_path), {TITLE: "Cóż to jest?"})

    def both(*deliveries: Delivery) -> Taken:
        return take(library(tmp_path), deliveries)

    assert [c.after for c in both(untouched, first, first).changes] == [("Co to znaczy?",)]
    found = both(first, second)
    assert found.changes == ()
    assert set(codes(found)) == {"exchange/twice"}
    assert len(found.refused) == 1


LANGUAGES = {
    "a language not begun": ("en-GB", "cs", "has not been begun"),
    "none": ("en-GB", "", "no language"),
    "the language of the content": ("en-GB", "en-GB", "has no translations"),
    "from another language": ("de", "pl", "translates from de"),
}


@pytest.mark.parametrize("name", LANGUAGES)
def test_languages_that_are_not_ours(name: str, tmp_path: Path) -> None:
    polish(tmp_path)
    source, target, said = LANGUAGES[name]
    sent = answered(exported(tmp_path), {})
    with pytest.raises(LeafletsError) as caught:
        taken(tmp_path, sent._replace(source_language=source, language=target))
    (problem,) = caught.value.problems
    assert problem.code == "exchange/language"
    assert said in problem.message
    assert problem.where == Where(Path("back.xlf"), 1)


def test_tags_in_other_letters(tmp_path: Path) -> None:
    polish(tmp_path)
    sent = answered(exported(tmp_path), {TITLE: "Cóż to jest?"})
    found = taken(tmp_path, sent._replace(source_language="EN_gb", language="PL"))
    assert [c.language for c in found.changes] == ["pl"]
