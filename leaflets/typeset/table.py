"""Tables: rows that stay whole, a header that repeats on every page."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace

from leaflets.typeset.boxes import EPSILON
from leaflets.typeset.sheet import Sheet
from leaflets.typeset.stack import StackBox, least_width
from leaflets.typeset.styles import BORDER_WIDTH, Look


@dataclass(frozen=True, slots=True)
class RowOfCells:
    """Cells side by side; ``spans`` says how many columns each takes."""

    cells: tuple[StackBox, ...]
    spans: tuple[int, ...]
    look: Look


@dataclass(frozen=True, slots=True)
class TableBox:
    """A table. ``resumed``: the rest after a page break, whose header is drawn as an artifact."""

    head: tuple[RowOfCells, ...]
    body: tuple[RowOfCells, ...]
    look: Look
    widths: tuple[float, ...]
    resumed: bool = False
    _rows: dict[float, tuple[float, ...]] = field(default_factory=dict, compare=False, hash=False)
    _columns: dict[float, tuple[float, ...]] = field(
        default_factory=dict, compare=False, hash=False
    )

    @property
    def before(self) -> float:
        return self.look.before

    @property
    def after(self) -> float:
        return self.look.after

    @property
    def keep_with_next(self) -> bool:
        return False

    @property
    def columns(self) -> int:
        return len(self.widths)

    def _cell_widths(self, row: RowOfCells, width: float) -> list[float]:
        columns, column = self._column_widths(width), 0
        widths = []
        for span in row.spans:
            widths.append(sum(columns[column : column + span]))
            column += span
        return widths

    def _column_widths(self, width: float) -> tuple[float, ...]:
        """As the look shares ``width`` out, but no column narrower than its longest word: the
        others, where they have room to spare, give it what it lacks."""
        found = self._columns.get(width)
        if found is None:
            shares = [width * share / sum(self.widths) for share in self.widths]
            least = [self._least(column) for column in range(len(self.widths))]
            lacking = sum(max(0.0, a - b) for a, b in zip(least, shares, strict=True))
            spare = sum(max(0.0, b - a) for a, b in zip(least, shares, strict=True))
            part = min(1.0, lacking / spare) if spare else 0.0
            given = min(1.0, spare / lacking) if lacking else 0.0
            found = self._columns[width] = tuple(
                share + (a - share) * (given if a > share else part)
                for a, share in zip(least, shares, strict=True)
            )
        return found

    def _least(self, column: int) -> float:
        cells = (row.cells[column] for row in (*self.head, *self.body) if set(row.spans) == {1})
        return max((least_width(cell) for cell in cells), default=0.0)

    def row_heights(self, width: float) -> tuple[float, ...]:
        """Heights of header rows, then body rows."""
        found = self._rows.get(width)
        if found is None:
            found = self._rows[width] = tuple(
                max(
                    cell.height(part)
                    for cell, part in zip(row.cells, self._cell_widths(row, width), strict=True)
                )
                for row in (*self.head, *self.body)
            )
        return found

    def height(self, width: float) -> float:
        heights = self.row_heights(width)
        return sum(heights) + self.look.gap * max(0, len(heights) - 1)

    def split(
        self, width: float, room: float, whole: float = math.inf
    ) -> tuple[TableBox, TableBox] | None:
        if self.look.keep == "together" and self.height(width) <= whole:
            return None
        left, fits = room + EPSILON, 0
        for height in self.row_heights(width):
            left -= height
            if left < 0:
                break
            left -= self.look.gap
            fits += 1
        fits -= len(self.head)
        if fits < 1 or fits >= len(self.body):
            return None
        return replace(self, body=self.body[:fits], _rows={}), replace(
            self, body=self.body[fits:], resumed=True, _rows={}
        )

    def place(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        rows, top = (*self.head, *self.body), y
        for index, (row, tall) in enumerate(zip(rows, self.row_heights(width), strict=True)):
            before = sheet.artifact
            if self.resumed and index < len(self.head):
                sheet.artifact = sheet.artifact or "Pagination"
            self._place_row(sheet, row, x, top, width, tall)
            sheet.artifact = before
            top += tall
            if self.look.rules and index < len(rows) - 1:
                line = top + self.look.gap / 2
                sheet.stroke((x, line), (x + width, line), self.look.rules, BORDER_WIDTH)
            top += self.look.gap

    def _place_row(
        self, sheet: Sheet, row: RowOfCells, x: float, y: float, width: float, height: float
    ) -> None:
        if row.look.background:
            sheet.area(x, y, width, height, row.look.background, radius=row.look.radius)
        left = x
        for cell, part in zip(row.cells, self._cell_widths(row, width), strict=True):
            cell.place(sheet, left, y, part, height)
            left += part
