"""Colours as operators: palette names and ``#rrggbb`` to DeviceGray or DeviceRGB."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from leaflets.model.picture import RasterPicture
from leaflets.pdf.syntax import fine_number
from leaflets.problems import Problem

if TYPE_CHECKING:
    from leaflets.model.page import Drawing

Rgb = tuple[float, float, float]
Palette = tuple[tuple[str, Rgb], ...]
_BLACK: Rgb = (0.0, 0.0, 0.0)


class Operators(NamedTuple):
    """That set a colour (ISO 32000-1 8.6.8), by colour space."""

    grey: str
    rgb: str
    cmyk: str


FILL: Final = Operators("g", "rg", "k")
STROKE: Final = Operators("G", "RG", "K")

CACHED_COLOURS: Final = 1_024
"""Colours kept of one palette: pictures name more than the theme does."""


class Colours:
    """The operators of a palette's colours. An unknown name is noted as a problem and drawn black,
    so that all of them can be reported at once. ``thinnest``: lines are no thinner, in points."""

    thinnest: float = 0.0

    def __init__(self, palette: Palette) -> None:
        self._palette = dict(palette)
        self._fills: dict[str, str] = {}
        self._strokes: dict[str, str] = {}

    def fill(self, name: str, problems: list[Problem]) -> str:
        """The operator that sets the colour of areas and letters (``g`` or ``rg``)."""
        return self._fills.get(name) or self._made(name, self._fills, FILL, problems)

    def stroke(self, name: str, problems: list[Problem]) -> str:
        """The operator that sets the colour of lines (``G`` or ``RG``)."""
        return self._strokes.get(name) or self._made(name, self._strokes, STROKE, problems)

    def _made(
        self, name: str, known: dict[str, str], names: Operators, problems: list[Problem]
    ) -> str:
        value = self.value(name)
        if value is not None and all(0.0 <= part <= 1.0 for part in value):
            if len(known) >= CACHED_COLOURS:
                known.clear()
            operator = known[name] = self.operator(value, names)
            return operator
        problems.append(self._problem(name, value))
        return self.operator(_BLACK, names)

    def value(self, name: str) -> Rgb | None:
        """Of a palette name or ``#rrggbb``; None where there is no such colour."""
        return self._palette.get(name) or _from_hex(name)

    def operator(self, value: Rgb, names: Operators) -> str:
        """What sets a colour."""
        # Greys as DeviceGray, so that a printer lays them down in black alone.
        red, green, blue = (fine_number(round(part, 3)) for part in value)
        same = red == green == blue
        return f"{red} {names.grey}" if same else f"{red} {green} {blue} {names.rgb}"

    def raster(self, drawing: Drawing, problems: list[Problem]) -> RasterPicture:
        """A raster picture's samples as the file has them."""
        assert isinstance(drawing.picture, RasterPicture)
        return drawing.picture

    def _problem(self, name: str, value: Rgb | None) -> Problem:
        if value is None:
            listed = ", ".join(sorted(self._palette))
            message, hint = f"there is no colour '{name}'", f"use #rrggbb or one of: {listed}"
        else:
            message = f"the colour '{name}' is {value}, outside 0 to 1"
            hint = "give red, green and blue as numbers from 0 to 1"
        return Problem("pdf/unknown-colour", message, hint=hint)


@lru_cache(maxsize=64)
def colours_of(palette: Palette) -> Colours:
    """One object for equal palettes: they can be told apart by identity."""
    return Colours(palette)


def _from_hex(name: str) -> Rgb | None:
    if len(name) != 7 or name[0] != "#":
        return None
    try:
        red, green, blue = bytes.fromhex(name[1:])
    except ValueError:
        return None
    return red / 255, green / 255, blue / 255
