"""The marks that no template, theme, layout or translation can empty, cover or restyle.

Their colours, size and place are fixed here; their words ship with the package. The strip takes
its own room on every page, so it hides no words and nothing can hide it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache

from leaflets.marks import Mark, mark_words, needed_marks
from leaflets.model.layout import MM
from leaflets.model.localized import LocalEdition
from leaflets.model.nodes import Paragraph, Run
from leaflets.typeset.boxes import Box, TextBox, Turned
from leaflets.typeset.setting import Built, Setting
from leaflets.typeset.sheet import Sheet
from leaflets.typeset.styles import INK, PAPER, YELLOW, Look

PADDING = 1.8 * MM
GAP = 6 * MM
OUTSET = 1.5 * MM
"""How far the frame of a strip stands out of the text column, where the margin has room for it."""

FRAME = 1.2
"""Points: width of the line around it."""

SHARES = (0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65)
"""Of the width that the first language may take, the evenest first."""

_LOOK = Look(
    size=10.0, leading=1.3, weight=700, colour=INK, contrast=7.0, background_seen=YELLOW
)  # fmt: skip

_A4_WIDTH = 210 * MM
"""Marks are 10 points on paper up to this wide, and larger in proportion on wider paper: what is
made large to be printed small must still show them. Nor are they below the floor of the layout."""


@dataclass(frozen=True, slots=True)
class MarkWords:
    """The marks of a page in one language: sentences to be set one after the other."""

    sentences: tuple[str, ...]
    language: str

    @property
    def text(self) -> str:
        """The sentences in a row; after a full stop of Chinese or Japanese comes no space."""
        return " ".join(self.sentences).replace("。 ", "。")


def marks_of_page(edition: LocalEdition) -> tuple[MarkWords, ...]:
    """The marks this leaflet must carry, in the languages of the page and in the clinic's."""
    spoken = (*(side.job.language for side in edition.sides), edition.clinic.language)
    return _marks(tuple(needed_marks(edition)), spoken)


@lru_cache(maxsize=256)
def _marks(kinds: tuple[Mark, ...], spoken: tuple[str, ...]) -> tuple[MarkWords, ...]:
    marks: dict[str, list[str]] = {}
    for wanted in dict.fromkeys(spoken):
        for kind in kinds:
            words, language = mark_words(kind, wanted)
            known = marks.setdefault(language, [])
            if words not in known:
                known.append(words)
    # British and American readers read the same words: once is enough.
    once: dict[tuple[str, ...], str] = {}
    for language, sentences in marks.items():
        once.setdefault(tuple(sentences), language)
    return tuple(MarkWords(sentences, language) for sentences, language in once.items())


@dataclass(frozen=True, slots=True, eq=False)
class MarkStrip:
    """The strip of marks: the patient's language first, the others beside it.

    ``outlined``: for printers, inside the margins, a frame in place of the fill. ``gutter``: points
    between the columns of two languages below it, or nothing. ``outset``: points by which the frame
    stands out of the text column; what is left of ``OUTSET`` keeps its words off it.
    """

    built: Built
    outlined: bool
    gutter: float = 0.0
    outset: float = OUTSET

    def _widths(self, width: float) -> tuple[float, ...]:
        """Of the columns: two languages share the width so that the strip is lowest, and as evenly
        as that allows. They take equal parts above columns, and where they are more."""
        count = len(self.built.boxes)
        free = width - 2 * self._inset - self._gap * (count - 1)
        if count != 2 or self.gutter:
            return (free / max(1, count),) * count
        shares = [(free * share, free * (1 - share)) for share in SHARES]
        return min(shares, key=self._tallest)

    @property
    def _gap(self) -> float:
        return self.gutter or GAP

    @property
    def _inset(self) -> float:
        return OUTSET - self.outset if self.outlined else 0.0

    def _tallest(self, widths: tuple[float, ...]) -> float:
        pairs = zip(self.built.boxes, widths, strict=True)
        return max((box.height(part) for box, part in pairs), default=0.0)

    def height(self, width: float) -> float:
        """Height in points when the text column is ``width`` points wide."""
        if not self.built.boxes:
            return 0.0
        return self._tallest(self._widths(width)) + 2 * PADDING

    def place(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        if not self.built.boxes:
            return
        tall = self.height(width)
        if self.outlined:
            sheet.area(x - self.outset, y, width + 2 * self.outset, tall, PAPER, INK, FRAME)
        else:
            sheet.band(y, tall, YELLOW)
        x += self._inset
        for box, part in zip(self.built.boxes, self._widths(width), strict=True):
            box.place(sheet, x, y + PADDING, part)
            x += part + self._gap


@lru_cache(maxsize=2)  # each holds its setting, with all that was made in it
def mark_strip(
    setting: Setting,
    marks: tuple[MarkWords, ...],
    outlined: bool,
    page_width: float,
    gutter: float = 0.0,
    room: float = math.inf,
) -> MarkStrip:
    """The strip for these marks; its lines are as long as the page is wide (``page_width``, in
    points), and each language begins where its column does if there is a ``gutter``. ``room``:
    points of the margin that may be printed on. ``setting`` must have the program's own fonts."""
    size = max(_LOOK.size * max(1.0, page_width / _A4_WIDTH), setting.stylesheet.smallest)
    look = replace(_LOOK, size=size)
    nodes = tuple(
        Paragraph((Run(words.text),), (), language=words.language)
        for words in marks
        if words.sentences
    )
    built = setting.build(nodes, {}, look=look)
    boxes: list[Box] = []
    for box in built.boxes:
        wide = replace(box, measure=math.inf) if isinstance(box, TextBox) else box
        other = (
            isinstance(box, TextBox) and box.paragraph.right_to_left != setting.voice.right_to_left
        )
        boxes.append(Turned(wide) if gutter and other else wide)
    outset = max(0.0, min(OUTSET, room - FRAME / 2))
    return MarkStrip(Built(tuple(boxes), built.elements, built.problems), outlined, gutter, outset)
