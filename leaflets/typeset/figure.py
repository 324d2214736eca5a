"""Pictures with labels and leader lines, and QR codes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from leaflets.model.layout import MM
from leaflets.model.picture import Picture, QrSymbol, VectorPicture
from leaflets.pictures.qr import MIN_MODULE_MM, QUIET_ZONE
from leaflets.typeset.boxes import SHIFTS, Solid, TextBox
from leaflets.typeset.sheet import Sheet

LEADER_WIDTH = 0.25 * MM
LEADER_SPACE = 1.5 * MM
"""Between a label and the drawing, and between labels that share an edge."""

PAPER = "#ffffff"

MIN_MODULE = MIN_MODULE_MM * MM
"""Least side of a QR module in points."""


Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class SetLabel:
    """A label with its leader lines' ends in picture units."""

    box: TextBox
    align: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class ImageBox(Solid):
    """A picture, labels above and below it. Never split; whoever gives the picture decides whether
    it is turned over on right-to-left pages (anatomy never is)."""

    picture: Picture
    element: int
    above: tuple[SetLabel, ...]
    below: tuple[SetLabel, ...]
    wanted_width: float

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
        shift = SHIFTS[self.look.align]
        left, top = x + (width - wide) * shift, y + self._rows_height(self.above, width)
        sheet.drawing(self.picture, left, top, wide, tall, self.element)
        scale = wide / self.picture.width

        def target(point: Point) -> Point:
            turned = isinstance(self.picture, VectorPicture) and self.picture.mirrored
            along = (self.picture.width - point[0] if turned else point[0]) * scale
            # Anatomy is never mirrored: on a right-to-left page the sheet turns this over again.
            return left + (wide - along if sheet.right_to_left else along), top + point[1] * scale

        self._place_labels(sheet, self.above, (x, y, width), target, below=False)
        line = top + tall + 2 * LEADER_SPACE
        self._place_labels(sheet, self.below, (x, line, width), target, below=True)

    def _place_labels(
        self,
        sheet: Sheet,
        labels: tuple[SetLabel, ...],
        room: tuple[float, float, float],
        target: Callable[[Point], Point],
        below: bool,
    ) -> None:
        """Rows of labels from ``room`` (x, y, width) downwards, with their leader lines."""
        x, line, width = room
        for row in self._rows(labels, width) if labels else ():
            for label in row:
                natural = min(label.box.natural_width(), width)
                left = x + (width - natural) * self._shift(label, width, natural, target, x)
                label.box.place(sheet, left, line, natural)
                edge = line if below else line + label.box.height(width)
                self._leaders(sheet, label, left, natural, edge, target)
            line += max(label.box.height(width) for label in row)

    def _shift(
        self,
        label: SetLabel,
        width: float,
        natural: float,
        target: Callable[[Point], Point],
        x: float,
    ) -> float:
        """Share of the free width before the label. ``points``: the middle of the label stands in
        line with the middle of its points, on right-to-left pages too."""
        if label.align != "points" or not label.points or natural >= width:
            return SHIFTS.get(label.align, 0.5)
        ends = [target(point)[0] for point in label.points]
        middle = (min(ends) + max(ends)) / 2 - x
        return min(max((middle - natural / 2) / (width - natural), 0.0), 1.0)

    def _leaders(
        self,
        sheet: Sheet,
        label: SetLabel,
        left: float,
        natural: float,
        edge: float,
        target: Callable[[Point], Point],
    ) -> None:
        """Lines from the label's edge to its points: straight up or down where that is possible,
        from the middle when there are several."""
        for point in label.points:
            end = target(point)
            start = min(max(end[0], left + natural * 0.15), left + natural * 0.85)
            if len(label.points) > 1:
                start = left + natural / 2
            sheet.stroke((start, edge), end, self.look.line, LEADER_WIDTH)


@dataclass(frozen=True, slots=True)
class QrBox(Solid):
    """A QR code, enlarged where its modules would be smaller than ``MIN_MODULE``."""

    symbol: QrSymbol
    element: int

    def side(self) -> float:
        modules = self.symbol.size + 2 * QUIET_ZONE
        return max(self.look.width, modules * MIN_MODULE)

    def height(self, width: float) -> float:
        return self.side()

    def place(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        # Light modules are the paper's colour, whatever the panel behind.
        sheet.area(x, y, self.side(), self.side(), PAPER)
        sheet.qr(self.symbol, x, y, self.side(), self.element)
