"""The report as a PDF, heard as it is read aloud; and as a file."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from leaflets.model.assessment import Assessment, Change, CitedSource, Signed
from leaflets.model.form import Form
from leaflets.model.paper import Paper
from leaflets.problems import Where
from leaflets.scorecard.files import of_leaflet, of_library
from leaflets.scorecard.findings import together
from leaflets.scorecard.page import Frame, form
from leaflets.scorecard.telling import NO_SCORE_IS_WHOLE
from tests.conformance.verapdf import Validator, report, verapdf
from tests.oracle.read_back import Row, flaws, open_pdf, read_tree, rows
from tests.scorecard.samples import A4, ALL, DAY, ENGLISH, ERROR, LETTER, SPANISH, WARNING

__all__ = ["verapdf"]


def read(assessments: tuple[Assessment, ...], frame: Frame = A4) -> tuple[Row, ...]:
    """Every element of a report."""
    tree = read_tree(of_leaflet(assessments, frame, "pdf"))
    assert flaws(tree) == []
    return tuple(rows(tree))


def said(found: tuple[Row, ...], role: str) -> list[str]:
    return [" ".join(row.text.replace("\u00a0", " ").split()) for row in found if row.role == role]


def words_of(found: tuple[Row, ...]) -> str:
    """What paragraphs and items of lists say."""
    return " ".join((*said(found, "P"), *said(found, "LBody")))


@pytest.fixture(scope="module")
def heard() -> tuple[Row, ...]:
    return read(ALL)


def test_headings_in_their_order(heard: tuple[Row, ...]) -> None:
    assert said(heard, "H1") == ["Sacral dimple: when to get help"]
    assert said(heard, "H2") == [
        "How easy it is to read, in English, en-GB",
        "What a good leaflet has",
        "Decision of those who approve",
        "Languages",
        "Open points",
        "What the checks found",
        "Criteria that are not met",
        "What may stay for a while",
        "Hardest sentences",
        "What has changed",
        "Checks that say nothing here",
        "Sources",
    ]


@pytest.mark.parametrize(
    "words",
    [
        "SD-WARN · version 1.2.0 · English, en-GB · Riverbank Clinic",
        "Review due 22 November 2028, in 726 days",
        "Changed since signed",
        "Last signed by A. Person, Consultant nurse, 23 November 2026",
        "As it is on 27 November 2026",
        "Low confidence: a short text. 27 full sentences, on average 9.4 words long, 21 at most.",
        "aim 6 or less, limit 8 · 4.1 without words that it explains",
        "Error: “Call today” is not translated.",
        "wording/list-length · en-GB, es · content/blocks/sacral-dimple/signs.yaml:12 (signs)",
        "Until 1 March 2027: The word ultrasound cannot be left out",
        "readability/smog · 1 finding in en-GB",
        "readability/douma, readability/lix: it cannot read en-GB",
        "Keep it [taken out: clean] [put in: dry]",
        "A textbook of paediatrics · textbook, old, 2023-01-01",
        "PEMAT-P 19: Criterion number 19",
        NO_SCORE_IS_WHOLE,
    ],
)
def test_everything_is_said(heard: tuple[Row, ...], words: str) -> None:
    assert words in words_of(heard)


def test_charts_have_words_in_their_place(heard: tuple[Row, ...]) -> None:
    alts = [row.alt for row in heard if row.role == "Figure"]
    assert "Flesch-Kincaid grade level 4.8: within the aim of 6 or less" in alts
    assert "INFLESZ 48.2: too hard, beyond the limit of 55; the aim of 65 or more" in alts
    assert any(alt.startswith("PEMAT-P: 15 met, 2 not met") for alt in alts)
    assert all(alts)


def test_a_row_for_each_language(heard: tuple[Row, ...]) -> None:
    lines = said(heard, "TR")
    assert any(re.match(r"Spanish, es ?To be signed ?INFLESZ 48.2", one) for one in lines)
    assert any("Arabic, ar" in one and "Not scored" in one for one in lines)


def test_words_keep_their_language() -> None:
    found = [row for row in read((SPANISH,)) if SPANISH.title in row.text]
    assert "es" in {row.language for row in found}


def test_findings_are_told_once_for_each_place() -> None:
    elsewhere = replace(WARNING, where=Where(Path("content/blocks/other.yaml"), 3, "items"))
    found = together((replace(ENGLISH, findings=(WARNING, elsewhere)), SPANISH))
    assert found == (
        (ERROR, ("es",)),
        (WARNING, ("en-GB", "es")),
        (elsewhere, ("en-GB",)),
    )


def test_one_language_needs_no_table_of_languages() -> None:
    assert "Languages" not in said(read((ENGLISH,)), "H2")


def test_what_nobody_has_signed_says_so() -> None:
    words = words_of(read((replace(ENGLISH, state="draft", signed=None),)))
    assert "There is no signature" in words
    assert "Nobody has signed this yet: all of it is new." in words


def test_no_limit_and_no_score_are_said() -> None:
    one = replace(ENGLISH, readings=(replace(ENGLISH.readings[0], gate=None),))
    words = words_of(read((one,)))
    assert "No limit is set" in words
    none = replace(ENGLISH, readings=(), not_scored="it cannot be printed as it is")
    assert "Not scored: it cannot be printed as it is." in words_of(read((none,)))


SHORT = replace(
    ENGLISH, instruments=(), findings=(), waived=(), hardest=ENGLISH.hardest[:1], sources=()
)


@pytest.mark.parametrize("frame", [A4, LETTER], ids=["A4", "Letter"])
def test_one_page_if_it_can_be(frame: Frame) -> None:
    with open_pdf(of_leaflet((SHORT,), frame, "pdf")) as pdf:
        assert len(pdf.pages) == 1
        box = [float(side) for side in pdf.pages[0].MediaBox]
        assert box[2] / 72 * 25.4 == pytest.approx(frame.paper.width, abs=0.1)


def pages(one: Assessment) -> int:
    with open_pdf(of_leaflet((one,), A4, "pdf")) as pdf:
        return len(pdf.pages)


def test_smaller_type_where_it_saves_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    longer = [
        replace(SHORT, open_points=tuple(f"Point {n} is open" for n in range(count)))
        for count in range(0, 24, 4)
    ]
    with_it = list(map(pages, longer))
    layout, theme = form()
    usual = Form.model_validate({**layout.forms[0].model_dump(exclude_unset=True), "fit": None})
    plain = layout.model_copy(update={"forms": (usual,)})
    monkeypatch.setattr("leaflets.scorecard.page.form", lambda: (plain, theme))
    without = list(map(pages, longer))
    assert (with_it[0], without[0]) == (1, 1)
    assert sum(with_it) < sum(without)
    assert with_it == sorted(with_it)


def test_nothing_is_cut_when_there_is_much() -> None:
    changes = tuple(Change(f"a/b#text{n}", "", f"New words {n}.") for n in range(80))
    sources = tuple(CitedSource(f"s{n}", f"Source {n}", "study", DAY) for n in range(60))
    one = replace(ENGLISH, sources=sources, signed=Signed("A. Person", "Nurse", DAY, changes))
    words = words_of(read((one,)))
    assert all(f"New words {n}." in words for n in range(80))
    assert all(f"Source {n} ·" in words for n in range(60))


@pytest.mark.parametrize(("width", "height"), [(148, 210), (99, 210), (297, 210)])
def test_paper_that_is_too_narrow_gives_way_to_upright_a4(width: float, height: float) -> None:
    frame = Frame(Paper(title="Other", width=width, height=height), "Riverbank Clinic")
    assert (frame.sheet.width, frame.sheet.height) == (210, 297)


def test_reports_are_pdf_ua_and_pdf_a(tmp_path: Path, verapdf: Validator) -> None:
    (tmp_path / "leaflet.pdf").write_bytes(of_leaflet(ALL, A4, "pdf"))
    (tmp_path / "letter.pdf").write_bytes(of_leaflet((SHORT,), LETTER, "pdf"))
    (tmp_path / "library.pdf").write_bytes(of_library((ALL, (SHORT,)), DAY, A4, "pdf"))
    failures = verapdf(sorted(tmp_path.glob("*.pdf")))
    assert not failures, report(failures)


def test_the_same_bytes_again() -> None:
    assert of_leaflet(ALL, A4, "pdf") == of_leaflet(ALL, A4, "pdf")


def test_a_report_says_that_it_is_no_leaflet() -> None:
    with open_pdf(of_leaflet((SHORT,), A4, "pdf")) as pdf:
        metadata = bytes(pdf.Root.Metadata.read_bytes()).decode()
    assert ">report<" in metadata
    assert "Not clinically reviewed" not in words_of(read((SHORT,)))


def test_the_overview_has_every_leaflet_and_language() -> None:
    other = tuple(replace(one, leaflet="other", id="OTHER", title="Other") for one in ALL)
    tree = read_tree(of_library((ALL, other), DAY, A4, "pdf"))
    assert flaws(tree) == []
    found = tuple(rows(tree))
    assert said(found, "H2") == ["States", "Sacral dimple: when to get help", "Other"]
    assert sum(line.startswith("Arabic, ar") for line in said(found, "TR")) == 2
    alts = [row.alt for row in found if row.role == "Figure"]
    assert "OTHER in 3 languages: 2 to be signed; 1 changed since" in alts
    words = words_of(found)
    assert "No score is the whole of a leaflet." in words
