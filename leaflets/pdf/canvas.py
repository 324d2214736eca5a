"""Writing the operators of one part of a page: marked content, graphics state, lines and areas.

Every painting operator stands inside marked content: of an element, or of an artifact
(PDF/UA-1 7.1). Sequences never nest, and neighbours of the same kind share one.

A part relies on nothing that stands before it on the page and leaves nothing open, so it reads the
same wherever it comes: each part sets its own font, colours and lines.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from leaflets.model.page import Area, ArtifactKind, Stroke
from leaflets.pdf.syntax import number

if TYPE_CHECKING:
    from leaflets.pdf.colours import Colours
    from leaflets.problems import Problem

_ARTIFACTS: Final[dict[ArtifactKind, str]] = {
    "Layout": "/Type/Layout",
    "Pagination": "/Type/Pagination",
    "Header": "/Type/Pagination/Subtype/Header",
    "Footer": "/Type/Pagination/Subtype/Footer",
}
"""Property lists of artifacts (ISO 32000-1 14.8.2.2.2, table 330)."""

CACHED_OUTLINES: Final = 256
"""Outlines kept: most boxes stand where they stood in the leaflet before."""

CIRCLE: Final = 0.5523
"""Distance of the control points of a Bezier quarter circle, in radii: 4/3 (sqrt 2 - 1)."""


class CanvasState(NamedTuple):
    """All that drawing depends on besides what is drawn, and may change."""

    marks: int
    open: int | ArtifactKind | None
    fill_colour: str
    font: str
    leading: int
    rise: str
    line: str


class PartCanvas:
    """The operators of one part of a page and the state they leave behind.

    Takes positions as they are in the model (points, origin top left, y downwards) and turns them
    into PDF's. Font, leading and rise outlast a text object (9.3.1), so they are kept here.
    ``size``: of the media; ``origin``: where what is drawn has its top left corner: points to add
    to x, points down from the top of the media. ``marks``: the next marked-content identifier of
    the media; ``events``: elements in the order in which they were marked, and ``~element`` for
    each of their annotations. ``copy``: all of it is read aloud elsewhere, so here it is an
    artifact.
    """

    __slots__ = (
        "_line",
        "_open",
        "colours",
        "copy",
        "events",
        "fill_colour",
        "font",
        "height",
        "leading",
        "left",
        "marks",
        "operators",
        "origin",
        "problems",
        "rise",
        "top",
        "width",
    )

    def __init__(
        self,
        size: tuple[float, float],
        marks: int,
        colours: Colours,
        origin: tuple[float, float] = (0.0, 0.0),
        copy: bool = False,
    ) -> None:
        self.width, self.height = size
        self.origin, self.copy = origin, copy
        # Of what is drawn, y upwards.
        self.left, self.top = origin[0], self.height - origin[1]
        self.marks = marks
        self.colours = colours
        self.operators: list[str] = []
        self.events: list[int] = []
        self.problems: list[Problem] = []
        self.fill_colour = ""
        self.font = ""
        self.leading = 0  # in 1/100 pt; 0: not set
        self.rise = "0"
        self._line = ""
        self._open: int | ArtifactKind | None = None

    def state(self) -> CanvasState:
        """The state after what has been drawn."""
        return CanvasState(
            self.marks, self._open, self.fill_colour, self.font, self.leading, self.rise, self._line
        )

    def resume(self, state: CanvasState) -> None:
        """Go on from a state that something left that was drawn before."""
        self.marks, self._open, self.fill_colour, self.font = state[:4]
        self.leading, self.rise, self._line = state[4:]

    def open_element(self, element: int, role: str) -> None:
        """From here on, what is painted belongs to structure element number ``element``."""
        if self.copy:
            self.open_artifact("Layout")
            return
        if self._open == element:
            return
        if self._open is not None:
            self.operators.append("EMC")
        self.operators.append(f"/{role}<</MCID {self.marks}>>BDC")
        self.events.append(element)
        self.marks += 1
        self._open = element

    def open_artifact(self, kind: ArtifactKind) -> None:
        """From here on, what is painted is decoration or repetition."""
        if self._open == kind:
            return
        self.close()
        properties = _ARTIFACTS.get(kind)
        if properties is None:  # a background artifact says how far it reaches
            properties = f"/Type/Background/BBox[0 0 {number(self.width)} {number(self.height)}]"
        self.operators.append(f"/Artifact<<{properties}>>BDC")
        self._open = kind

    def close(self) -> None:
        """End the marked content, if any."""
        if self._open is not None:
            self.operators.append("EMC")
            self._open = None

    def set_fill(self, colour: str) -> None:
        """Colour of areas and letters."""
        operator = self.colours.fill(colour, self.problems)
        if operator != self.fill_colour:
            self.operators.append(operator)
            self.fill_colour = operator

    def set_line(self, colour: str, width: float, dash: tuple[float, ...] = ()) -> None:
        """Colour, width and dash pattern of lines."""
        width = max(width, self.colours.thinnest)
        pattern = " ".join(map(number, dash)) if dash else ""
        operators = f"{self.colours.stroke(colour, self.problems)} {number(width)} w [{pattern}]0 d"
        if operators != self._line:
            self.operators.append(operators)
            self._line = operators

    def area(self, area: Area) -> None:
        """Paint a rectangle, with round corners or not."""
        if not area.fill and not area.stroke:
            return
        self.open_artifact("Layout")
        if area.fill:
            self.set_fill(area.fill)
        if area.stroke:
            self.set_line(area.stroke, area.stroke_width)
        paint = ("B" if area.stroke else "f") if area.fill else "S"
        self.operators.append(f"{_outline(area, self.left, self.top)} {paint}")

    def stroke(self, line: Stroke) -> None:
        """Paint a straight line."""
        self.open_artifact("Layout")
        self.set_line(line.colour, line.width, line.dash)
        start = f"{number(self.left + line.x1)} {number(self.top - line.y1)} m"
        end = f"{number(self.left + line.x2)} {number(self.top - line.y2)} l"
        self.operators.append(f"{start} {end} S")


@lru_cache(maxsize=CACHED_OUTLINES)
def _outline(area: Area, page_left: float, page_top: float) -> str:
    """A rectangle, with round corners or not. ``page_left``, ``page_top``: y upwards."""
    left, top = page_left + area.x, page_top - area.y
    if area.radius > 0 and area.corners:
        return _rounded(left, top - area.height, left + area.width, top, area)
    bottom = number(top - area.height)
    return f"{number(left)} {bottom} {number(area.width)} {number(area.height)} re"


def _rounded(left: float, bottom: float, right: float, top: float, area: Area) -> str:
    """The outline of a rectangle with quarter circles at the wanted corners, anticlockwise from
    the left end of the bottom edge."""
    radius = min(area.radius, area.width / 2, area.height / 2)
    handle = radius * (1 - CIRCLE)
    # Corner, where it is, and the directions (along x, along y) that lead into the rectangle.
    corners = (
        ("se", right, bottom, -1, 1, False),
        ("ne", right, top, -1, -1, True),
        ("nw", left, top, 1, -1, False),
        ("sw", left, bottom, 1, 1, True),
    )
    start = left + (radius if "sw" in area.corners else 0.0)
    parts = [f"{number(start)} {number(bottom)} m"]
    for name, x, y, inward_x, inward_y, comes_down in corners:
        if name not in area.corners:
            parts.append(f"{number(x)} {number(y)} l")
            continue
        # Sides alternate: a corner is entered along x, left along y, or the other way round.
        level = (x + inward_x * radius, y, x + inward_x * handle, y)
        upright = (x, y + inward_y * radius, x, y + inward_y * handle)
        first, last = (upright, level) if comes_down else (level, upright)
        parts.append(f"{number(first[0])} {number(first[1])} l")
        curve = (first[2], first[3], last[2], last[3], last[0], last[1])
        parts.append(" ".join(map(number, curve)) + " c")
    parts.append("h")
    return " ".join(parts)
