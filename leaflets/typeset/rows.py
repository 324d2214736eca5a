"""Boxes beside each other: rows of parts, and short items in columns."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass, field, replace

from leaflets.model.layout import MM
from leaflets.typeset.boxes import EPSILON, Box, Solid, TextBox
from leaflets.typeset.sheet import Sheet
from leaflets.typeset.stack import MIN_ITEMS, StackBox, bleed

MIN_COLUMN = 50 * MM
COLUMN_GAP = 6 * MM
"""Narrowest column of a list in columns, and the space between two."""


@dataclass(frozen=True, slots=True)
class RowBox(Solid):
    """Children side by side; never split. ``row`` of the look gives the widths.

    Their tops are aligned; where all are plain text, their first lines are (scripts differ).
    """

    children: tuple[Box, ...]
    _heights: dict[float, float] = field(default_factory=dict, compare=False, hash=False)

    def _widths(self, width: float) -> list[float]:
        wanted = [None if part == "flex" else part * MM for part in self.look.row or ()]
        wanted += [None] * len(self.children)
        wanted = wanted[: len(self.children)]
        free = width - self.look.gap * (len(self.children) - 1)
        free -= self.look.padding[1] + self.look.padding[3]
        fixed = sum(part for part in wanted if part is not None)
        share = max(0.0, free - fixed) / max(1, wanted.count(None))
        return [share if part is None else part for part in wanted]

    def _drops(self) -> list[float]:
        """How far below the top each child begins."""
        texts = [child for child in self.children if isinstance(child, TextBox)]
        if len(texts) < len(self.children):
            return [0.0] * len(self.children)
        lines = [text.first_baseline() for text in texts]
        return [max(lines) - line for line in lines]

    def height(self, width: float) -> float:
        found = self._heights.get(width)
        if found is None:
            parts = zip(self.children, self._widths(width), self._drops(), strict=True)
            tallest = max([drop + child.height(part) for child, part, drop in parts], default=0.0)
            found = tallest + self.look.padding[0] + self.look.padding[2]
            self._heights[width] = found
        return found

    def place(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        look, own = self.look, self.height(width)
        if look.background and look.bleed:
            bleed(sheet, y, own, look.background)
        elif look.background:
            sheet.area(x, y, width, own, look.background, radius=look.radius)
        if look.border:
            sheet.area(x, y, width, own, None, look.border, look.border_width, look.radius)
        left = x + look.padding[3]
        for child, part, drop in zip(
            self.children, self._widths(width), self._drops(), strict=True
        ):
            child.place(sheet, left, y + look.padding[0] + drop, part)
            left += part + look.gap


@dataclass(frozen=True, slots=True)
class ColumnsBox(Solid):
    """Short items in columns, read down one column and then the next.

    As many columns as ``look.columns``, fewer where they would be narrower than ``MIN_COLUMN``.
    Split only where it is higher than a page, with ``MIN_ITEMS`` on both where that can be.
    """

    children: tuple[Box, ...]

    def _columns(self, width: float) -> tuple[float, list[StackBox]]:
        count = max(1, min(self.look.columns, int((width + COLUMN_GAP) / MIN_COLUMN)))
        part = (width - COLUMN_GAP * (count - 1)) / count
        plain = replace(self.look, indent=0.0, before=0.0)
        heights = [child.height(part) + self.look.gap for child in self.children]
        starts = _balanced(heights, count)
        stacks = [
            StackBox(self.children[start:end], plain)
            for start, end in itertools.pairwise([*starts, len(heights)])
        ]
        return part, stacks

    def height(self, width: float) -> float:
        part, stacks = self._columns(width)
        return max(stack.height(part) for stack in stacks)

    def split(self, width: float, room: float, whole: float = math.inf) -> tuple[Box, Box] | None:
        if self.height(width) <= whole:
            return None
        total = len(self.children)
        counts = range(total - 1, 0, -1)
        for count in sorted(counts, key=lambda count: min(count, total - count) < MIN_ITEMS):
            first = replace(self, children=self.children[:count])
            if first.height(width) <= room + EPSILON:
                return first, replace(self, children=self.children[count:])
        return None

    def place(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        part, stacks = self._columns(width)
        for index, stack in enumerate(stacks):
            stack.place(sheet, x + index * (part + COLUMN_GAP), y, part)


def _balanced(heights: list[float], count: int) -> list[int]:
    """Where columns start so that the tallest of ``count`` is as low as it can be."""
    room = max(max(heights), sum(heights) / count)
    while True:
        starts, used = [0], 0.0
        for index, height in enumerate(heights):
            if used + height > room + EPSILON and index:
                starts.append(index)
                used = 0.0
            used += height
        if len(starts) <= count:
            return starts
        room += min(heights) / 2
