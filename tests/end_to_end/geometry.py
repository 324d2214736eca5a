"""Laid-out pages as rectangles: lines of text, pictures, and the block each belongs to.

Lengths in points from the page's top left corner.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

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
from leaflets.text.face import Face
from leaflets.text.glyphs import PlacedWord

CAPITALS, DESCENDERS = 0.75, 0.25
"""How far letters reach above and below the baseline, in ems: a little more than Noto's do."""


@dataclass(frozen=True, slots=True)
class Rectangle:
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Rectangle, slack: float = 0.0) -> bool:
        """Whether they share more than ``slack`` points both ways."""
        return (
            min(self.right, other.right) - max(self.left, other.left) > slack
            and min(self.bottom, other.bottom) - max(self.top, other.top) > slack
        )

    def holds(self, other: Rectangle, slack: float = 0.0) -> bool:
        """Whether ``other`` stands out of it by no more than ``slack`` points."""
        return (
            other.left >= self.left - slack
            and other.right <= self.right + slack
            and other.top >= self.top - slack
            and other.bottom <= self.bottom + slack
        )

    def narrowed(self, by: float) -> Rectangle:
        return Rectangle(self.left + by, self.top + by, self.right - by, self.bottom - by)


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line as it stands on page number ``page`` (from 0). ``part``: see ``parts``; ``role``: of
    the structure element, empty for artifacts."""

    page: int
    rectangle: Rectangle
    words: tuple[PlacedWord, ...]
    baseline: float
    part: int
    role: str
    kind: str

    @property
    def text(self) -> str:
        return "".join(word.word.text for word in self.words)


def whole(page: Page) -> Rectangle:
    """The page itself."""
    return Rectangle(0, 0, page.width, page.height)


def rectangles(item: Item) -> list[Rectangle]:
    """What an item covers."""
    match item:
        case Area():
            half = item.stroke_width / 2 if item.stroke else 0.0
            outline = Rectangle(item.x, item.y, item.x + item.width, item.y + item.height)
            return [outline.narrowed(-half)]
        case Stroke():
            (left, right), (top, bottom) = (
                sorted((item.x1, item.x2)),
                sorted((item.y1, item.y2)),
            )
            half = item.width / 2
            across = 0.0 if top == bottom else half
            return [Rectangle(left - across, top - half, right + across, bottom + half)]
        case Drawing():
            return [Rectangle(item.x, item.y, item.x + item.width, item.y + item.height)]
        case QrDrawing():
            return [Rectangle(item.x, item.y, item.x + item.side, item.y + item.side)]
        case SetText():
            return [rectangle for rectangle, _ in _lines(item)]


def _lines(item: SetText) -> Iterator[tuple[Rectangle, int]]:
    """Each line's rectangle and number."""
    placed = zip(item.lines, item.xs, item.baselines, strict=True)
    for number, (line, x, baseline) in enumerate(placed):
        words = [word for word in line.words if not word.is_space]
        if not words:
            continue
        yield (
            Rectangle(
                x + min(word.x for word in words),
                baseline - max(word.style.rise + word.size * CAPITALS for word in words),
                x + max(word.x + word.width for word in words),
                baseline - min(word.style.rise - word.size * DESCENDERS for word in words),
            ),
            number,
        )


def parts(document: PagedDocument) -> list[int]:
    """For each element, the number of the child of Document it is in: 0 the header, 1 the marks,
    then the blocks of the recipe, then the marks of further pages and the footer."""
    found: list[int] = []
    count = -1
    for element in document.elements:
        if element.parent == 0:
            count += 1
        found.append(count if element.parent <= 0 else found[element.parent])
    return found


def text_lines(document: PagedDocument) -> list[TextLine]:
    """All lines of text, page by page in painting order."""
    owners = parts(document)
    found: list[TextLine] = []
    for number, page in enumerate(document.pages):
        for item in page.items:
            if not isinstance(item, SetText):
                continue
            marked = item.element != ARTIFACT
            part = owners[item.element] if marked else ARTIFACT
            role = document.elements[item.element].role if marked else ""
            kind = "" if marked else item.kind
            for rectangle, index in _lines(item):
                words, baseline = item.lines[index].words, item.baselines[index]
                found.append(TextLine(number, rectangle, words, baseline, part, role, kind))
    return found


def line_ink(item: SetText, index: int) -> list[Rectangle]:
    """What each glyph of a line blackens, from the outlines in its font."""
    found = []
    x, baseline = item.xs[index], item.baselines[index]
    for word in item.lines[index].words:
        em, pen = word.size / 1000, x + word.x
        for glyph in word.word.glyphs:
            box = _extents(word.word.face, glyph.glyph_id)
            if box:
                left, top, right, bottom = box
                zero = baseline - word.style.rise - glyph.y * em
                found.append(
                    Rectangle(
                        pen + (glyph.x + left) * em,
                        zero - top * em,
                        pen + (glyph.x + right) * em,
                        zero - bottom * em,
                    )
                )
    return found


@cache
def _extents(face: Face, glyph: int) -> tuple[float, float, float, float] | None:
    """Left, top, right and bottom of an outline in 1/1000 em, upwards from the baseline."""
    box = face.hb_font.get_glyph_extents(glyph)
    if box is None or not box.width:
        return None
    left, top, right, bottom = (
        box.x_bearing, box.y_bearing, box.x_bearing + box.width, box.y_bearing + box.height
    )  # fmt: skip
    scale = 1000 / face.units_per_em
    return left * scale, top * scale, right * scale, bottom * scale
