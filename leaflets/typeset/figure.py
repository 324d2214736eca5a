"""Pictures with labels and leader lines, and QR codes."""

from __future__ import annotations

from dataclasses import dataclass

from leaflets.model.layout import MM
from leaflets.model.picture import Picture, QrSymbol
from leaflets.typeset.boxes import Box, TextBox
from leaflets.typeset.sheet import Sheet
from leaflets.typeset.styles import Look

LEADER_WIDTH = 0.25 * MM
LEADER_SPACE = 1.5 * MM
"""Between a label and the drawing, and between labels that share an edge."""

PAPER = "#ffffff"

QUIET_ZONE = 4
"""Empty modules on each side of a QR code (ISO/IEC 18004)."""

MIN_MODULE = 0.5 * MM
"""Least side of a QR module in points, so that it survives a photocopier (our gate)."""


@dataclass(frozen=True, slots=True)
class SetLabel:
    """A label with its leader lines' ends in picture units."""

    box: TextBox
    align: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class ImageBox:
    """A picture, labels above and below it. Never split; anatomy is never mirrored."""

    picture: Picture
    look: Look
    element: int
    above: tuple[SetLabel, ...]
    below: tuple[SetLabel, ...]
    wanted_width: float

    @property
    def before(self) -> float:
        return self.look.before

    @property
    def after(self) -> float:
        return self.look.after

    @property
    def keep_with_next(self) -> bool:
        return self.look.keep == "with-next"

    def split(self, width: float, room: float, force: bool = False) -> tuple[Box, Box] | None:
        return None

    def _size(self, width: float) -> tuple[float, float]:
        wide = min(self.wanted_width or width, width)
        tall = wide * self.picture.height / self.picture.width
        if self.look.height and tall > self.look.height:
            wide, tall = wide * self.look.height / tall, self.look.height
        return wide, tall

    def _rows(self, labels: tuple[SetLabel, ...], width: float) -> list[list[SetLabel]]:
        """Labels that fit beside each other share a row; the others get rows of their own."""
        wide = sum(label.box.natural_width() for label in labels)
        wide += LEADER_SPACE * 2 * (len(labels) - 1)
        aligns = [label.align for label in labels]
        if len(labels) > 1 and wide <= width and len(set(aligns)) == len(labels):
            return [list(labels)]
        return [[label] for label in labels]

    def _rows_height(self, labels: tuple[SetLabel, ...], width: float) -> float:
        rows = self._rows(labels, width)
        tall = sum(max(label.box.height(width) for label in row) for row in rows)
        return tall + LEADER_SPACE * 2 if labels else 0.0

    def height(self, width: float) -> float:
        tall = self._size(width)[1]
        return tall + self._rows_height(self.above, width) + self._rows_height(self.below, width)

    def place(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        wide, tall = self._size(width)
        shift = {"start": 0.0, "center": 0.5, "end": 1.0}[self.look.align]
        left, top = x + (width - wide) * shift, y + self._rows_height(self.above, width)
        sheet.drawing(self.picture, left, top, wide, tall, self.element)
        scale = wide / self.picture.width

        def target(point: tuple[float, float]) -> tuple[float, float]:
            along = wide - point[0] * scale if sheet.right_to_left else point[0] * scale
            return left + along, top + point[1] * scale

        line = y
        for row in self._rows(self.above, width) if self.above else ():
            tallest = max(label.box.height(width) for label in row)
            for label in row:
                self._label(sheet, label, x, line, width, line + label.box.height(width), target)
            line += tallest
        line = top + tall + 2 * LEADER_SPACE
        for row in self._rows(self.below, width) if self.below else ():
            tallest = max(label.box.height(width) for label in row)
            for label in row:
                self._label(sheet, label, x, line, width, line, target)
            line += tallest

    def _label(self, sheet, label, x, y, width, edge, target) -> None:  # type: ignore[no-untyped-def]
        natural = min(label.box.natural_width(), width)
        place = {"start": 0.0, "center": 0.5, "end": 1.0}[label.align]
        left = x + (width - natural) * place
        label.box.place(sheet, left, y, natural)
        for point in label.points:
            end = target(point)
            start_x = min(max(end[0], left + natural * 0.15), left + natural * 0.85)
            if len(label.points) > 1:
                start_x = left + natural / 2
            sheet.stroke((start_x, edge), end, self.look.line, LEADER_WIDTH)


@dataclass(frozen=True, slots=True)
class QrBox:
    """A QR code, enlarged where its modules would be smaller than ``MIN_MODULE``."""

    symbol: QrSymbol
    look: Look
    element: int

    @property
    def before(self) -> float:
        return self.look.before

    @property
    def after(self) -> float:
        return self.look.after

    @property
    def keep_with_next(self) -> bool:
        return False

    def side(self) -> float:
        modules = self.symbol.size + 2 * QUIET_ZONE
        return max(self.look.width, modules * MIN_MODULE)

    def height(self, width: float) -> float:
        return self.side()

    def split(self, width: float, room: float, force: bool = False) -> tuple[Box, Box] | None:
        return None

    def place(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        # Light modules are the paper's colour, whatever the panel behind.
        sheet.area(x, y, self.side(), self.side(), PAPER)
        sheet.qr(self.symbol, x, y, self.side(), self.element)
