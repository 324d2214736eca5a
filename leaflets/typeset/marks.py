"""The marks that no template, theme, layout or translation can empty, cover or restyle.

Their colours, size and place are fixed here; their words ship with the package. The strip takes
its own room on every page, so it hides no words and nothing can hide it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from leaflets.model.layout import MM
from leaflets.model.nodes import Paragraph, Run
from leaflets.typeset.boxes import TextBox
from leaflets.typeset.builder import Builder
from leaflets.typeset.sheet import Sheet
from leaflets.typeset.styles import Look

PAPER, INK, YELLOW = "#ffffff", "#1a1a1a", "#ffe14d"
PADDING = 1.8 * MM
GAP = 6 * MM

_LOOK = Look(
    size=10.0,
    leading=1.3,
    weight=700,
    colour=INK,
    contrast=7.0,
    background_seen=YELLOW,
)


@dataclass(frozen=True, slots=True)
class MarkWords:
    """The marks of a page in one language: sentences to be set one after the other."""

    sentences: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True)
class MarkStrip:
    """The strip of one page: the patient's language first, the clinic's beside it."""

    columns: tuple[TextBox, ...]
    margin: float

    def _column_width(self, width: float) -> float:
        return (width - GAP * (len(self.columns) - 1)) / len(self.columns)

    def height(self, width: float) -> float:
        """Height in points when the text column is ``width`` points wide."""
        if not self.columns:
            return 0.0
        part = self._column_width(width)
        return max(column.height(part) for column in self.columns) + 2 * PADDING

    def place(self, sheet: Sheet, x: float, y: float, width: float, outlined: bool) -> None:
        """``outlined``: for printers: inside the margins, a frame in place of the fill."""
        if not self.columns:
            return
        tall = self.height(width)
        if outlined:
            out = 1.5 * MM
            sheet.area(x - out, y, width + 2 * out, tall, PAPER, INK, 1.2)
        else:
            sheet.area(0, y, sheet.width, tall, YELLOW)
        part = self._column_width(width)
        for index, column in enumerate(self.columns):
            column.place(sheet, x + index * (part + GAP), y + PADDING, part)


def mark_strip(builder: Builder, marks: Sequence[MarkWords], margin: float) -> MarkStrip:
    """The tagged strip for one page; call it once for each page."""
    columns = []
    for words in marks:
        if words.sentences:
            node = Paragraph((Run(" ".join(words.sentences)),), (), language=words.language)
            box = builder.words.paragraph(node, _LOOK, builder.tags.root)
            columns.append(replace(box, measure=math.inf))
    return MarkStrip(tuple(columns), margin)
