"""Two languages beside each other: what says the same begins at the same height.

A pair takes the place and the width of its first side alone, which stands in the first of two
columns of equal width; it draws the second side into the other column itself. So whatever flows
boxes over pages does it with pairs too, and a page break goes through both languages at once.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace

from leaflets.typeset.boxes import EPSILON, Box, TextBox, Wrapper
from leaflets.typeset.sheet import Sheet
from leaflets.typeset.stack import ItemBox, StackBox, first_baseline
from leaflets.typeset.table import TableBox


@dataclass(frozen=True, slots=True)
class Sides:
    """How the second side stands to the first.

    ``right_to_left``: its direction. ``apart``: points from where the first column starts to where
    the other does. ``shift``: how much of that the second side must be moved: nothing when the
    directions differ, for each then counts from an edge of its own. ``offset``: of its elements.
    """

    right_to_left: bool
    apart: float
    shift: float
    offset: int

    def open(self, sheet: Sheet) -> Sheet:
        """``sheet`` for boxes of the second side."""
        return sheet.beside(self.right_to_left, self.offset)

    def close(self, sheet: Sheet, other: Sheet) -> None:
        """What they drew; no bookmarks, for the outline is in the patient's language."""
        sheet.take(other, bookmarks=False)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two boxes at the same height; where they are words alone, their first lines are (scripts
    differ). After a page break the shorter one may be over: None."""

    first: Box | None
    second: Box | None
    sides: Sides

    @property
    def _boxes(self) -> tuple[Box, ...]:
        return tuple(box for box in (self.first, self.second) if box)

    @property
    def before(self) -> float:
        return max(box.before for box in self._boxes)

    @property
    def after(self) -> float:
        return max(box.after for box in self._boxes)

    @property
    def keep_with_next(self) -> bool:
        return any(box.keep_with_next for box in self._boxes)

    @property
    def is_item(self) -> bool:
        """Whether these are items of a list."""
        return all(isinstance(box, ItemBox) for box in self._boxes)

    def drops(self) -> tuple[float, float]:
        """How far below the top each side begins."""
        words = (TextBox, ItemBox)
        if not (isinstance(self.first, words) and isinstance(self.second, words)):
            return 0.0, 0.0
        first, second = first_baseline(self.first), first_baseline(self.second)
        if first is None or second is None:
            return 0.0, 0.0
        return max(0.0, second - first), max(0.0, first - second)

    def height(self, width: float) -> float:
        both = zip((self.first, self.second), self.drops(), strict=True)
        return max(drop + box.height(width) for box, drop in both if box)

    def split(self, width: float, room: float, whole: float = math.inf) -> tuple[Box, Box] | None:
        parts: list[tuple[Box | None, Box | None]] = []
        for box, drop in zip((self.first, self.second), self.drops(), strict=True):
            if box is None or drop + box.height(width) <= room + EPSILON:
                parts.append((box, None))
            elif found := box.split(width, room - drop, whole):
                parts.append(found)
            else:
                return None
        (first, below), (second, beside) = parts
        return replace(self, first=first, second=second), replace(self, first=below, second=beside)

    def place(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        first, second = self.drops()
        tall = self.height(width)
        if self.first:
            _place(self.first, sheet, x, y + first, width, tall)
        if self.second:
            other = self.sides.open(sheet)
            _place(self.second, other, x + self.sides.shift, y + second, width, tall)
            self.sides.close(sheet, other)


def _place(box: Box, sheet: Sheet, x: float, y: float, width: float, height: float) -> None:
    """A panel is as high as the one beside it."""
    if isinstance(box, StackBox):
        box.place(sheet, x, y, width, height)
    else:
        box.place(sheet, x, y, width)


@dataclass(frozen=True, slots=True)
class PairedStack(StackBox):
    """Two stacks of the same build, row by row: ``children`` are pairs.

    ``first`` and ``second``: the stacks themselves, for what they draw besides their children.
    """

    first: StackBox = field(kw_only=True)
    second: StackBox = field(kw_only=True)
    sides: Sides = field(kw_only=True)

    def _is_list(self) -> bool:
        return all(isinstance(child, Pair) and child.is_item for child in self.children)

    def decorate(
        self, sheet: Sheet, x: float, y: float, width: float, height: float, drop: float = 0.0
    ) -> None:
        """Both, equally high."""
        first, second = (replace(one, resumed=self.resumed) for one in (self.first, self.second))
        top = self.children[0]
        drops = top.drops() if isinstance(top, Pair) else (0.0, 0.0)
        first.decorate(sheet, x, y, width, height, drops[0])
        other = self.sides.open(sheet)
        second.decorate(other, x + self.sides.shift, y, width, height, drops[1])
        self.sides.close(sheet, other)


@dataclass(frozen=True, slots=True)
class PairedTable:
    """A table in two languages, row beside row."""

    first: TableBox
    second: TableBox
    sides: Sides

    @property
    def before(self) -> float:
        return self.first.before

    @property
    def after(self) -> float:
        return self.first.after

    @property
    def keep_with_next(self) -> bool:
        return self.first.keep_with_next

    def _level(self, width: float) -> tuple[TableBox, TableBox]:
        """Both tables with rows of the same heights."""
        heights = (table.row_heights(width) for table in (self.first, self.second))
        tallest = tuple(map(max, *heights))
        first, second = (replace(one, _rows={width: tallest}) for one in (self.first, self.second))
        return first, second

    def height(self, width: float) -> float:
        return self._level(width)[0].height(width)

    def split(self, width: float, room: float, whole: float = math.inf) -> tuple[Box, Box] | None:
        parts = [table.split(width, room, whole) for table in self._level(width)]
        first, second = parts
        if not (first and second):
            return None
        (head, rest), (beside, below) = first, second
        return PairedTable(head, beside, self.sides), PairedTable(rest, below, self.sides)

    def place(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        first, second = self._level(width)
        first.place(sheet, x, y, width)
        other = self.sides.open(sheet)
        second.place(other, x + self.sides.shift, y, width)
        self.sides.close(sheet, other)


@dataclass(frozen=True, slots=True)
class Across(Wrapper):
    """Over both columns: what says the same in both languages, such as names of sources, or what
    half the width is too narrow for. ``second``: it belongs to the second side."""

    sides: Sides
    second: bool = False

    def height(self, width: float) -> float:
        return self.body.height(width + self.sides.apart)

    def split(self, width: float, room: float, whole: float = math.inf) -> tuple[Box, Box] | None:
        return Wrapper.split(self, width + self.sides.apart, room, whole)

    def place(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        wide = width + self.sides.apart
        if not self.second:
            self.body.place(sheet, x, y, wide)
            return
        other = self.sides.open(sheet)
        turned = other.right_to_left != sheet.right_to_left
        self.body.place(other, sheet.width - x - wide if turned else x, y, wide)
        self.sides.close(sheet, other)
