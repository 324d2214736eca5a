"""Pages on the sides of sheets: read in the leaflet's order, wherever they stand."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest

from leaflets.model.page import PagedDocument, PlacedPage, Side, Stroke
from leaflets.pdf import draw
from leaflets.problems import LeafletsError
from tests.oracle.read_back import flaws, read_tree, rows
from tests.pdf.content import content_flaws
from tests.pdf.samples import HEIGHT, WIDTH, leaflet

WIDE = 2 * WIDTH + 11
OFFSET = (WIDTH + 7, 5.0)
FRONT = Side(WIDE, HEIGHT + 9, (PlacedPage(1, *OFFSET),))
BACK = Side(WIDE, HEIGHT + 9, (PlacedPage(0, 3.0, 4.0),))
TOGETHER = Side(WIDE, HEIGHT + 9, (PlacedPage(1, *OFFSET), PlacedPage(0, 0.0, 0.0)))
LINE = Stroke(WIDTH, 0, WIDTH, HEIGHT, "line", 0.25, (2.0, 2.0))
COPIES = tuple(
    Side(WIDE, HEIGHT, (PlacedPage(n, 0, 0), PlacedPage(n, WIDTH + 8, 0, copy=True)), (LINE,))
    for n in (0, 1)
)
WAYS = {"two-sides": (FRONT, BACK), "one-side": (TOGETHER,), "copies": COPIES}


def document(language: str = "en", *sides: Side) -> PagedDocument:
    return replace(leaflet(language).document(), sides=sides)


@pytest.fixture(params=WAYS)
def sides(request: pytest.FixtureRequest) -> tuple[Side, ...]:
    return WAYS[request.param]


@pytest.mark.parametrize("language", ["en", "ar", "hi"])
def test_what_is_heard_is_the_same_on_any_sheet(language: str, sides: tuple[Side, ...]) -> None:
    plain, imposed = draw(document(language)), draw(document(language, *sides))
    heard = [row._replace(page=0) for row in rows(read_tree(imposed))]
    assert heard == [row._replace(page=0) for row in rows(read_tree(plain))]
    assert flaws(read_tree(imposed)) == []
    assert content_flaws(imposed) == []
    assert len(pikepdf.open(BytesIO(imposed)).pages) == len(sides)


def test_a_paragraph_goes_on_over_the_edge_of_the_sheet() -> None:
    paragraph = next(n for n in read_tree(draw(document("en", FRONT, BACK))).walk() if n.marks > 3)
    assert paragraph.text.startswith("Most babies need")
    assert paragraph.page == 2


def links(pdf: bytes) -> list[list[list[float]]]:
    """The rectangles on each page."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        pages: Any = opened.pages
        return [[list(map(float, a.Rect)) for a in page.obj.get("/Annots", [])] for page in pages]


def test_links_and_boxes_of_figures_move_with_their_pages() -> None:
    plain, moved = draw(document()), draw(document("en", TOGETHER))
    before = [box for page in links(plain) for box in page]
    assert len(before) > 1
    assert links(moved) == [[at_offset(box) for box in before]]
    found = [boxes(pdf) for pdf in (plain, moved)]
    assert found[1] == [at_offset(box) for box in found[0]]
    assert len(found[0]) == 3


def test_links_are_on_the_side_that_shows_them() -> None:
    count = sum(map(len, links(draw(document()))))
    assert count
    assert list(map(len, links(draw(document("en", FRONT, BACK))))) == [count, 0]
    assert list(map(len, links(draw(document("en", BACK, FRONT))))) == [0, count]


def boxes(pdf: bytes) -> list[list[float]]:
    return [
        [float(part) for part in node.attributes["BBox"].strip("[]").replace(",", " ").split()]
        for node in read_tree(pdf).walk()
        if node.role == "Figure"
    ]


def at_offset(box: list[float]) -> Any:
    """Where a box of the second page is on the side that holds both."""
    right, up = OFFSET[0], 9 - OFFSET[1]
    return pytest.approx([box[0] + right, box[1] + up, box[2] + right, box[3] + up], abs=0.02)


def test_bookmarks_lead_to_the_page_on_its_side() -> None:
    with pikepdf.open(BytesIO(draw(document("en", FRONT, BACK)))) as pdf:
        outline = pdf.open_outline()
        top = outline.root[0]
        places: list[Any] = [top.destination, top.children[0].destination]
        assert [place[0].objgen for place in places] == [
            pdf.pages[1].obj.objgen,
            pdf.pages[0].obj.objgen,
        ]
        assert [float(place[2]) for place in places] == pytest.approx([3, OFFSET[0]], abs=0.01)
        assert float(places[0][3]) == pytest.approx(HEIGHT + 9 - 4 - 40, abs=0.01)


def test_a_copy_looks_like_its_page_and_holds_no_links() -> None:
    pdf = draw(document("en", *COPIES))
    assert list(map(len, links(pdf))) == list(map(len, links(draw(document()))))
    for page in pypdfium2.PdfDocument(pdf):
        picture = page.render(scale=1).to_pil().convert("L")
        # Letters are smoothed differently between two pixels, so the copies are whole points apart.
        step, width = round(WIDTH + 8), round(WIDTH) - 2
        left = picture.crop((0, 0, width, picture.height))
        right = picture.crop((step, 0, step + width, picture.height))
        differing = sum(
            abs(a - b) > 96 for a, b in zip(left.tobytes(), right.tobytes(), strict=True)
        )
        assert left.getextrema()[0] < 64
        assert differing < 0.002 * width * picture.height


@pytest.mark.parametrize(
    "sides",
    [
        (FRONT,),
        (FRONT, BACK, BACK),
        (replace(FRONT, pages=(PlacedPage(1, 0, 0, copy=True),)), BACK),
        (FRONT, BACK, replace(BACK, pages=(PlacedPage(7, 0, 0, copy=True),))),
    ],
)
def test_no_page_is_lost_or_read_twice(sides: tuple[Side, ...]) -> None:
    with pytest.raises(LeafletsError) as caught:
        draw(document("en", *sides))
    assert {problem.code for problem in caught.value.problems} == {"pdf/page-on-sides"}


def test_an_empty_side_is_a_page_too() -> None:
    pdf = draw(document("en", FRONT, BACK, replace(BACK, pages=())))
    assert len(pikepdf.open(BytesIO(pdf)).pages) == 3
    assert flaws(read_tree(pdf)) == []
