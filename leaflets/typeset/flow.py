"""Columns that flow from page to page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from leaflets.model.layout import MM, Band
from leaflets.problems import Problem, Where
from leaflets.remembered import Kept
from leaflets.typeset.boxes import EPSILON, Box, space_between
from leaflets.typeset.sheet import Sheet, put


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in a column: page index and distance from the page's top in points."""

    page: int
    y: float


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a block, or a part of it, landed: for tests, fit reports and previews."""

    block: str
    page: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class NamedBox:
    """A box of a block of the recipe; ``base`` is added to its element numbers."""

    block: str
    box: Box
    base: int


class PageFrame:
    """Vertical room for columns on each page, and the sheets made so far.

    ``top(page)``/``bottom``: where columns begin and end, in points from the page's top.
    """

    def __init__(
        self, top: Callable[[int], float], bottom: float, new_sheet: Callable[[int], Sheet]
    ) -> None:
        self.top, self.bottom = top, bottom
        self._new_sheet = new_sheet
        self.sheets: list[Sheet] = []
        self.placements: list[Placement] = []
        self.problems: list[Problem] = []

    def sheet(self, page: int) -> Sheet:
        while len(self.sheets) <= page:
            self.sheets.append(self._new_sheet(len(self.sheets)))
        return self.sheets[page]

    def flow_band(
        self,
        band: Band,
        columns: Mapping[str, Sequence[NamedBox]],
        x: float,
        width: float,
        start: Cursor,
    ) -> Cursor:
        """Place the columns of ``band`` (boxes by column name) side by side, ``width`` wide in all;
        returns the lowest end of a column, or ``start`` where there is nothing to place."""
        if not any(columns[column.name] for column in band.columns):
            return start
        widths = [part * MM for part in band.widths(width / MM)]
        if band.keep == "together":
            heights = [
                height_of_boxes(columns[column.name], wide)
                for column, wide in zip(band.columns, widths, strict=True)
            ]
            start = self._where_whole(max(heights), start)
        ends = [start]
        for column, wide in zip(band.columns, widths, strict=True):
            ends.append(self.flow(columns[column.name], x, wide, start))
            x += wide + band.gutter * MM
        return max(ends, key=lambda end: (end.page, end.y))

    def _where_whole(self, height: float, start: Cursor) -> Cursor:
        """The top of the next page where ``height`` does not fit here, and does there."""
        following = Cursor(start.page + 1, self.top(start.page + 1))
        fits_here = height <= self.bottom - start.y + EPSILON
        fits_there = height <= self.bottom - following.y + EPSILON
        return following if fits_there and not fits_here else start

    def flow(self, boxes: Sequence[NamedBox], x: float, width: float, start: Cursor) -> Cursor:
        """Place ``boxes`` in a column from ``start`` on; returns where the column ends."""
        cursor, above = start, None
        for named in boxes:
            box = named.box
            space = space_between(above, box) if above else 0.0
            cursor = self._place(named, x, width, cursor, space)
            above = box
        return cursor

    def _place(
        self, named: NamedBox, x: float, width: float, cursor: Cursor, space: float
    ) -> Cursor:
        box = named.box
        page, y = cursor.page, cursor.y + space
        while True:
            at_top = y <= self.top(page) + EPSILON
            room = self.bottom - y
            if box.height(width) <= room + EPSILON:
                return self.put(replace(named, box=box), x, width, Cursor(page, y))
            stuck = at_top and page > 0
            parts = split(box, width, room, self.bottom - self.top(page + 1))
            if parts is None and stuck:
                parts = split(box, width, room, 0.0)
            if parts is None and stuck:
                over = (box.height(width) - room) / MM
                self.problems.append(_too_tall(named.block, over))
                return Cursor(page, self.bottom)
            if parts is not None:
                self.put(replace(named, box=parts[0]), x, width, Cursor(page, y))
                box = parts[1]
            page, y = page + 1, self.top(page + 1)

    def put(self, named: NamedBox, x: float, width: float, at: Cursor) -> Cursor:
        """Place a box where it fits whole; returns where it ends."""
        height = named.box.height(width)
        sheet = self.sheet(at.page)
        put(sheet, named.box, named.base, x, at.y, width)
        start = x + sheet.inset
        self.placements.append(Placement(named.block, at.page, start, at.y, width, height))
        return Cursor(at.page, at.y + height)


def height_of_boxes(boxes: Sequence[NamedBox], width: float) -> float:
    """Height in points of boxes below each other, none of them divided."""
    found = sum(named.box.height(width) for named in boxes)
    return found + sum(space_between(a.box, b.box) for a, b in pairwise(boxes))


_splits: Kept[tuple[tuple[Box, Box] | None]] = Kept(64)


def split(box: Box, width: float, room: float, whole: float) -> tuple[Box, Box] | None:
    """``box.split``; the same parts again, so that what is drawn of them is known again too."""
    more = (width, room, whole)
    found = _splits.get((box,), more)
    if found is None:
        found = _splits.put((box.split(width, room, whole),), (box,), more)
    return found[0]


def _too_tall(block: str, over: float) -> Problem:
    return Problem(
        "layout/does-not-fit",
        f"block {block} fits on no page: it cannot be divided and is {over:.0f} mm too tall",
        Where(field=block),
        hint="shorten it, divide it into two blocks, or choose a larger paper or another layout",
        about=block,
        over=over,
    )
