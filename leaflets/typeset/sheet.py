"""One page being filled. Turns logical coordinates into physical ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from typing import Protocol

from leaflets.model.page import (
    ARTIFACT,
    Area,
    ArtifactKind,
    Bookmark,
    Drawing,
    Href,
    Item,
    Page,
    QrDrawing,
    SetText,
    Stroke,
)
from leaflets.model.picture import Picture, QrSymbol
from leaflets.remembered import Kept
from leaflets.text.glyphs import Line

_FLIPPED = {"nw": "ne", "ne": "nw", "sw": "se", "se": "sw"}
ALL_CORNERS = frozenset(_FLIPPED)


class Sheet:
    """Collects the items of one page, in painting order.

    Callers give ``x`` from the reading start: on right-to-left pages that is the right edge.
    ``inset``: points by which the margin at each side is wider than on the narrowest page of the
    leaflet. ``width`` is without them, so that boxes stand alike on all pages.
    ``artifact``: while set, texts and pictures are drawn as artifacts of that kind. ``base`` is
    added to element numbers: boxes count from the start of their fragment of the tag tree.
    """

    def __init__(
        self, number: int, width: float, height: float, right_to_left: bool, inset: float = 0.0
    ) -> None:
        self.number, self.width, self.height = number, width, height
        self.right_to_left, self.inset = right_to_left, inset
        self.artifact: ArtifactKind | None = None
        self.base = 0
        self.bookmarks: list[Bookmark] = []
        self._items: list[Item] = []
        self._parts: list[tuple[Item, ...]] = []

    @contextmanager
    def artifacts(self, kind: ArtifactKind) -> Iterator[None]:
        """While open, texts and pictures are drawn as artifacts of ``kind``."""
        self.artifact = kind
        try:
            yield
        finally:
            self.artifact = None

    @property
    def whole_width(self) -> float:
        """Of the page, in points."""
        return self.width + 2 * self.inset

    def parts(self) -> tuple[tuple[Item, ...], ...]:
        """The items in the tuples they were placed in."""
        return (*self._parts, tuple(self._items)) if self._items else tuple(self._parts)

    def page(self) -> Page:
        parts = self.parts()
        return Page(self.whole_width, self.height, tuple(chain.from_iterable(parts)), parts)

    def extend(self, parts: tuple[tuple[Item, ...], ...], bookmarks: tuple[Bookmark, ...]) -> None:
        """Add what was drawn elsewhere, as it is."""
        if self._items:
            self._parts.append(tuple(self._items))
            self._items.clear()
        self._parts.extend(parts)
        self.bookmarks.extend(bookmarks)

    def beside(self, right_to_left: bool, offset: int) -> Sheet:
        """The same page for words in another language, in its direction: ``x`` may count from the
        other edge. Element numbers become ``offset`` larger."""
        other = Sheet(self.number, self.width, self.height, right_to_left, self.inset)
        other.artifact, other.base = self.artifact, self.base + offset
        return other

    def take(self, other: Sheet, bookmarks: bool = True) -> None:
        """Add what was drawn ``beside``."""
        self.extend(other.parts(), tuple(other.bookmarks) if bookmarks else ())

    def _number(self, element: int) -> int:
        return element if element == ARTIFACT else element + self.base

    def _left(self, x: float, width: float) -> float:
        return self.inset + (self.width - x - width if self.right_to_left else x)

    def area(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str | None = None,
        stroke: str | None = None,
        stroke_width: float = 0.0,
        radius: float = 0.0,
        corners: frozenset[str] = ALL_CORNERS,
    ) -> None:
        if self.right_to_left:
            corners = frozenset(_FLIPPED[corner] for corner in corners)
        left = self._left(x, width)
        self._items.append(
            Area(left, y, width, height, fill, stroke, stroke_width, radius, corners)
        )

    def band(self, y: float, height: float, colour: str) -> None:
        """A background from edge to edge of the page."""
        self.area(-self.inset, y, self.whole_width, height, colour)

    def stroke(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        colour: str,
        width: float,
        dash: tuple[float, ...] = (),
    ) -> None:
        x1, x2 = self._left(start[0], 0), self._left(end[0], 0)
        self._items.append(Stroke(x1, start[1], x2, end[1], colour, width, dash))

    def text(
        self,
        lines: tuple[Line, ...],
        xs: tuple[float, ...],
        baselines: tuple[float, ...],
        element: int,
        inlines: tuple[int, ...] = (),
        links: tuple[Href, ...] = (),
        above: float = 0.0,
        below: float = 0.0,
    ) -> SetText:
        """``xs``: distance of each line's reading start from the page's reading start; the others
        as in ``SetText``."""
        if self.artifact:
            element, inlines, links = ARTIFACT, (ARTIFACT,) * len(inlines), ()
        else:
            element = self._number(element)
            inlines = tuple(map(self._number, inlines))
        lefts = tuple(self._left(x, line.width) for x, line in zip(xs, lines, strict=True))
        kind = self.artifact or "Layout"
        text = SetText(lines, lefts, baselines, element, inlines, links, kind, above, below)
        self._items.append(text)
        return text

    def again(self, text: SetText) -> None:
        """Add a text that was set before, on a sheet like this one."""
        self._items.append(text)

    def drawing(
        self,
        picture: Picture,
        x: float,
        y: float,
        width: float,
        height: float,
        element: int,
        colours: Mapping[str, str] | None = None,
        directed: bool = False,
    ) -> None:
        """``directed``: turned over on right-to-left pages."""
        number = ARTIFACT if self.artifact else self._number(element)
        left, mirror = self._left(x, width), directed and self.right_to_left
        self._items.append(Drawing(picture, left, y, width, height, number, mirror, colours or {}))

    def qr(self, symbol: QrSymbol, x: float, y: float, side: float, element: int) -> None:
        number = ARTIFACT if self.artifact else self._number(element)
        self._items.append(QrDrawing(symbol, self._left(x, side), y, side, number))

    def bookmark(self, title: str, level: int, y: float) -> None:
        if not self.artifact:
            self.bookmarks.append(Bookmark(title, level, self.number, y))


class Placeable(Protocol):
    """Whatever draws itself on a sheet; see ``boxes.Box``."""

    def place(self, sheet: Sheet, x: float, y: float, width: float) -> None: ...


_placed: Kept[tuple[tuple[tuple[Item, ...], ...], tuple[Bookmark, ...]]] = Kept(256)


def put(sheet: Sheet, box: Placeable, base: int, x: float, y: float, width: float) -> None:
    """Place ``box`` on ``sheet``, or again what it drew when it stood in the same place before.

    Leaflets of a batch differ in few blocks; the others give the very same items, which the PDF
    layer knows by identity.
    """
    geometry = (sheet.number, sheet.width, sheet.height, sheet.right_to_left, sheet.inset)
    more = (base, x, y, width, sheet.artifact, geometry)
    found = _placed.get((box,), more)
    if found is None:
        fresh = Sheet(*geometry)
        fresh.artifact, fresh.base = sheet.artifact, base
        box.place(fresh, x, y, width)
        found = _placed.put((fresh.parts(), tuple(fresh.bookmarks)), (box,), more)
    sheet.extend(*found)
