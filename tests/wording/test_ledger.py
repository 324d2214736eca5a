"""The source ledger: what cites nothing, what needs nothing, and words nobody knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.batch import load_workspace
from leaflets.blocks.text import TextBlock
from leaflets.problems import LeafletsError
from leaflets.stages.resolve import resolve
from leaflets.strict_yaml import parse
from leaflets.validation import validate
from leaflets.wording.jargon import jargon_in
from leaflets.wording.ledger import check_ledger
from leaflets.wording.sentences import sentences
from tests.workspaces import JOB, changed, write_workspace

PATH = Path("block.yaml")


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("One.{cite:a} Two", ["One.^", "Two"]),
        ("One. {cite:a} Two {cite:b,c}.", ["One. ^", "Two ^."]),
        ("It is 2.5 cm. See Dr. Who now.{cite:a}", ["It is 2.5 cm.", "See Dr. Who now.^"]),
        ("**Why?** “Hi.” No", ["**Why?**", "“Hi.”", "No"]),
        ("One.{cite:a}", ["One.^"]),
        ("E.g. this", ["E.g. this"]),
    ],
)
def test_sentences(text: str, cut: list[str]) -> None:
    assert [sentence.replace("\x01", "^") for sentence in sentences(text)] == cut


def found(text: str, no_source: str = "", title: str = "A title") -> list[tuple[str, str]]:
    yaml = f'kind: text\ntitle: {title}\nparagraphs:\n  - id: a\n    text: "{text}"\n{no_source}'
    block = validate(TextBlock, parse(yaml, PATH))
    return [(finding.code, finding.message) for finding in check_ledger(block, "t/b")]


EXCUSED = "no_source:\n  - {reason: Advice, entries: [a]}\n"


def test_a_sentence_needs_a_source_of_its_own() -> None:
    assert found("It is rare.{cite:x}") == []
    ((code, message),) = found("It is rare. It is small.{cite:x}")
    assert code == "content/unsourced"
    assert "“It is rare.”" in message


def test_a_reason_will_do_but_only_where_it_is_needed() -> None:
    assert found("Wash it in the bath.", EXCUSED) == []
    ((code, message),) = found("It is rare.{cite:x}", EXCUSED)
    assert code == "content/no-reason-needed"
    assert "“a”" in message
    ((code, message),) = found("It is rare.{cite:x}", EXCUSED.replace("[a]", "[b]"))
    assert "no entry or field of that name" in message


def test_questions_state_nothing_unless_they_hold_a_numeral() -> None:
    assert found("Is it rare? **Why?**") == []
    assert found("Is it 5 mm wide?")
    assert found("Call {clinic.phone}?") == []


def test_titles_count_when_they_hold_a_numeral() -> None:
    assert found("Is it?", title="Five facts") == []
    assert found("Is it?", title="5 facts")
    assert found("Is it?", "no_source:\n  - {reason: A count, entries: [title]}\n", "5 facts") == []


def test_jargon() -> None:
    words = {"congenital": "there from birth", "lesion": "mark"}
    assert list(jargon_in("A **congenital** thing.", words)) == [("congenital", "there from birth")]
    assert list(jargon_in("Two Lesions.", words)) == [("lesion", "mark")]
    assert list(jargon_in("Acongenital {cite:lesion}", words)) == []


WHAT, GLOSSARY = "content/blocks/dimple/what.yaml", "content/glossary.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "says"),
    [
        (WHAT, "dent. {cite:second}", "dent.", "content/unsourced", "A small dent."),
        (WHAT, "entries: [scan]", "entries: [scan, small]", "content/no-reason-needed", "small"),
        (GLOSSARY, "terms:", "jargon: [{word: harmless, plain: safe}]\nterms:", "content/jargon",
         "harmless"),
        ("content/leaflets/dimple.yaml", "  - {block: dimple/words, role: aside}\n", "",
         "content/unexplained", "scan"),
        (GLOSSARY, "term: ultrasound scan", 'term: "{term:scan}"', "content/circular", "scan"),
        ("content/leaflets/dimple.yaml", "short_address:", "banner: nothing\nshort_address:",
         "content/no-figure", "nothing"),
    ],
)  # fmt: skip
def test_a_leaflet_is_refused_for_it(
    file: str, old: str, new: str, code: str, says: str, tmp_path: Path
) -> None:
    write_workspace(tmp_path, changed(file, old, new))
    with pytest.raises(LeafletsError) as caught:
        resolve(load_workspace(tmp_path), JOB)
    problem = next(p for p in caught.value.problems if p.code == code)
    assert says in problem.message
    assert problem.hint
    assert problem.where is not None
    assert problem.where.path is not None
