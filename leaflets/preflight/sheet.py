"""One page of a finished file as a printer sees it: its boxes, and what is put on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from leaflets.preflight.objects import entry, numbers
from leaflets.preflight.spaces import Colour

if TYPE_CHECKING:
    from pypdf import PageObject

MM = 72 / 25.4

NEAR = 0.01 * MM
"""Lengths that differ by less are the same: how exactly boxes are to be kept."""

BOXES = ("MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox")


class Box(NamedTuple):
    """Edges in points, y upwards, as in ISO 32000-1 7.9.5."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    def holds(self, other: Box, slack: float = NEAR) -> bool:
        """Whether ``other`` stands out by no more than ``slack``."""
        return (
            other.left >= self.left - slack
            and other.bottom >= self.bottom - slack
            and other.right <= self.right + slack
            and other.top <= self.top + slack
        )

    def within(self, other: Box) -> Box:
        """What both share; turned inside out where they share nothing."""
        low, high = map(max, self[:2], other[:2]), map(min, self[2:], other[2:])
        return Box(*low, *high)

    def overlaps(self, other: Box, slack: float = NEAR) -> bool:
        """Whether they share more than ``slack`` both ways."""
        shared = self.within(other)
        return shared.width > slack and shared.height > slack

    def narrowed(self, by: float) -> Box:
        """On all sides; wider where ``by`` is negative."""
        return Box(self.left + by, self.bottom + by, self.right - by, self.top - by)


Kind = Literal["words", "area", "line", "picture", "shading"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Something on the page. ``box``: what it covers, no more than its clip lets through;
    ``line``: it is an outline alone; ``artifact``: its type when it is one, ``other`` when it has
    none, nothing when it is no artifact; ``in_form``: part of a form XObject; ``read``: belongs to
    content that is read aloud; ``image``: dictionary of an image, ``placed``: its width and height
    on paper in points."""

    kind: Kind
    box: Box
    colour: Colour
    artifact: str = ""
    in_form: bool = False
    read: bool = False
    image: Any = None
    placed: tuple[float, float] = (0.0, 0.0)

    @property
    def for_the_printer(self) -> bool:
        """A mark beside the page, such as one for cutting: on all plates, or an artifact of type
        Page (ISO 32000-1 14.8.2.2.2)."""
        return self.artifact == "/Page" or self.colour.family == "all plates"


@dataclass(frozen=True, slots=True)
class Sheet:
    """``boxes``: as the file names them, by name; ``colours``: each that is used, with the first
    kind of thing it is used for; ``overprint``: names of graphics states that turn it on."""

    number: int
    boxes: Mapping[str, Box]
    marks: tuple[Mark, ...] = ()
    colours: Mapping[Colour, Kind] = field(default_factory=dict)
    overprint: frozenset[str] = frozenset()

    @property
    def media(self) -> Box:
        return self.boxes["MediaBox"]

    @property
    def trim(self) -> Box:
        """ISO 32000-1 14.11.2: what is left after the cut; the whole where nothing says."""
        return self.boxes.get("TrimBox") or self.boxes.get("ArtBox") or self._crop

    @property
    def bleed(self) -> Box:
        return self.boxes.get("BleedBox") or self._crop

    @property
    def _crop(self) -> Box:
        return self.boxes.get("CropBox") or self.media


def boxes_of(page: PageObject) -> dict[str, Box]:
    """Those that the page names, and the MediaBox, which it may have from the page tree (ISO
    32000-1 7.7.3.4). Corners may come in any order (7.9.5)."""
    found = {name: _box(numbers(entry(page, f"/{name}"))) for name in BOXES if f"/{name}" in page}
    kept = {name: box for name, box in found.items() if box}
    if "MediaBox" not in kept:
        media = _box(tuple(float(edge) for edge in page.mediabox))
        kept = {"MediaBox": media or Box(0, 0, 0, 0), **kept}
    return kept


def _box(edges: tuple[float, ...]) -> Box | None:
    if len(edges) != 4:
        return None
    x1, y1, x2, y2 = edges
    return Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
