"""Tables: rows that stay whole, a header that repeats on every page."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from leaflets.typeset.boxes import EPSILON, Box
from leaflets.typeset.sheet import Sheet
from leaflets.typeset.stack import StackBox
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

    @property
    def before(self) -> float:
        return self.look.before

    @property
    def after(self) -> float:
        return self.look.after

    @property
    def keep_with_next(self) -> bool:
        return False

    def _cell_widths(self, row: RowOfCells, width: float) -> list[float]:
        total, column = sum(self.widths), 0
        widths = []
        for span in row.spans:
            widths.append(sum(self.widths[column : column + span]) * width / total)
            column += span
        return widths

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

    def split(self, width: float, room: float, force: bool = False) -> tuple[Box, Box] | None:
        if self.look.keep == "together" and not force:
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
