"""Columns that flow from page to page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from leaflets.model.layout import MM
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
                return self._put(named, box, x, width, page, y)
            parts = _split(box, width, room)
            whole_page = self.bottom - self.top(page + 1)
            if (parts is None and at_top and page > 0) or box.height(width) > whole_page:
                parts = parts or _split(box, width, room, force=True)
            if parts is None and at_top and page > 0:
                over = (box.height(width) - room) / MM
                self.problems.append(_too_tall(named.block, over))
                return Cursor(page, self.bottom)
            if parts is not None:
                self._put(named, parts[0], x, width, page, y)
                box = parts[1]
            page, y = page + 1, self.top(page + 1)

    def _put(
        self, named: NamedBox, box: Box, x: float, width: float, page: int, y: float
    ) -> Cursor:
        height = box.height(width)
        put(self.sheet(page), box, named.base, x, y, width)
        self.placements.append(Placement(named.block, page, x, y, width, height))
        return Cursor(page, y + height)


_splits: Kept[tuple[tuple[Box, Box] | None]] = Kept(1024)


def _split(box: Box, width: float, room: float, force: bool = False) -> tuple[Box, Box] | None:
    """``box.split``; the same parts again, so that what is drawn of them is known again too."""
    more = (width, room, force)
    found = _splits.get((box,), more)
    if found is None:
        found = _splits.put((box.split(width, room, force),), (box,), more)
    return found[0]


def _too_tall(block: str, over: float) -> Problem:
    return Problem(
        "layout/does-not-fit",
        f"block {block} fits on no page: it cannot be divided and is {over:.0f} mm too tall",
        Where(field=block),
        hint="shorten it, divide it into two blocks, or choose a larger paper or another layout",
    )
