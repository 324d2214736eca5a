"""What pseudolocales are for: they show lines that touch, words that are clipped, and what is not
turned over on right-to-left pages. Words that nobody can translate: ``tests/test_extensions.py``.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

import pytest

from leaflets.languages import Language, language
from leaflets.model.job import TWO_LANGUAGES, Job
from leaflets.model.page import (
    ARTIFACT,
    Area,
    Drawing,
    Item,
    Page,
    PagedDocument,
    QrDrawing,
    SetText,
    Stroke,
)
from leaflets.model.picture import VectorPicture
from leaflets.pipeline import lay_out
from leaflets.problems import LeafletsError
from leaflets.text.faces import FontLibrary
from leaflets.workspace import ACCENTED, MIRRORED, TALL
from tests.end_to_end.geometry import Rectangle, line_ink, whole
from tests.end_to_end.jobs import LAYOUTS as ANY_LEAFLET
from tests.end_to_end.jobs import NAMES, shipped_library
from tests.small_workspace import CLINIC

EVERY_LAYOUT = list(itertools.product(NAMES.leaflets, (*ANY_LEAFLET, TWO_LANGUAGES)))
every_layout = pytest.mark.parametrize(("leaflet", "layout"), EVERY_LAYOUT)
LAYOUTS = [(leaflet, layout) for leaflet, layout in EVERY_LAYOUT if layout != TWO_LANGUAGES]
every_layout_of_one_language = pytest.mark.parametrize(("leaflet", "layout"), LAYOUTS)
"""Pages with two directions are no mirror images: see ``test_side_by_side.py``."""

HANDOUT = (NAMES.leaflets[0], "handout")

NO_ROOM = ("sacral-dimple-warning-signs", "slip")
"""Letters twice as high make this slip taller than a page: it is refused."""

HAIR = 0.05
"""Points; what overlaps by less is rounding."""


def _document(
    leaflet: str, layout: str, spoken: str, fonts: FontLibrary | None = None
) -> PagedDocument:
    second = ACCENTED if layout == TWO_LANGUAGES else ""
    job = Job(leaflet, spoken, CLINIC, layout, "a4", "screen", second)
    return lay_out(shipped_library(), job, fonts).document


# Leading and clipping.


@every_layout
def test_no_letter_touches_the_next_line_or_sticks_out_of_its_panel(
    leaflet: str, layout: str
) -> None:
    if (leaflet, layout) == NO_ROOM:
        with pytest.raises(LeafletsError, match="taller than a page"):
            _document(leaflet, layout, TALL)
        return
    document = _document(leaflet, layout, TALL)
    if layout != TWO_LANGUAGES:  # the other language is not set for stacked marks
        assert list(_touching(document)) == []
    assert list(_sticking_out(document)) == []


def test_lines_set_too_tight_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    tight = replace(language(TALL), leading=1.9)
    monkeypatch.setattr("leaflets.text.faces.language_of", lambda _tag: tight)
    assert list(_touching(_document(*HANDOUT, TALL, FontLibrary())))


def test_words_that_are_clipped_are_seen() -> None:
    document = _document(*HANDOUT, TALL)
    page = document.pages[0]
    lower = (
        replace(item, y=item.y + 12, height=item.height - 12) if isinstance(item, Area) else item
        for item in page.items
    )
    assert list(_sticking_out(replace(document, pages=(replace(page, items=tuple(lower)),))))
    moved = replace(document, pages=(replace(page, height=page.height - 40),))
    assert list(_sticking_out(moved))


def _touching(document: PagedDocument) -> Iterator[tuple[str, str]]:
    """Lines with a glyph that overlaps one of another line."""
    for page in document.pages:
        for (one, above), (other, below) in itertools.combinations(_ink(page), 2):
            if _around(above).overlaps(_around(below), HAIR) and any(
                upper.overlaps(lower, HAIR) for upper in above for lower in below
            ):
                yield one, other


def _sticking_out(document: PagedDocument) -> Iterator[str]:
    """Lines with ink outside the page, or across the edge of the filled panel they stand on."""
    for page in document.pages:
        panels = [
            Rectangle(item.x, item.y, item.x + item.width, item.y + item.height)
            for item in page.items
            if isinstance(item, Area) and item.fill
        ]
        for words, ink in _ink(page):
            around = _around(ink)
            if not whole(page).holds(around, HAIR) or any(
                panel.overlaps(around, HAIR) and not panel.holds(around, HAIR) for panel in panels
            ):
                yield words


def _ink(page: Page) -> list[tuple[str, list[Rectangle]]]:
    """The lines of a page that blacken anything, with the rectangles of their glyphs."""
    found = []
    for item in page.items:
        for index, line in enumerate(item.lines if isinstance(item, SetText) else ()):
            assert isinstance(item, SetText)
            if ink := line_ink(item, index):
                found.append(("".join(word.word.text for word in line.words), ink))
    return found


def _around(ink: list[Rectangle]) -> Rectangle:
    return Rectangle(
        min(glyph.left for glyph in ink),
        min(glyph.top for glyph in ink),
        max(glyph.right for glyph in ink),
        max(glyph.bottom for glyph in ink),
    )


# Right to left.


def _both_ways(leaflet: str, layout: str) -> tuple[PagedDocument, PagedDocument]:
    """A leaflet from right to left, and the very same words set from left to right."""
    right_to_left = _document(leaflet, layout, MIRRORED)
    with pytest.MonkeyPatch.context() as patch:
        for room in ("pipeline", "stages.localize", "typeset.builder", "typeset.words"):
            patch.setattr(f"leaflets.{room}.known_language", _from_left_to_right)
        left_to_right = _document(leaflet, layout, MIRRORED)
    assert right_to_left.metadata.right_to_left
    assert not left_to_right.metadata.right_to_left
    return right_to_left, left_to_right


def _from_left_to_right(tag: str) -> Language:
    found = language(tag)
    return replace(found, right_to_left=False) if tag == MIRRORED else found


@every_layout_of_one_language
def test_a_right_to_left_page_is_the_mirror_image_of_the_same_words_from_left_to_right(
    leaflet: str, layout: str
) -> None:
    assert list(_unmirrored(*_both_ways(leaflet, layout))) == []


@pytest.mark.parametrize("kind", [Area, Stroke, SetText, Drawing, QrDrawing])
def test_a_piece_that_is_not_mirrored_is_found(kind: type[Item]) -> None:
    """Bars and corners, rules, words and bullets, icons and logos, QR codes: one of each left as it
    is from left to right."""
    document, original = _both_ways("sacral-dimple-tests", "handout")
    apart = 0
    for number, (page, other) in enumerate(zip(document.pages, original.pages, strict=True)):
        for at, (item, left) in enumerate(zip(page.items, other.items, strict=True)):
            if isinstance(item, kind) and not _alike(item, left):
                items = (*page.items[:at], left, *page.items[at + 1 :])
                pages = list(document.pages)
                pages[number] = replace(page, items=items)
                found = list(_unmirrored(replace(document, pages=tuple(pages)), original))
                assert left in found or _beside_anatomy(item, page, document)
                apart += 1
    assert apart


def test_what_must_be_turned_over_is_in_these_leaflets() -> None:
    """Or the tests above would say nothing about it."""
    drawings = [
        item
        for leaflet, layout in LAYOUTS
        for page in _document(leaflet, layout, MIRRORED).pages
        for item in page.items
        if isinstance(item, Drawing)
    ]
    assert any(item.mirror for item in drawings), "an icon with a direction"
    assert any(_turned(item) for item in drawings), "a flow, or an icon array"
    assert not all(_turned(item) for item in drawings), "anatomy"


def _unmirrored(document: PagedDocument, original: PagedDocument) -> Iterator[Item]:
    """Items of a right-to-left document that do not stand where a mirror shows those of
    ``original``, its like from left to right."""
    for page, other in zip(document.pages, original.pages, strict=True):
        for item, left in zip(page.items, other.items, strict=True):
            mirrored = _in_the_mirror(left, page.width)
            if not _alike(item, mirrored) and not _beside_anatomy(item, page, document):
                yield item


_FLIPPED = {"nw": "ne", "ne": "nw", "sw": "se", "se": "sw"}


def _in_the_mirror(item: Item, width: float) -> Item:
    match item:
        case Area():
            corners = frozenset(_FLIPPED[corner] for corner in item.corners)
            return replace(item, x=width - item.x - item.width, corners=corners)
        case Stroke():
            return replace(item, x1=width - item.x1, x2=width - item.x2)
        case SetText():
            lines = zip(item.xs, item.lines, strict=True)
            return item._replace(xs=tuple(width - x - line.width for x, line in lines))
        case Drawing():
            return replace(item, x=width - item.x - item.width)
        case QrDrawing():
            return replace(item, x=width - item.x - item.side)


def _alike(one: Item, other: Item) -> bool:
    """Whether two items stand in the same place; which pictures are turned over there is another
    test's matter."""
    return type(one) is type(other) and _measures(one) == pytest.approx(
        _measures(other), abs=ROUNDING
    )


ROUNDING = 0.1
"""Points. A full stop that ends an Arabic sentence is measured with or without its neighbours."""


def _measures(item: Item) -> list[float]:
    match item:
        case Area():
            corners = [float(corner in item.corners) for corner in sorted(_FLIPPED)]
            return [item.x, item.y, item.width, item.height, *(corners if item.radius else ())]
        case Stroke():
            return [item.x1, item.y1, item.x2, item.y2]
        case SetText():
            return [*item.xs, *item.baselines]
        case Drawing():
            return [item.x, item.y, item.width, item.height]
        case QrDrawing():
            return [item.x, item.y, item.side]


def _turned(item: Drawing) -> bool:
    """Whether a picture shows itself as in a mirror."""
    return item.mirror or (isinstance(item.picture, VectorPicture) and item.picture.mirrored)


def _beside_anatomy(item: Item, page: Page, document: PagedDocument) -> bool:
    """Whether it is a label, or a line from one, of a drawing that is never turned over: these
    follow the drawing (``tests/typeset/test_figure.py``)."""
    anatomy = [i for i in page.items if isinstance(i, Drawing) and not _turned(i)]
    if isinstance(item, SetText) and item.element != ARTIFACT:
        parent = document.elements[item.element].parent
        return parent in {drawing.element for drawing in anatomy}
    return isinstance(item, Stroke) and any(
        0 <= item.x2 - drawing.x <= drawing.width and 0 <= item.y2 - drawing.y <= drawing.height
        for drawing in anatomy
    )
