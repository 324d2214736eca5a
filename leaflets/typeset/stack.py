"""Boxes that hold boxes: stacks with padding, background, bar and icon; rows; list items."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from leaflets.model.layout import MM, Icon
from leaflets.model.picture import Picture
from leaflets.typeset.boxes import EPSILON, Box, KnownBox, TextBox, space_between
from leaflets.typeset.sheet import ALL_CORNERS, Sheet
from leaflets.typeset.styles import Look

HEAD = 60 * MM
"""A background that bleeds and begins no lower than this on a page reaches the page's top."""

MIN_ITEMS = 2
"""Least items before and after a page break in a list of more than three."""

ICON_INK = "ink"
"""Colour name that icons are drawn in; a style's icon colour stands in for it."""


@dataclass(frozen=True, slots=True)
class StackBox:
    """Children below each other. ``resumed``: the rest of a box that began on an earlier page."""

    children: tuple[Box, ...]
    look: Look
    icons: Mapping[str, Picture] = field(default_factory=dict, compare=False, hash=False)
    corners: frozenset[str] = ALL_CORNERS
    resumed: bool = False
    _heights: dict[float, float] = field(default_factory=dict, compare=False, hash=False)

    @property
    def before(self) -> float:
        return 0.0 if self.resumed else self.look.before

    @property
    def after(self) -> float:
        return self.look.after

    @property
    def keep_with_next(self) -> bool:
        return self.look.keep == "with-next"

    @property
    def _start(self) -> float:
        """From the box's start edge to its children."""
        look = self.look
        start = look.padding[3] + (look.bar.width * MM if look.bar else 0.0)
        return start + (look.indent or icon_room(look.icon) if look.icon else look.indent)

    def inner(self, width: float) -> float:
        return width - self._start - self.look.padding[1]

    def height(self, width: float) -> float:
        found = self._heights.get(width)
        if found is None:
            inner = self.inner(width)
            found = sum([child.height(inner) for child in self.children])
            if len(self.children) > 1:
                pairs = zip(self.children, self.children[1:], strict=False)
                found += sum([space_between(a, b, self.look.gap) for a, b in pairs])
            found += self.look.padding[0] + self.look.padding[2]
            if self.look.bar and self.look.bar.icon:
                found = max(found, self.look.bar.icon.size * MM + 2 * self.look.padding[0])
            self._heights[width] = found
        return found

    def split(self, width: float, room: float, whole: float = math.inf) -> tuple[Box, Box] | None:
        if self.look.keep == "together" and self.height(width) <= whole:
            return None
        inner = self.inner(width)
        left = room - self.look.padding[0] - self.look.padding[2]
        for index, child in enumerate(self.children):
            if index:
                left -= space_between(self.children[index - 1], child, self.look.gap)
            height = child.height(inner)
            if height > left + EPSILON:
                return self._cut(index, child.split(inner, left, whole), whole > 0)
            left -= height
        return None

    def _cut(
        self, index: int, parts: tuple[Box, Box] | None, choosy: bool
    ) -> tuple[Box, Box] | None:
        """Break before or inside child ``index``, never after one that keeps with the next.

        No item of a longer list is left alone on a page; ``choosy``: or else there is no break.
        """
        head = self.children[:index]
        if parts:
            head, tail = (*head, parts[0]), (parts[1], *self.children[index + 1 :])
        else:
            while head and head[-1].keep_with_next:
                head = head[:-1]
            if len(self.children) > 2 * MIN_ITEMS - 1:
                head = self._without_lone_item(head) or (() if choosy else head)
            tail = self.children[len(head) :]
        if not head:
            return None
        return replace(self, children=head, _heights={}), replace(
            self, children=tail, resumed=True, _heights={}
        )

    def _without_lone_item(self, head: tuple[Box, ...]) -> tuple[Box, ...]:
        if not self._is_list():
            return head
        if len(self.children) - len(head) < MIN_ITEMS:
            head = head[:-1]
        return () if len(head) < MIN_ITEMS else head

    def _is_list(self) -> bool:
        return all(isinstance(child, ItemBox) for child in self.children)

    def place(
        self, sheet: Sheet, x: float, y: float, width: float, height: float | None = None
    ) -> None:
        own = self.height(width) if height is None else height
        self.decorate(sheet, x, y, width, own)
        inner, left, top = self.inner(width), x + self._start, y + self.look.padding[0]
        for index, child in enumerate(self.children):
            if index:
                top += space_between(self.children[index - 1], child, self.look.gap)
            child.place(sheet, left, top, inner)
            top += child.height(inner)

    def decorate(
        self, sheet: Sheet, x: float, y: float, width: float, height: float, drop: float = 0.0
    ) -> None:
        """Background, bar, border and icons: all but the children, which begin ``drop`` lower."""
        look, top = self.look, y + drop
        if look.background and look.bleed:
            bleed(sheet, y, height, look.background)
        elif look.background:
            sheet.area(
                x, y, width, height, look.background, radius=look.radius, corners=self.corners
            )
        if look.bar:
            corners = self.corners & {"nw", "sw"}
            bar = look.bar.width * MM
            sheet.area(x, y, bar, height, look.bar.colour, radius=look.radius, corners=corners)
            if look.bar.icon and not self.resumed:
                size = look.bar.icon.size * MM
                edge = look.border_width / 2 if look.border else 0.0
                middle = max(self._top_line(top), top + edge + size / 2)  # a large one stays inside
                draw_icon(sheet, self.icons, look.bar.icon, x + (bar - size) / 2, middle)
        if look.border:
            inset = look.border_width / 2
            sheet.area(
                x + inset, y + inset, width - 2 * inset, height - 2 * inset, None, look.border,
                look.border_width, max(0.0, look.radius - inset), self.corners,
            )  # fmt: skip
        if look.icon and not self.resumed:
            draw_icon(sheet, self.icons, look.icon, x + look.padding[3], self._top_line(top))

    def _top_line(self, y: float) -> float:
        """Middle of the first line of text, where icons are centred."""
        top, box = first_of(self)
        return y + top + (box.line_height / 2 if isinstance(box, TextBox) else 0.0)


def least_width(box: Box) -> float:
    """The width, in points, below which a word of ``box`` would be divided."""
    match box:
        case TextBox():
            return box.paragraph.min_width
        case KnownBox():
            return least_width(box.body)
        case ItemBox():
            return box.indent + least_width(box.body)
        case StackBox():
            inner = max((least_width(child) for child in box.children), default=0.0)
            return inner - box.inner(0.0)
        case _:
            return 0.0


def first_of(box: Box) -> tuple[float, Box]:
    """The first box inside ``box`` that holds no other, and how far below its top it begins."""
    top = 0.0
    while True:
        match box:
            case ItemBox() | KnownBox():
                box = box.body
            case StackBox(children=(first, *_)):
                top, box = top + box.look.padding[0], first
            case StackBox():
                return top + box.look.padding[0], box
            case _:
                return top, box


def first_baseline(box: Box) -> float | None:
    """From the top of ``box`` to the baseline of its first line; None: it begins without text."""
    top, first = first_of(box)
    return top + first.first_baseline() if isinstance(first, TextBox) else None


def bleed(sheet: Sheet, y: float, height: float, colour: str) -> None:
    """A background from edge to edge of the paper; at the head of a page also to its top."""
    top = 0.0 if y < HEAD else y
    sheet.band(top, y + height - top, colour)


def icon_room(icon: Icon) -> float:
    """Width an icon takes beside text, with the space after it, in points."""
    return icon.size * MM * 1.4


def draw_icon(
    sheet: Sheet, icons: Mapping[str, Picture], icon: Icon, x: float, middle: float
) -> None:
    """An icon as an artifact, centred on ``middle``: the words beside it say the same."""
    size = icon.size * MM
    before, sheet.artifact = sheet.artifact, sheet.artifact or "Layout"
    colours = {ICON_INK: icon.colour}
    sheet.drawing(icons[icon.name], x, middle - size / 2, size, size, -1, colours, icon.mirror)
    sheet.artifact = before


@dataclass(frozen=True, slots=True)
class ItemBox:
    """A list item: a marker in the margin and a body. The rest of a split item has no marker."""

    marker: TextBox | None
    body: Box
    indent: float

    @property
    def before(self) -> float:
        return self.body.before

    @property
    def after(self) -> float:
        return self.body.after

    @property
    def keep_with_next(self) -> bool:
        return False

    def height(self, width: float) -> float:
        return self.body.height(width - self.indent)

    def split(self, width: float, room: float, whole: float = math.inf) -> tuple[Box, Box] | None:
        parts = self.body.split(width - self.indent, room, whole)
        if parts is None:
            return None
        return replace(self, body=parts[0]), replace(self, body=parts[1], marker=None)

    def place(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        if self.marker:
            base = first_baseline(self.body)
            drop = 0.0 if base is None else base - self.marker.first_baseline()
            self.marker.place(sheet, x, y + drop, self.indent)
        self.body.place(sheet, x + self.indent, y, width - self.indent)
