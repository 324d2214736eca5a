"""What every box can do, and the two simplest ones: set text and rules."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import Protocol

from leaflets.model.page import Href, SetText
from leaflets.remembered import Kept
from leaflets.text.paragraph import Paragraph
from leaflets.typeset.sheet import Sheet, put
from leaflets.typeset.styles import Look

EPSILON = 0.01
"""Points; lengths that differ by less are equal."""

MIN_LINES = 2
"""Least lines of a paragraph before and after a page break (no widows, no orphans)."""

SHIFTS = {"start": 0.0, "center": 0.5, "end": 1.0}
"""How much of the room beside it something aligned so leaves at its start."""


class Box(Protocol):
    """Something with a height at a width that can be placed, and perhaps split.

    Lengths in points. ``split`` returns a part at most ``room`` high and the rest, or None where
    it cannot. ``whole``: the room on an empty page. Wishes such as keep-together are set aside by a
    box that is higher than that, and by no other; by default none is.
    """

    @property
    def before(self) -> float: ...
    @property
    def after(self) -> float: ...
    @property
    def keep_with_next(self) -> bool: ...
    def height(self, width: float) -> float: ...
    def split(
        self, width: float, room: float, whole: float = math.inf
    ) -> tuple[Box, Box] | None: ...
    def place(self, sheet: Sheet, x: float, y: float, width: float) -> None: ...


def space_between(above: Box, below: Box, gap: float = 0.0) -> float:
    """Vertical space between neighbours: the largest wish wins, wishes do not add up."""
    return max(above.after, below.before, gap)


@dataclass(frozen=True, slots=True)
class FontMetrics:
    """Of the face that sets the line: ascent and descent in points above and below the baseline."""

    ascent: float
    descent: float


@dataclass(frozen=True, slots=True)
class TextBox:
    """A paragraph, or the lines ``first`` to ``last`` of it.

    ``line_height`` in points. ``element``, ``inlines`` and ``links`` as in ``SetText``.
    ``bookmark``: outline entry (title, level) set where the first line lands. ``measure``: longest
    line. ``balanced``: lines of about equal length, for headings.
    """

    paragraph: Paragraph
    look: Look
    line_height: float
    metrics: FontMetrics
    element: int
    inlines: tuple[int, ...] = ()
    links: tuple[Href, ...] = ()
    bookmark: tuple[str, int] | None = None
    measure: float = math.inf
    balanced: bool = False
    first: int = 0
    last: int | None = None
    _widths: dict[float, float] = field(default_factory=dict, compare=False, hash=False)

    @property
    def before(self) -> float:
        return self.look.before if self.first == 0 else 0.0

    @property
    def after(self) -> float:
        return self.look.after if self.last is None else 0.0

    @property
    def keep_with_next(self) -> bool:
        return self.look.keep == "with-next"

    def at(self, element: int) -> TextBox:
        """The same words as the content of another element."""
        if element == self.element:
            return self
        return TextBox(
            self.paragraph, self.look, self.line_height, self.metrics, element, self.inlines,
            self.links, self.bookmark, self.measure, self.balanced, self.first, self.last,
            self._widths,
        )  # fmt: skip

    def first_baseline(self) -> float:
        """From the top of the box, in points: half the extra leading, then the ascent."""
        extra = self.line_height - self.metrics.ascent - self.metrics.descent
        return extra / 2 + self.metrics.ascent

    def natural_width(self) -> float:
        return self.paragraph.natural_width

    def _filled(self, width: float) -> float:
        """The width that lines are filled to: never longer than a readable line."""
        if not self.balanced:
            return min(width, self.measure)
        if width not in self._widths:
            self._widths[width] = balanced_width(self.paragraph, width)
        return self._widths[width]

    def height(self, width: float) -> float:
        lines = self.paragraph.fill(self._filled(width))
        if self.first or self.last is not None:
            lines = lines[self.first : self.last]
        return len(lines) * self.line_height

    def split(self, width: float, room: float, whole: float = math.inf) -> tuple[Box, Box] | None:
        lines = self.paragraph.fill(self._filled(width))
        end = len(lines) if self.last is None else self.last
        count = end - self.first
        fits = int((room + EPSILON) // self.line_height)
        must = count * self.line_height > whole
        least = 1 if must else MIN_LINES
        fits = min(fits, count - least)
        if fits < least or (self.look.keep == "together" and not must):
            return None
        cut = self.first + fits
        return replace(self, last=cut), replace(self, first=cut, bookmark=None)

    def place(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        geometry = (sheet.width, sheet.inset, sheet.right_to_left, sheet.base, sheet.artifact)
        text = _placed.get((self,), (x, y, width, geometry))
        if text is not None:
            sheet.again(text)
        elif text := self._placed(sheet, x, y, width):
            _placed.put(text, (self,), (x, y, width, geometry))
        else:
            return
        if self.bookmark:
            sheet.bookmark(*self.bookmark, y)

    def _placed(self, sheet: Sheet, x: float, y: float, width: float) -> SetText | None:
        lines = self.paragraph.fill(self._filled(width))[self.first : self.last]
        if not lines:
            return None
        shift = SHIFTS[self.look.align]
        xs = tuple([x + max(0.0, width - line.width) * shift for line in lines])
        above = self.first_baseline()
        baselines = tuple([y + above + n * self.line_height for n in range(len(lines))])
        below = self.line_height - above
        return sheet.text(
            lines, xs, baselines, self.element, self.inlines, self.links, above, below
        )  # fmt: skip


_placed: Kept[SetText] = Kept(768)
"""Texts in their places: the very same again for leaflets that have the very same box there."""


@dataclass(frozen=True, slots=True)
class Wrapper:
    """Base of boxes that are another one placed in some other way."""

    body: Box

    @property
    def before(self) -> float:
        return self.body.before

    @property
    def after(self) -> float:
        return self.body.after

    @property
    def keep_with_next(self) -> bool:
        return self.body.keep_with_next

    def height(self, width: float) -> float:
        return self.body.height(width)

    def split(self, width: float, room: float, whole: float = math.inf) -> tuple[Box, Box] | None:
        parts = self.body.split(width, room, whole)
        return (replace(self, body=parts[0]), replace(self, body=parts[1])) if parts else None

    def place(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        self.body.place(sheet, x, y, width)


@dataclass(frozen=True, slots=True)
class KnownBox(Wrapper):
    """A box that stands in several fragments: what it draws is remembered for itself."""

    def split(self, width: float, room: float, whole: float = math.inf) -> tuple[Box, Box] | None:
        return self.body.split(width, room, whole)

    def place(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        put(sheet, self.body, sheet.base, x, y, width)


@dataclass(frozen=True, slots=True)
class Turned(Wrapper):
    """Words of the other direction on a page: in the same place, but read from its other side."""

    def place(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        other = sheet.beside(not sheet.right_to_left, 0)
        self.body.place(other, sheet.width - x - width, y, width)
        sheet.take(other)


def balanced_width(paragraph: Paragraph, width: float) -> float:
    """The narrowest width that takes no more lines than ``width`` does, to within 2 points.

    Lines of a heading come out about equally long, and none has one word left over.
    """
    count = paragraph.count(width)
    if count < 2:
        return width
    low, high = max(width / count, paragraph.min_width), width
    while high - low > 2:
        middle = (low + high) / 2
        if paragraph.count(middle) > count:
            low = middle
        else:
            high = middle
    return high


@dataclass(frozen=True, slots=True)
class Solid:
    """Base of boxes that are not split; spacing and keeping come from their look."""

    look: Look

    @property
    def before(self) -> float:
        return self.look.before

    @property
    def after(self) -> float:
        return self.look.after

    @property
    def keep_with_next(self) -> bool:
        return self.look.keep == "with-next"

    def split(self, width: float, room: float, whole: float = math.inf) -> tuple[Box, Box] | None:
        """Never: see the class."""
        return None


@dataclass(frozen=True, slots=True)
class RuleBox(Solid):
    """A line across the column."""

    def height(self, width: float) -> float:
        return self.look.line_width

    def place(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        if not self.look.line_width:
            return
        middle = y + self.look.line_width / 2
        line = self.look
        sheet.stroke((x, middle), (x + width, middle), line.line, line.line_width, line.dash)
