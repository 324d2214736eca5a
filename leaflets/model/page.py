"""Finished geometry: what goes where and what it means, before any PDF byte exists.

Lengths in points; origin at the top left of the page's trim, y downwards. Colours are names of the
document's palette, or ``#rrggbb``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from leaflets.model.picture import QrSymbol, RasterPicture, VectorPicture

if TYPE_CHECKING:
    from leaflets.text.glyphs import Line

ListNumbering = Literal["None", "Disc", "Decimal"]
Duplex = Literal["", "DuplexFlipLongEdge", "DuplexFlipShortEdge"]
"""ISO 32000-1 12.2, table 150."""


class Element(NamedTuple):
    """A structure element of the tag tree. The tuple of all elements is in reading order; the
    index of an element is its number and ``parent`` is the number of its parent (-1: the root).

    ``role``: a standard structure type of ISO 32000-1 14.8.4 (Document, Sect, H1..H3, P, L, LI,
    Lbl, LBody, Table, THead, TBody, TR, TH, TD, Caption, Figure, Link, Span, Note ...) or one
    that the PDF's role map knows (Strong, Aside).
    ``inline``: sits inside its parent's running text, so it takes its place among the parent's
    marked content where it is first drawn. ``bbox_of``: a Figure's bounding box is found where it
    is drawn.
    """

    role: str
    parent: int
    inline: bool = False
    alt: str | None = None
    language: str | None = None
    title: str | None = None
    scope: Literal["Row", "Column"] | None = None
    column_span: int = 1
    numbering: ListNumbering | None = None
    summary: str | None = None

    def below(self, parent: int) -> Element:
        """The same element with another parent."""
        return Element(self[0], parent, *self[2:])


PROVENANCE_URI = "tag:leaflets,2026:provenance/1#"
"""Namespace of our own XMP properties (RFC 4151 tag URI: it stands for nothing on the web)."""

ARTIFACT = -1
"""In place of an element number: decoration or repetition, not read aloud."""

ArtifactKind = Literal["Layout", "Pagination", "Background", "Header", "Footer"]


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle, filled and/or outlined: always an artifact. ``radius``: corner radius; a corner
    is rounded when its letter is in ``corners`` (n/e/s/w pairs: nw ne se sw)."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 0.0
    radius: float = 0.0
    corners: frozenset[str] = frozenset({"nw", "ne", "se", "sw"})


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line: always an artifact."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str
    width: float
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Href:
    """Where inline element number ``inline`` of a text links to, and what a reader hears."""

    inline: int
    target: str
    contents: str


class SetText(NamedTuple):
    """Lines of a paragraph (or of the part of it on this page).

    ``baselines``: y of each line's baseline; ``x``: left edges of the lines. ``element``: the
    paragraph's element number or ARTIFACT; ``inlines[k-1]``: element number of its k-th inline
    element (ARTIFACT where it has none). ``kind``: artifact kind when it is one. ``above`` and
    ``below``: how far the box of a line reaches over and under its baseline.
    """

    lines: tuple[Line, ...]
    xs: tuple[float, ...]
    baselines: tuple[float, ...]
    element: int
    inlines: tuple[int, ...] = ()
    links: tuple[Href, ...] = ()
    kind: ArtifactKind = "Layout"
    above: float = 0.0
    below: float = 0.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture in a rectangle (scaled to fit it exactly; the caller kept the proportions).

    ``element``: a Figure, or ARTIFACT for icons and ornaments. ``mirror``: flipped left to right
    (icons that imply direction, on right-to-left pages). ``colours`` replaces palette names used
    inside the picture (an icon's ``ink``) by others. ``ground``: the colour that it stands on,
    where a picture that can be seen through is to be printed in process colours.
    """

    picture: VectorPicture | RasterPicture
    x: float
    y: float
    width: float
    height: float
    element: int
    mirror: bool = False
    colours: Mapping[str, str] = field(default_factory=dict)
    ground: str | None = None


@dataclass(frozen=True, slots=True)
class QrDrawing:
    """A QR code; ``side`` includes the quiet zone of 4 modules each side. A Figure."""

    symbol: QrSymbol
    x: float
    y: float
    side: float
    element: int
    colour: str = "ink"


Item = Area | Stroke | SetText | Drawing | QrDrawing


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An outline entry: ``level`` 0 is the top; ``y`` from the page's top."""

    title: str
    level: int
    page: int
    y: float


@dataclass(frozen=True, slots=True)
class Page:
    """One trimmed page, items in painting order. ``parts``: the same items, in the tuples they were
    placed in; what many leaflets share comes back as the very same tuple."""

    width: float
    height: float
    items: tuple[Item, ...]
    parts: tuple[tuple[Item, ...], ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """Page number ``page`` (from 0) on a side of a sheet; ``x``, ``y``: its top left corner in
    points from the top left of the trimmed sheet. ``copy``: it stands elsewhere too and is read
    aloud there, so here all of it is an artifact."""

    page: int
    x: float
    y: float
    copy: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a trimmed sheet, with the pages printed on it. ``lines``: where to cut or fold,
    in points from its top left corner."""

    width: float
    height: float
    pages: tuple[PlacedPage, ...]
    lines: tuple[Stroke, ...] = ()


@dataclass(frozen=True, slots=True)
class Press:
    """What a print shop needs. ``bleed``: points by which colour goes on beyond the trimmed edge;
    ``slug``: points beyond the bleed, for the marks; ``marks``: which of them are drawn;
    ``condition``: name of the printing condition, ``profile``: its ICC profile (CMYK, class
    ``prtr``)."""

    bleed: float
    slug: float
    marks: frozenset[Literal["crop", "registration", "colour-bar"]]
    condition: str
    profile: bytes

    @property
    def edge(self) -> float:
        """Points around the trimmed page, for bleed and marks."""
        return self.bleed + self.slug


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file says about itself. ``second``: the language beside, or nothing. ``date`` is
    ISO 8601 UTC, from the leaflet or ``SOURCE_DATE_EPOCH``, never from the clock. ``identifier``
    names the job; ``provenance``: names and values, in ``PROVENANCE_URI``, that a recall goes
    by."""

    title: str
    language: str
    author: str
    subject: str
    keywords: str
    identifier: str
    date: str
    right_to_left: bool
    print_scaling_none: bool = False
    duplex: Duplex = ""
    provenance: tuple[tuple[str, str], ...] = ()
    second: str = ""


@dataclass(frozen=True, slots=True)
class PagedDocument:
    """A leaflet, laid out. ``palette``: colour name -> (red, green, blue), each 0..1. ``pages`` are
    in reading order; ``sides``: the sheets they are printed on, nothing where each page is one.
    ``press``: for files that go to a print shop, in process colours; ``grey``: in shades of grey
    alone."""

    pages: tuple[Page, ...]
    elements: tuple[Element, ...]
    bookmarks: tuple[Bookmark, ...]
    palette: Mapping[str, tuple[float, float, float]]
    metadata: Metadata
    sides: tuple[Side, ...] = ()
    press: Press | None = None
    grey: bool = False

    @property
    def edge(self) -> float:
        """Points around the trimmed page, for bleed and marks."""
        return self.press.edge if self.press else 0.0

    def fragment(self, language: str | None = None) -> tuple[Element, ...]:
        """Its elements as a part of another document's."""
        return (Element("Sect", -1, language=language), *self.elements[1:])
