"""Boxes that hold boxes: stacks with padding, background, bar and icon; rows; list items."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from leaflets.model.layout import MM, Icon
from leaflets.model.picture import Picture
from leaflets.typeset.boxes import EPSILON, Box, KnownBox, TextBox, space_between
from leaflets.typeset.sheet import ALL_CORNERS, Sheet
from leaflets.typeset.styles import Look

HEAD = 60 * MM
"""A background that bleeds and begins no lower than this on a page reaches the page's top."""

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

    def _inner(self, width: float) -> float:
        return width - self._start - self.look.padding[1]

    def height(self, width: float) -> float:
        found = self._heights.get(width)
        if found is None:
            inner = self._inner(width)
            found = sum(child.height(inner) for child in self.children)
            pairs = zip(self.children, self.children[1:], strict=False)
            found += sum(space_between(a, b, self.look.gap) for a, b in pairs)
            found += self.look.padding[0] + self.look.padding[2]
            if self.look.bar and self.look.bar.icon:
                found = max(found, self.look.bar.icon.size * MM + 2 * self.look.padding[0])
            self._heights[width] = found
        return found

    def split(self, width: float, room: float, force: bool = False) -> tuple[Box, Box] | None:
        if self.look.keep == "together" and not force:
            return None
        inner = self._inner(width)
        left = room - self.look.padding[0] - self.look.padding[2]
        for index, child in enumerate(self.children):
            if index:
                left -= space_between(self.children[index - 1], child, self.look.gap)
            height = child.height(inner)
            if height > left + EPSILON:
                return self._cut(index, child.split(inner, left, force))
            left -= height
        return None

    def _cut(self, index: int, parts: tuple[Box, Box] | None) -> tuple[Box, Box] | None:
        """Break before or inside child ``index``, never after one that keeps with the next."""
        head = self.children[:index]
        if parts:
            head, tail = (*head, parts[0]), (parts[1], *self.children[index + 1 :])
        else:
            while head and head[-1].keep_with_next:
                head = head[:-1]
            tail = self.children[len(head) :]
        if not head:
            return None
        return replace(self, children=head, _heights={}), replace(
            self, children=tail, resumed=True, _heights={}
        )

    def place(
        self, sheet: Sheet, x: float, y: float, width: float, height: float | None = None
    ) -> None:
        own = self.height(width) if height is None else height
        self._decorate(sheet, x, y, width, own)
        inner, left, top = self._inner(width), x + self._start, y + self.look.padding[0]
        for index, child in enumerate(self.children):
            if index:
                top += space_between(self.children[index - 1], child, self.look.gap)
            child.place(sheet, left, top, inner)
            top += child.height(inner)

    def _decorate(self, sheet: Sheet, x: float, y: float, width: float, height: float) -> None:
        look = self.look
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
                draw_icon(sheet, self.icons, look.bar.icon, x + (bar - size) / 2, self._top_line(y))
        if look.border:
            inset = look.border_width / 2
            sheet.area(
                x + inset, y + inset, width - 2 * inset, height - 2 * inset, None, look.border,
                look.border_width, max(0.0, look.radius - inset), self.corners,
            )  # fmt: skip
        if look.icon and not self.resumed:
            draw_icon(sheet, self.icons, look.icon, x + look.padding[3], self._top_line(y))

    def _top_line(self, y: float) -> float:
        """Middle of the first line of text, where icons are centred."""
        box: Box = self
        top = y
        while isinstance(box, StackBox | ItemBox | KnownBox):
            if isinstance(box, ItemBox | KnownBox):
                box = box.body
                continue
            top += box.look.padding[0]
            if not box.children:
                return top
            box = box.children[0]
        return top + box.line_height / 2 if isinstance(box, TextBox) else top


def bleed(sheet: Sheet, y: float, height: float, colour: str) -> None:
    """A background from edge to edge of the paper; at the head of a page also to its top."""
    top = 0.0 if y < HEAD else y
    sheet.area(0, top, sheet.width, y + height - top, colour)


def icon_room(icon: Icon) -> float:
    """Width an icon takes beside text, with the space after it, in points."""
    return icon.size * MM * 1.4


def draw_icon(
    sheet: Sheet, icons: Mapping[str, Picture], icon: Icon, x: float, middle: float
) -> None:
    """An icon as an artifact, centred on ``middle``: the words beside it say the same."""
    size = icon.size * MM
    before, sheet.artifact = sheet.artifact, sheet.artifact or "Layout"
    sheet.drawing(icons[icon.name], x, middle - size / 2, size, size, -1, {ICON_INK: icon.colour})
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

    def split(self, width: float, room: float, force: bool = False) -> tuple[Box, Box] | None:
        parts = self.body.split(width - self.indent, room, force)
        if parts is None:
            return None
        return replace(self, body=parts[0]), replace(self, body=parts[1], marker=None)

    def place(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        if self.marker:
            self.marker.place(sheet, x, y, self.indent)
        self.body.place(sheet, x + self.indent, y, width - self.indent)
