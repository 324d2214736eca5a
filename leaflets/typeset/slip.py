"""A slip to tear off at the foot of the last page.

Nobody may lose words by tearing it off: it stands on the front of a sheet that holds nothing on its
back. Fronts are pages 1, 3, 5 … of a leaflet that is printed on both sides.
"""

from __future__ import annotations

from dataclasses import dataclass

from leaflets.model.layout import MM, Band
from leaflets.problems import Problem
from leaflets.typeset.boxes import space_between
from leaflets.typeset.flow import NamedBox, Placement, height_of_boxes
from leaflets.typeset.marks import MarkStrip
from leaflets.typeset.setting import Built, height_of, place_all
from leaflets.typeset.sheet import Sheet, put

SPACE = 5 * MM
"""Above the line to cut along, and between the parts of a slip half of it."""


@dataclass(frozen=True, slots=True)
class Slip:
    """``head``: the line to cut along, the lines to write on, and which leaflet it is. ``columns``:
    the blocks that are printed once more, by name; ``strip``: the marks, which a slip keeps when it
    is torn off. Numbers after them are added to those of their elements. ``least`` in points."""

    head: Built
    head_base: int
    strip: MarkStrip
    strip_base: int
    band: Band
    columns: dict[str, list[NamedBox]]
    least: float

    def height(self, width: float) -> float:
        """In points, when the text column is ``width`` points wide."""
        parts = self._strip_height(width) + height_of(self.head, width) + SPACE / 2
        return max(self.least, parts + max(self._heights(width)))

    def _strip_height(self, width: float) -> float:
        height = self.strip.height(width)
        return height + SPACE / 2 if height else 0.0

    def _widths(self, width: float) -> list[float]:
        return [part * MM for part in self.band.widths(width / MM)]

    def _heights(self, width: float) -> list[float]:
        widths = self._widths(width)
        return [
            height_of_boxes(self.columns[column.name], part)
            for column, part in zip(self.band.columns, widths, strict=True)
        ]

    def page(self, placements: tuple[Placement, ...], pages: int, bottom: float) -> int:
        """The page, from 0, it stands on: the last one if that is a front and its text ends above
        ``bottom`` (points from the top), or else the next front."""
        last = max(0, pages - 1)
        text = [placed.y + placed.height for placed in placements if placed.page == last]
        if last % 2 == 0 and max(text, default=0.0) <= bottom:
            return last
        return last + 1 if last % 2 else last + 2

    def place(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        cut, *others = self.head.boxes
        put(sheet, cut, self.head_base, x, y, width)
        y += cut.height(width) + SPACE / 2
        if self.strip.height(width):
            put(sheet, self.strip, self.strip_base, x, y, width)
            y += self._strip_height(width)
        rest = Built(tuple(others), self.head.elements, ())
        place_all(sheet, rest, self.head_base, x, y, width)
        y += height_of(rest, width) + SPACE / 2
        for column, part in zip(self.band.columns, self._widths(width), strict=True):
            _place(sheet, self.columns[column.name], x, y, part)
            x += part + self.band.gutter * MM


def too_tall(over: float) -> Problem:
    """``over``: points that a slip is higher than a page has room."""
    return Problem(
        "layout/does-not-fit",
        f"the slip is {over / MM:.0f} mm taller than a page has room",
        hint="print fewer roles on it, make its styles smaller, or choose a larger paper",
    )


def _place(sheet: Sheet, boxes: list[NamedBox], x: float, y: float, width: float) -> None:
    above: NamedBox | None = None
    for named in boxes:
        y += space_between(above.box, named.box) if above else 0.0
        put(sheet, named.box, named.base, x, y, width)
        y += named.box.height(width)
        above = named
