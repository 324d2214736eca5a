"""A printer's dummy, read back from finished files: where each page stands on its sheet, and that
it is heard in the leaflet's order."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from leaflets.model.layout import MM
from leaflets.model.library import Library
from leaflets.model.page import ARTIFACT, PagedDocument, SetText
from leaflets.pdf import draw
from leaflets.pipeline import lay_out
from leaflets.problems import LeafletsError
from leaflets.proof import proof_of
from leaflets.screenshots.taking import screenshots
from tests.conformance.verapdf import Validator, report
from tests.end_to_end.dummy import dummy_job, dummy_library
from tests.oracle.read_back import flaws, open_pdf, read_tree, rows
from tests.pdf.content import content_flaws

LTR, RTL = "en-GB", "ar-XB"
"""The second is mirrored English: it keeps the digits of page numbers."""

PARAGRAPHS = {("a4-tri-fold", LTR): 18, ("a4-tri-fold", RTL): 15, ("letter-tri-fold", LTR): 14,
              ("letter-tri-fold", RTL): 16}  # fmt: skip
"""As many as fill all panels; of other papers 13."""


class Panel(NamedTuple):
    """Edges of a panel in millimetres, and the page that stands on it."""

    left: float
    right: float
    page: int


TRI_FOLD = (
    (Panel(0, 97, 5), Panel(97, 197, 6), Panel(197, 297, 1)),
    (Panel(0, 100, 2), Panel(100, 200, 3), Panel(200, 297, 4)),
)
MIRRORED = (
    (Panel(0, 100, 1), Panel(100, 200, 6), Panel(200, 297, 5)),
    (Panel(0, 97, 4), Panel(97, 197, 3), Panel(197, 297, 2)),
)
LETTER = (
    (Panel(0, 92.075, 5), Panel(92.075, 185.7375, 6), Panel(185.7375, 279.4, 1)),
    (Panel(0, 93.6625, 2), Panel(93.6625, 187.325, 3), Panel(187.325, 279.4, 4)),
)
LETTER_MIRRORED = (
    (Panel(0, 93.6625, 1), Panel(93.6625, 187.325, 6), Panel(187.325, 279.4, 5)),
    (Panel(0, 92.075, 4), Panel(92.075, 185.7375, 3), Panel(185.7375, 279.4, 2)),
)
BOOKLET = ((Panel(0, 148.5, 4), Panel(148.5, 297, 1)), (Panel(0, 148.5, 2), Panel(148.5, 297, 3)))
STAPLED_RTL = tuple(
    (Panel(0, 148.5, right.page), Panel(148.5, 297, left.page)) for left, right in BOOKLET
)
HALF = 139.7
"""Width of half a Letter sheet in millimetres."""
LETTER_BOOKLET = ((Panel(0, HALF, 4), Panel(HALF, 2 * HALF, 1)),
                  (Panel(0, HALF, 2), Panel(HALF, 2 * HALF, 3)))  # fmt: skip
LETTER_STAPLED_RTL = tuple(
    (Panel(0, HALF, right.page), Panel(HALF, 2 * HALF, left.page)) for left, right in LETTER_BOOKLET
)
LETTER_TWICE = tuple((Panel(0, HALF, page), Panel(HALF, 2 * HALF, page)) for page in (1, 2, 3))
TWICE = tuple((Panel(0, 148.5, page), Panel(148.5, 297, page)) for page in (1, 2, 3))
SHEETS = {
    ("a4-tri-fold", LTR): TRI_FOLD,
    ("a4-tri-fold", RTL): MIRRORED,
    ("letter-tri-fold", LTR): LETTER,
    ("letter-tri-fold", RTL): LETTER_MIRRORED,
    ("half-letter-booklet", LTR): LETTER_BOOKLET,
    ("half-letter-booklet", RTL): LETTER_STAPLED_RTL,
    ("half-letter-twice", LTR): LETTER_TWICE,
    ("half-letter-twice", RTL): LETTER_TWICE,
    ("a5-booklet", LTR): BOOKLET,
    ("a5-booklet", RTL): STAPLED_RTL,
    ("a5-twice", LTR): TWICE,
    ("a5-twice", RTL): TWICE,
}
every_sheet = pytest.mark.parametrize(("paper", "language"), SHEETS)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Paper and language -> the laid out dummy, made once."""

    @cache
    def library(paragraphs: int) -> Library:
        return dummy_library(tmp_path_factory.mktemp("dummy"), paragraphs)

    @cache
    def make(paper: str, language: str, profile: str = "office") -> PagedDocument:
        paragraphs = PARAGRAPHS.get((paper, language), 13)
        return lay_out(library(paragraphs), dummy_job(paper, language, profile)).document

    return make


def page_numbers(pdf: bytes, side: int, panel: Panel) -> list[tuple[int, int]]:
    """“Page 1 of 6” between the edges of a panel, in English or mirrored."""
    page = pypdfium2.PdfDocument(pdf)[side]
    edges = panel.left * MM, 0.0, panel.right * MM, page.get_height()
    words = page.get_textpage().get_text_bounded(*edges)
    return [(int(a), int(b)) for a, b in re.findall(r"(?:Page|پاجه) (\d+) (?:of|وف) (\d+)", words)]


@every_sheet
def test_each_page_stands_where_it_is_folded_or_stapled_to(
    paper: str, language: str, made: Any
) -> None:
    document, sides = made(paper, language), SHEETS[paper, language]
    pdf, count = draw(document), len(document.pages)
    assert len(pypdfium2.PdfDocument(pdf)) == len(sides)
    assert count == 6 or paper != "a4-tri-fold"
    for number, panels in enumerate(sides):
        for panel in panels:
            there = [(panel.page, count)] if panel.page <= count else []
            assert page_numbers(pdf, number, panel) == there, (number, panel)


@every_sheet
def test_it_is_heard_as_if_each_page_were_a_sheet(paper: str, language: str, made: Any) -> None:
    document = made(paper, language)
    imposed, plain = draw(document), draw(replace(document, sides=()))
    heard, expected = (
        [row._replace(page=0) for row in rows(read_tree(pdf))] for pdf in (imposed, plain)
    )
    assert heard == expected
    assert content_flaws(imposed) == []
    assert flaws(read_tree(imposed)) == []


def test_a_paragraph_goes_on_from_the_inside_to_the_flap(made: Any) -> None:
    document = made("a4-tri-fold", LTR)
    paragraphs = [n for n in read_tree(draw(document)).walk() if n.text.startswith("Paragraph")]
    said = [node.text.split(" goes on")[0] for node in paragraphs if node.role == "P"]
    count = PARAGRAPHS["a4-tri-fold", LTR]
    assert said == [f"Paragraph number {chr(64 + n)}" for n in range(1, count + 1)]
    (divided,) = _elements(document, 4) & _elements(document, 5)
    on = {one.page: number for number, side in enumerate(document.sides) for one in side.pages}
    assert (on[3], on[4]) == (1, 0)
    assert document.elements[divided].role == "P"
    ends = "in one piece all the same."
    assert all(node.text.endswith(ends) for node in paragraphs if node.role == "P")


def _elements(document: PagedDocument, page: int) -> set[int]:
    """What is read aloud on a page, from 1."""
    texts = (item for item in document.pages[page - 1].items if isinstance(item, SetText))
    return {text.element for text in texts} - {ARTIFACT}


def test_words_are_set_once_whatever_the_width_of_the_panel(made: Any) -> None:
    """The margin takes what a panel is wider than the flap."""
    for language, start in ((LTR, 0), (RTL, 1)):
        document = made("a4-tri-fold", language)
        for number, page in enumerate(document.pages, 1):
            wide = 97 if number in (4, 5) else 100
            assert page.width == pytest.approx(wide * MM)
            texts = [t for t in page.items if isinstance(t, SetText) and t.element != ARTIFACT]
            lefts = [min(text.xs) for text in texts]
            rights = [x + line.width for t in texts for x, line in zip(t.xs, t.lines, strict=True)]
            margin = (min(lefts), page.width - max(rights))[start] / MM
            assert margin == pytest.approx(9 + (wide - 97) / 2, abs=0.3)


@pytest.mark.parametrize(
    ("paper", "edge"),
    [("a4-tri-fold", "Short"), ("a5-booklet", "Short"), ("a5-twice", "Short"), ("a5", "Long"),
     ("a5-landscape", "Short")],
)  # fmt: skip
def test_the_printer_turns_sheets_over_as_readers_do(paper: str, edge: str, made: Any) -> None:
    with open_pdf(draw(made(paper, LTR))) as pdf:
        assert str(pdf.Root.ViewerPreferences.Duplex) == f"/DuplexFlip{edge}Edge"
    with open_pdf(draw(made(paper, LTR, "screen"))) as pdf:
        assert "/Duplex" not in pdf.Root.ViewerPreferences


def test_folds_are_marked_for_printers_only_and_cuts_always(made: Any) -> None:
    assert [len(side.lines) for side in made("a4-tri-fold", LTR).sides] == [4, 4]
    assert [len(side.lines) for side in made("a4-tri-fold", LTR, "screen").sides] == [0, 0]
    assert {len(side.lines) for side in made("a5-twice", LTR, "screen").sides} == {1}


def test_bookmarks_lead_to_the_panel(made: Any) -> None:
    document = made("a4-tri-fold", LTR)
    with open_pdf(draw(document)) as pdf:
        first: Any = pdf.open_outline().root[0].destination
        assert first[0].objgen == pdf.pages[0].obj.objgen
        assert float(first[2]) == pytest.approx(197 * MM, abs=0.01)


def test_links_of_the_second_copy_are_none(made: Any) -> None:
    with open_pdf(draw(made("a5-twice", LTR))) as pdf:
        found = [a for page in pdf.pages for a in page.obj.get("/Annots", pikepdf.Array())]
        assert found
        assert max(float(a.Rect[2]) for a in found) < 148.5 * MM


def test_a_leaflet_with_more_pages_than_panels_is_refused(tmp_path: Path) -> None:
    library = dummy_library(tmp_path, 25)
    with pytest.raises(LeafletsError) as caught:
        lay_out(library, dummy_job("a4-tri-fold", LTR))
    (problem,) = caught.value.problems
    assert problem.code == "layout/too-many-pages"
    assert "and the sheet of a4-tri-fold has 6 panels" in problem.message


def test_sheets_conform(made: Any, verapdf: Validator, tmp_path: Path) -> None:
    files = []
    for paper, language in SHEETS:
        files.append(tmp_path / f"{paper}-{language}.pdf")
        files[-1].write_bytes(draw(made(paper, language)))
    failures = verapdf(files)
    assert not failures, report(failures)


def test_a_proof_shows_pages_one_by_one_on_office_paper(tmp_path: Path) -> None:
    proof = proof_of(dummy_library(tmp_path, 6), dummy_job("a4-tri-fold", LTR))
    with open_pdf(proof.pdf) as pdf:
        sizes = [[round(float(v) / MM) for v in page.mediabox[2:]] for page in pdf.pages]
    pages = [size for size in sizes if size == [210, 297]]
    assert len(pages) > 1
    assert set(map(tuple, sizes)) == {(210, 297), (297, 210)}


def test_pictures_for_translators_are_cut_from_pages(tmp_path: Path) -> None:
    library = dummy_library(tmp_path, 6)
    found = {
        shot.context: Image.open(BytesIO(shot.png)).convert("L")
        for shot in screenshots(library, [dummy_job("a4-tri-fold", LTR)])
    }
    picture = found["dummy/more#p6.text"]
    dark = sum(value < 100 for value in picture.tobytes())
    assert 0.02 < dark / (picture.width * picture.height) < 0.4
