"""Localising: every word in the patient's language, or a list of what is missing."""

from __future__ import annotations

import datetime
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from leaflets.catalogs.merging import Heading, merge
from leaflets.catalogs.messages import extract_messages
from leaflets.catalogs.po import parse_po, read_po
from leaflets.catalogs.pseudo import STACK
from leaflets.catalogs.writing import quoted
from leaflets.model.localized import LocalEdition, LocalFigure
from leaflets.model.review import Review
from leaflets.model.rich_text import RichText, Span
from leaflets.model.seal import Value
from leaflets.problems import LeafletsError, Problem
from leaflets.stages.load import load
from leaflets.stages.localize import localize
from leaflets.stages.resolve import resolve
from leaflets.workspace import ACCENTED, IDS, MIRRORED, TALL
from tests.workspaces import FILES, JOB, changed, write_workspace

TODAY = datetime.date(2026, 12, 1)
Translate = Callable[[str, str], str]


def local(folder: Path, language: str = "en-GB", today: datetime.date = TODAY) -> LocalEdition:
    return localize(resolve(load(folder), replace(JOB, language=language)), today=today)


def problems(folder: Path, language: str = "es") -> tuple[Problem, ...]:
    with pytest.raises(LeafletsError) as caught:
        local(folder, language)
    return caught.value.problems


def translated(
    folder: Path,
    language: str = "es",
    changes: Mapping[str, str] | None = None,
    files: Mapping[str, str | None] | None = None,
) -> Path:
    """A workspace with every message translated to itself in small angle marks, but for
    ``changes`` (by context; an empty one is untranslated)."""
    write_workspace(folder, files)
    target = folder / "content/translations" / language
    target.mkdir(parents=True, exist_ok=True)
    for topic, messages in extract_messages(load(folder)).items():
        text = merge(Heading(language, TODAY), messages).text.replace(
            "Status: draft", "Status: translated"
        )
        for message in messages:
            words = quoted(
                (changes or {}).get(message.context, f"‹{message.plural or message.source}›")
            )
            head, tail = text.split(f"msgctxt {quoted(message.context)}\n", 1)
            entry, mark, rest = tail.partition("\n\n")
            entry = re.sub(r'^(msgstr(?:\[\d\])?) ""$', rf"\1 {words}", entry.rstrip(), flags=re.M)
            text = f"{head}msgctxt {quoted(message.context)}\n{entry}\n{mark[1:]}{rest}"
        (target / f"{topic}.po").write_text(text, "utf-8")
    return folder


def fields(edition: LocalEdition, name: str) -> SimpleNamespace:
    return next(b.fields for b in edition.blocks if b.id == name)


def test_the_source_language_needs_no_translation(tmp_path: Path) -> None:
    edition = local(write_workspace(tmp_path))
    assert str(edition.title) == "Sacral dimple"
    assert str(edition.subtitle) == "What to look for"
    assert edition.title_for_staff == "Sacral dimple"
    assert (edition.stale, edition.mixed, edition.overdue) == (False, False, False)
    assert not edition.review.released
    assert edition.published_words == "22\u00a0November\u00a02026"
    assert edition.review_by == "2028-11-22"
    assert edition.short_url == "leaflets.example.org/sd-warn"
    assert edition.language_name == "English"
    assert not edition.right_to_left


def test_bold_links_holes_and_citations(tmp_path: Path) -> None:
    small, scan = fields(local(write_workspace(tmp_path)), "dimple/what").paragraphs
    assert small.text.spans == (
        Span("A "),
        Span("small", strong=True),
        Span(" dent."),
        Span("\u202f1", cites=(1,)),
        Span(" It is harmless"),
        Span("\u202f1,\u00a02", cites=(1, 2)),
        Span("."),
    )
    assert scan.text.spans == (
        Span("You may have an "),
        Span("ultrasound scan"),
        Span(" until "),
        Span("6\u00a0weeks", isolate=True),
        Span(": "),
        Span("read more", href="https://example.org/a"),
        Span("."),
    )
    assert small.words == (small.text,)


def test_phone_numbers(tmp_path: Path) -> None:
    now, today = fields(local(write_workspace(tmp_path)), "dimple/signs").tiers
    assert now.action.spans[1] == Span("999", href="tel:999", isolate=True)
    assert today.action.spans[1] == Span("Riverbank Clinic", isolate=True)
    phone = "020\u00a07946\u00a00123"
    assert today.action.spans[3] == Span(phone, href="tel:02079460123", isolate=True)
    assert (now.urgency, now.lead) == ("emergency-now", None)


def test_sources_are_those_cited_in_the_order_of_citation(tmp_path: Path) -> None:
    sources = fields(local(write_workspace(tmp_path)), "shared/sources").sources
    assert [(s.number, s.id) for s in sources] == [("1", "second"), ("2", "first")]
    assert str(sources[0].citation) == "Second guideline"
    (address,) = sources[0].address.spans
    assert (address.text, address.href) == ("example.org/second", "https://example.org/second/")
    assert sources[1].address is None


def test_figure_and_glossary(tmp_path: Path) -> None:
    edition = local(write_workspace(tmp_path))
    figure = fields(edition, "dimple/picture").figure
    assert isinstance(figure, LocalFigure)
    assert (figure.name, figure.alt, figure.width_mm) == ("back", "A baby's back with a dimple", 60)
    (label,) = figure.labels
    assert (str(label.words), label.points) == ("Dimple", ((10.0, 20.0),))
    (term,) = fields(edition, "dimple/words").terms
    assert (str(term.term), str(term.meaning)) == ("ultrasound scan", "Pictures made with sound.")


def test_contact_details_in_the_order_asked_for(tmp_path: Path) -> None:
    contact = fields(local(write_workspace(tmp_path)), "shared/contact").contact
    said = [(c.id, str(c.name) if c.name else None, str(c.words)) for c in contact]
    assert said == [
        ("phone", "Phone", "020\u00a07946\u00a00123"),
        ("emergency", "Emergency", "999"),
        ("urgent-lines", "NHS 111", "111\u00a0· Day and night"),
        ("hours", "Opening hours", "Monday to Friday\u00a0· 08:00 to 18:00"),
        ("address", "Address", "1 Example Street\u00a0· Sampletown"),
        ("email", "Email", "leaflets@example.org"),
        ("web", "Website", "clinic.example.org"),
        ("qr", "Read online", "leaflets.example.org/sd-warn"),
    ]
    assert contact[-1].url == "https://leaflets.example.org/sd-warn"
    assert contact[0].url == ""


def test_labels_keep_their_own_holes(tmp_path: Path) -> None:
    footer = write_workspace(tmp_path) / "layouts/page/footer.xml.j2"
    footer.parent.mkdir(parents=True, exist_ok=True)
    footer.write_text('<p>{{ labels["page-of"] }}</p>', "utf-8")
    labels = local(tmp_path).labels
    assert "published" not in labels  # no template prints it
    assert str(labels["page-of"]) == "Page {page} of {pages}"
    assert str(labels["page-of"].fill(page=Value("1"), pages=Value("2"))) == "Page 1 of 2"


def test_a_translation(tmp_path: Path) -> None:
    edition = local(translated(tmp_path, "ar"), "ar")
    assert str(edition.title) == "‹Sacral dimple›"
    assert edition.title.language == "ar"
    assert edition.title_for_staff == "Sacral dimple"
    assert edition.right_to_left
    assert edition.published_words == "22\u00a0نوفمبر\u00a02026"
    assert str(fields(edition, "dimple/words").terms[0].term) == "‹ultrasound scan›"


def test_numbers_take_the_plural_form_and_digits_of_the_language(tmp_path: Path) -> None:
    folder = translated(tmp_path, "ar")
    arabic = changed("content/clinics/riverbank.yaml", "paper: a4", "paper: a4\ndigits: native")
    for digits, printed in (("latn", "6\u00a0‹form"), ("native", "٦\u00a0‹form")):
        write_workspace(folder, {k: v.replace("native", digits) for k, v in arabic.items()})
        po = folder / "content/translations/ar/measures.po"
        forms = "\n".join(f'msgstr[{n}] "{{n}} ‹form {n}›"' for n in range(6))
        head = po.read_text().split("msgctxt")[0]
        po.write_text(
            f'{head}msgctxt "measures#week"\nmsgid "{{n}} week"\n'
            f'msgid_plural "{{n}} weeks"\n{forms}\n'
        )
        spans = fields(local(folder, "ar"), "dimple/what").paragraphs[1].text.spans
        value = next(s for s in spans if s.isolate)
        assert value.text.startswith(printed)
        assert value.text.replace("٣", "3").endswith("form\u00a03›")


def test_names_of_clinics_may_stay_and_say_their_language(tmp_path: Path) -> None:
    stay = {"clinics/riverbank#name": "", "clinics/riverbank#address.1": ""}
    edition = local(translated(tmp_path, changes=stay), "es")
    assert edition.clinic.name.spans == (Span("Riverbank Clinic", language="en-GB", isolate=True),)
    assert str(edition.clinic.department) == "‹Children›"


GROUP = changed(
    "content/clinics/riverbank.yaml", "language:", "header_text: Part of a group\nlanguage:"
)


def test_header_text_is_translated_like_a_department(tmp_path: Path) -> None:
    edition = local(translated(tmp_path / "all", files=GROUP), "es")
    assert str(edition.clinic.fields.header_text) == "‹Part of a group›"
    missing = {"clinics/riverbank#header_text": ""}
    (problem,) = problems(translated(tmp_path / "none", changes=missing, files=GROUP))
    assert "Part of a group" in str(problem)


def test_header_text_counts_for_the_hash_where_there_is_one(tmp_path: Path) -> None:
    without = local(write_workspace(tmp_path / "without"))
    other = {name: text.replace("Part of", "Half of") for name, text in GROUP.items()}
    hashes = {
        local(write_workspace(tmp_path / name, files)).content_hash
        for name, files in (("part", GROUP), ("half", other))
    }
    assert len({without.content_hash, *hashes}) == 3
    # Leaflets printed before clinics could have one keep the code that they are recalled by.
    assert without.content_hash == "884372c4"


def test_every_message_that_is_missing_is_listed(tmp_path: Path) -> None:
    missing = {
        "dimple/what#title": "",
        "dimple/signs#fluid.sign": "",
        "clinics/riverbank#department": "",
        "figures/back#alt": "",
        "glossary#scan.term": "",
        "labels#phone.text": "",
        "leaflets/dimple#audience": "",
    }
    found = problems(translated(tmp_path, changes=missing))
    assert {p.where.field for p in found if p.where} == set(missing)
    assert {p.code for p in found} == {"translation/missing"}
    problem = next(p for p in found if p.where and p.where.field == "dimple/signs#fluid.sign")
    assert problem.where is not None
    assert problem.where.path == tmp_path / "content/translations/es/dimple.po"
    assert problem.where.line
    assert problem.message == "not translated: “Fluid comes from it”"


def test_what_is_not_printed_need_not_be_translated(tmp_path: Path) -> None:
    unprinted = {"leaflets/dimple#purpose": "", "figures/back#title": ""}
    assert local(translated(tmp_path, changes=unprinted), "es")


def test_a_guess_is_never_printed(tmp_path: Path) -> None:
    path = translated(tmp_path) / "content/translations/es/dimple.po"
    text = path.read_text()
    context = 'msgctxt "dimple/what#title"'
    path.write_text(text.replace(context, f"#, fuzzy\n{context}"))
    (problem,) = problems(tmp_path)
    assert problem.code == "translation/fuzzy"
    assert "What is it?" in problem.message


def apart(text: RichText) -> bool:
    """Whether all of it is set apart."""
    flags = {span.set_apart for span in text.spans}
    assert len(flags) == 1
    return flags.pop()


@pytest.mark.parametrize("fuzzy", [False, True])
def test_a_translation_of_older_words_is_set_apart(fuzzy: bool, tmp_path: Path) -> None:
    """Whether the file still has the old English, or a program has put in the new one."""
    path = translated(tmp_path) / "content/translations/es/dimple.po"
    new = changed("content/blocks/dimple/what.yaml", "What is it?", "What is this?")
    write_workspace(tmp_path, new)
    if fuzzy:
        messages = extract_messages(load(tmp_path))["dimple"]
        path.write_text(merge(Heading("es", TODAY), messages, read_po(path)).text)
        assert "#, fuzzy" in path.read_text()
    edition = local(tmp_path, "es")
    title = fields(edition, "dimple/what").title
    assert str(title) == "Sin comprobar desde un cambio: ‹What is it?›"
    assert apart(title)
    assert (edition.stale, edition.mixed) == (True, False)
    assert not apart(fields(edition, "dimple/signs").title)


def test_a_guess_from_another_message_is_not_a_translation(tmp_path: Path) -> None:
    path = translated(tmp_path) / "content/translations/es/dimple.po"
    context = 'msgctxt "dimple/what#title"'
    guess = '#, fuzzy\n#| msgctxt "dimple/signs#title"\n#| msgid "When to call"\n'
    path.write_text(path.read_text().replace(context, guess + context))
    (problem,) = problems(tmp_path)
    assert problem.code == "translation/fuzzy"


def test_words_that_changed_since_they_were_signed_are_set_apart(tmp_path: Path) -> None:
    review = Review("stale", "reviewed", False, frozenset({"dimple/what#title"}))
    edition = localize(resolve(load(write_workspace(tmp_path)), JOB), review, TODAY)
    title = fields(edition, "dimple/what").title
    assert str(title) == "Not checked since a change: What is it?"
    assert apart(title)
    assert edition.stale
    again = localize(resolve(load(tmp_path), JOB), today=TODAY)
    assert not apart(fields(again, "dimple/what").title), "it was remembered"


def test_mixed_words_are_set_apart_and_say_their_language(tmp_path: Path) -> None:
    missing = {"dimple/what#title": "", "labels#phone.text": ""}
    edition = resolve(load(translated(tmp_path, changes=missing)), replace(JOB, language="es"))
    mixed = localize(edition, today=TODAY, allow_mixed=True)
    title = fields(mixed, "dimple/what").title
    assert title.spans == (
        Span("Sin traducir: ", strong=True, set_apart=True),
        Span("What is it?", language="en-GB", set_apart=True),
    )
    assert apart(mixed.labels["phone"])
    assert (mixed.stale, mixed.mixed) == (False, True)
    with pytest.raises(LeafletsError):
        localize(edition, today=TODAY)


def test_a_language_without_files(tmp_path: Path) -> None:
    write_workspace(tmp_path)
    (tmp_path / "content/translations/es").mkdir(parents=True)
    assert len(problems(tmp_path)) > 20


def test_a_file_that_cannot_be_read_is_one_problem(tmp_path: Path) -> None:
    path = translated(tmp_path) / "content/translations/es/dimple.po"
    path.write_text(path.read_text() + "nonsense\n")
    (problem,) = problems(tmp_path)
    assert problem.code == "po/syntax"


def test_a_file_of_another_language(tmp_path: Path) -> None:
    path = translated(tmp_path) / "content/translations/es/dimple.po"
    path.write_text(path.read_text().replace("Language: es", "Language: pt"))
    (problem,) = problems(tmp_path)
    assert problem.code == "po/language"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("Una **pequeña** marca. {cite:second} {cite:second,first}", None),
        ("Una **pequeña** marca. {cite:second}", "{cite:first,second} is missing"),
        ("{clinic.phone} **a** {cite:second} {cite:first,second}", "{clinic.phone} is too much"),
        ("Una marca. {cite:second} {cite:first,second}", "0 parts are bold"),
        ("**a** [b](https://a.org) {cite:second} {cite:first,second}", "other links"),
        ("**a {cite:second} {cite:first,second}", "** is missing"),
        ("<b>a</b> {cite:second} {cite:first,second}", "HTML"),
        ("{{ 7*7 }} {cite:second} {cite:first,second}", "template code"),
        ("**a** {cite:second} {cite:third,second}", "is missing"),
    ],
)
def test_a_translation_keeps_holes_links_and_bold(
    tmp_path: Path, words: str, message: str | None
) -> None:
    folder = translated(tmp_path, changes={"dimple/what#small.text": words})
    if message is None:
        assert local(folder, "es")
        return
    found = problems(folder)
    assert any(message in p.message for p in found)
    assert all(p.code == "translation/differs" for p in found)
    assert found[0].where is not None
    assert found[0].where.line


@pytest.mark.parametrize("name", ["phone"])
def test_a_value_the_clinic_does_not_have(tmp_path: Path, name: str) -> None:
    text = write_workspace(tmp_path) / "content/clinics/riverbank.yaml"
    lines = [line for line in text.read_text().splitlines() if not line.startswith(f"{name}:")]
    text.write_text("\n".join(lines) + "\n")
    (problem,) = problems(tmp_path, "en-GB")
    assert problem.code == "clinic/no-value"
    assert problem.where is not None
    assert problem.where.path == text
    assert problem.where.field == name
    assert "dimple/signs#" in problem.message


def test_a_local_value_the_clinic_does_not_have(tmp_path: Path) -> None:
    write_workspace(tmp_path, changed("content/clinics/riverbank.yaml", "age_limit:", "limit:"))
    (problem,) = problems(tmp_path, "en-GB")
    assert problem.where is not None
    assert problem.where.field == "local.age_limit"


def test_overdue_after_the_day_not_on_it(tmp_path: Path) -> None:
    write_workspace(tmp_path)
    assert not local(tmp_path, today=datetime.date(2028, 11, 22)).overdue
    assert local(tmp_path, today=datetime.date(2028, 11, 23)).overdue


def test_today_is_the_day_of_source_date_epoch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = resolve(load(write_workspace(tmp_path)), JOB)
    for year, overdue in ((2027, False), (2030, True)):
        seconds = int(datetime.datetime(year, 1, 1, tzinfo=datetime.UTC).timestamp())
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(seconds))
        assert localize(edition).overdue is overdue


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("content/blocks/dimple/what.yaml", "harmless", "benign"),
        ("content/blocks/dimple/what.yaml", "**small**", "small"),
        ("content/leaflets/dimple.yaml", "version: 1.0.0", "version: 1.0.1"),
        ("content/leaflets/dimple.yaml", "title: Sacral", "title: A sacral"),
        ("content/clinics/riverbank.yaml", "7946 0123", "7946 0124"),
        ("content/clinics/riverbank.yaml", "number: 6", "number: 8"),
        ("content/figures/back.yaml", "label: Dimple", "label: Pit"),
        ("content/figures/back.yaml", "A baby's back", "The back"),
        ("content/labels.yaml", "text: Phone", "text: Call"),
        ("content/sources.yaml", "Second guideline", "Another guideline"),
        ("content/glossary.yaml", "with sound", "by sound"),
    ],
)
def test_the_hash_tells_every_printed_change(tmp_path: Path, name: str, old: str, new: str) -> None:
    before = local(write_workspace(tmp_path)).content_hash
    assert len(before) == 8
    assert int(before, 16) >= 0
    after = local(write_workspace(tmp_path, changed(name, old, new))).content_hash
    assert before != after


def test_the_hash_does_not_tell_what_is_not_printed(tmp_path: Path) -> None:
    before = local(write_workspace(tmp_path)).content_hash
    note = changed("content/blocks/dimple/what.yaml", "note: Keep it short.", "note: Other.")
    assert local(write_workspace(tmp_path, note)).content_hash == before


def test_the_hash_is_the_same_in_every_process(tmp_path: Path) -> None:
    write_workspace(tmp_path)
    code = (
        "import sys, datetime; from pathlib import Path; from tests.stages.test_localize import *;"
        "print(local(Path(sys.argv[1])).content_hash)"
    )
    hashes = {
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert hashes == {local(tmp_path).content_hash + "\n"}


@pytest.mark.parametrize("language", [MIRRORED, ACCENTED, TALL])
def test_pseudolocales_leave_no_english_but_names_and_sources(
    tmp_path: Path, language: str
) -> None:
    edition = local(write_workspace(tmp_path), language)
    assert edition.right_to_left is (language == MIRRORED)
    for text in _texts((*(b.fields for b in edition.blocks), edition.title)):
        for span in text.spans:
            if not (span.language or (span.isolate and span.href)):
                plain = re.sub(f".{STACK}", "", span.text)
                assert not any(c.isascii() and c.isalpha() for c in plain), span


def test_each_message_prints_its_id_in_place_of_its_words_and_all_its_values(
    tmp_path: Path,
) -> None:
    edition = local(write_workspace(tmp_path), IDS)
    texts = _texts((*(b.fields for b in edition.blocks), edition.title, edition.clinic.fields))
    told = {text.context: str(text) for text in texts if text.context}
    assert {str(text).partition(" ")[0] for text in texts if text.context} == set(told)
    assert told["dimple/what#small.text"] == "dimple/what#small.text …\u202f1\u202f1,\u00a02"
    scan = "dimple/what#scan.text glossary#scan.term measures#week\u00a06 …"
    assert told["dimple/what#scan.text"] == scan
    assert told["dimple/signs#today.action"].endswith(
        "clinics/riverbank#name 020\u00a07946\u00a00123"
    )
    assert told["clinics/riverbank#name"] == "clinics/riverbank#name"
    assert edition.published_words == "22\u00a0Ñöṽéɱƀéŕ\u00a02026"
    hours = edition.clinic.fields.opening_hours[0].words
    assert str(hours).startswith("labels#days-range.text Ṁöñðåý Ƒŕîðåý")


def _texts(value: object) -> list[RichText]:
    match value:
        case RichText():
            return [value]
        case SimpleNamespace():
            return _texts(tuple(vars(value).values()))
        case tuple():
            return [text for item in value for text in _texts(item)]
    return []


def test_a_written_catalog_is_one_that_is_read(tmp_path: Path) -> None:
    path = translated(tmp_path) / "content/translations/es/dimple.po"
    assert parse_po(path.read_text(), path).text() == path.read_text()


def test_staff_see_the_title_in_their_language(tmp_path: Path) -> None:
    spanish = changed("content/clinics/riverbank.yaml", "language: en-GB", "language: es")
    folder = translated(tmp_path, files=spanish)
    assert local(folder, "en-GB").title_for_staff == "‹Sacral dimple›"
    untranslated = translated(tmp_path, changes={"leaflets/dimple#title": ""}, files=spanish)
    assert local(untranslated, "en-GB").title_for_staff == "Sacral dimple"


def test_a_stale_word_is_seen_in_every_leaflet_that_prints_it(tmp_path: Path) -> None:
    """The first leaflet meets the stale term in two blocks: neither may be remembered as sound."""
    signs = FILES["content/blocks/dimple/signs.yaml"].replace(
        "Very sleepy", "Very sleepy at the {term:scan}"
    )
    recipe = FILES["content/leaflets/dimple.yaml"]
    first = re.sub(r"  - \{block: dimple/(what|picture).*\n", "", recipe)
    second = re.sub(r"  - \{block: dimple/(what|signs|picture).*\n", "", recipe)
    second = second.replace("SD-WARN", "SD-TWO").replace("sd-warn", "sd-two")
    second = second.replace("title: Sacral dimple", "title: The ultrasound big scan")
    files = {
        "content/blocks/dimple/signs.yaml": signs,
        "content/leaflets/dimple.yaml": first,
        "content/leaflets/two.yaml": second,
    }
    translated(tmp_path, files=files)
    glossary = FILES["content/glossary.yaml"]
    files["content/glossary.yaml"] = glossary.replace("ultrasound scan", "ultrasound big scan")
    library = load(write_workspace(tmp_path, files))
    for leaflet in ("dimple", "two"):
        job = replace(JOB, leaflet=leaflet, language="es")
        assert localize(resolve(library, job), today=TODAY).stale, leaflet
