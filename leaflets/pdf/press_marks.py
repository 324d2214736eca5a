"""Marks for the printer, outside the bleed: where to cut, whether plates meet, how much ink.

They are drawn on every plate by the colour space ``All`` (ISO 32000-1 8.6.6.4) and are artifacts
(14.8.2.2.2: production aids, "Page"). Lengths in points, origin at the bottom left of the medium.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from leaflets.pdf.canvas import CIRCLE
from leaflets.pdf.looked_at import looked_at
from leaflets.pdf.parts import DrawnPart
from leaflets.pdf.syntax import number, rectangle

if TYPE_CHECKING:
    from leaflets.model.page import Press

_MM: Final = 72 / 25.4
_AIR: Final = 2 * _MM
"""Between bleed and marks: a cut that is off shows no mark."""

_LENGTH: Final = 5 * _MM
_LINE: Final = 0.25
"""Thickness of marks: the thinnest line that every plate can hold."""

_PATCH: Final = 5 * _MM
_PATCHES: Final = (
    "1 0 0 0", "0 1 0 0", "0 0 1 0", "0 0 0 1",
    "0.5 0 0 0", "0 0.5 0 0", "0 0 0.5 0", "0 0 0 0.5",
)  # fmt: skip
"""Each ink in full and at 50 %, for whoever measures the press."""

ALL_PLATES: Final = "MarksAll"
"""Name of the colour space in the resources."""

ALL_PLATES_SPACE: Final = (
    f"/{ALL_PLATES}[/Separation/All/DeviceCMYK<</FunctionType 2/Domain[0 1]/N 1"
    "/C0[0 0 0 0]/C1[1 1 1 1]>>]"
)


class Medium:
    """The medium of a page that is ``width`` x ``height`` points when it is trimmed; as large as
    that where nothing is to be trimmed."""

    def __init__(self, width: float, height: float, press: Press | None) -> None:
        self.width, self.height, self.press = width, height, press

    @property
    def origin(self) -> tuple[float, float]:
        """The bottom left corner of the trimmed page."""
        return (self.press.edge,) * 2 if self.press else (0.0, 0.0)

    def boxes(self) -> str:
        """MediaBox, BleedBox and TrimBox of the page dictionary (14.11.2). No ArtBox: PDF/X takes
        one of both."""
        if self.press is None:
            box = rectangle(0, 0, self.width, self.height)
            return f"/MediaBox{box}/TrimBox{box}"
        slug, edge = self.press.slug, self.origin[0]
        right, top = self.width + 2 * edge, self.height + 2 * edge
        media = rectangle(0, 0, right, top)
        bleed = rectangle(slug, slug, right - slug, top - slug)
        trim = rectangle(edge, edge, right - edge, top - edge)
        return f"/MediaBox{media}/BleedBox{bleed}/TrimBox{trim}"

    def before(self) -> tuple[DrawnPart, ...]:
        """What stands before everything else in the content: the marks, and where the page is."""
        press = self.press
        if press is None:
            return ()
        return (_before(self.width, self.height, press.bleed, press.slug, press.marks),)


@lru_cache(maxsize=64)
def _before(
    width: float, height: float, bleed: float, slug: float, marks: frozenset[str]
) -> DrawnPart:
    edge = bleed + slug
    drawn = []
    if "crop" in marks:
        drawn += [*_lines(), *_crop(width, height, edge, bleed)]
    if "registration" in marks:
        drawn += [*_lines(), *_registration(width, height, edge, bleed)]
    if "colour-bar" in marks:
        drawn += _colour_bar(width, height, edge, bleed)
    operators = ["/Artifact<</Type/Page>>BDC", "q", *drawn, "Q", "EMC"] if drawn else []
    operators.append(f"1 0 0 1 {number(edge)} {number(edge)} cm")
    return DrawnPart("\n".join(operators), (), 0, (), (), looked_at((), ()), ())


def _lines() -> tuple[str, ...]:
    return (f"/{ALL_PLATES} CS 1 SCN", f"{number(_LINE)} w 0 J []0 d")


def _crop(width: float, height: float, edge: float, bleed: float) -> list[str]:
    """Two lines at each corner, in line with the edges of the trimmed page."""
    out = bleed + _AIR
    found = []
    for x, away in ((edge, -1), (edge + width, 1)):
        for y, up in ((edge, -1), (edge + height, 1)):
            found.append(_line(x + away * out, y, x + away * (out + _LENGTH), y))
            found.append(_line(x, y + up * out, x, y + up * (out + _LENGTH)))
    return found


def _registration(width: float, height: float, edge: float, bleed: float) -> list[str]:
    """A circle with a cross in the middle of each side."""
    out = bleed + _AIR + _LENGTH / 2
    middles = (
        (edge + width / 2, edge - out), (edge + width / 2, edge + height + out),
        (edge - out, edge + height / 2), (edge + width + out, edge + height / 2),
    )  # fmt: skip
    found = []
    for x, y in middles:
        half = _LENGTH / 2
        found += [_line(x - half, y, x + half, y), _line(x, y - half, x, y + half)]
        found.append(_circle(x, y, half * 0.6))
    return found


def _colour_bar(width: float, height: float, edge: float, bleed: float) -> list[str]:
    """Patches above the page, from its left corner; small enough to end before the middle."""
    room = width / 2 - _LENGTH - 2 * _AIR
    side = min(_PATCH, room / len(_PATCHES))
    bottom = edge + height + bleed + _AIR
    return [
        f"{inks} k {number(edge + _AIR + place * side)} {number(bottom)} {number(side)} "
        f"{number(side)} re f"
        for place, inks in enumerate(_PATCHES)
    ]


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f"{number(x1)} {number(y1)} m {number(x2)} {number(y2)} l S"


def _circle(x: float, y: float, radius: float) -> str:
    far = radius * CIRCLE
    curves = (
        (radius, far, far, radius, 0, radius), (-far, radius, -radius, far, -radius, 0),
        (-radius, -far, -far, -radius, 0, -radius), (far, -radius, radius, -far, radius, 0),
    )  # fmt: skip
    parts = [f"{number(x + radius)} {number(y)} m"]
    for curve in curves:
        points = [x + one if place % 2 == 0 else y + one for place, one in enumerate(curve)]
        parts.append(" ".join(map(number, points)) + " c")
    return " ".join([*parts, "S"])
