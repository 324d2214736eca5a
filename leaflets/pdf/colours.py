"""Colours as operators: palette names and ``#rrggbb`` to DeviceGray or DeviceRGB."""

from __future__ import annotations

from collections.abc import Mapping

from leaflets.pdf.syntax import fine_number
from leaflets.problems import Problem

Rgb = tuple[float, float, float]
_BLACK: Rgb = (0.0, 0.0, 0.0)


class Colours:
    """The colours of one document. An unknown name is noted in ``problems`` and drawn black, so
    that all of them can be reported at once."""

    def __init__(self, palette: Mapping[str, Rgb], problems: list[Problem]) -> None:
        self._palette = palette
        self._problems = problems
        self._fills: dict[str, str] = {}
        self._strokes: dict[str, str] = {}

    def fill(self, name: str) -> str:
        """The operator that sets the colour of areas and letters (``g`` or ``rg``)."""
        operator = self._fills.get(name)
        if operator is None:
            operator = self._fills[name] = _operator(self._value(name), "g", "rg")
        return operator

    def stroke(self, name: str) -> str:
        """The operator that sets the colour of lines (``G`` or ``RG``)."""
        operator = self._strokes.get(name)
        if operator is None:
            operator = self._strokes[name] = _operator(self._value(name), "G", "RG")
        return operator

    def _value(self, name: str) -> Rgb:
        value = self._palette.get(name) or _from_hex(name)
        if value is not None and all(0.0 <= part <= 1.0 for part in value):
            return value
        if value is None:
            known = ", ".join(sorted(self._palette))
            message, hint = f"there is no colour '{name}'", f"use #rrggbb or one of: {known}"
        else:
            message = f"the colour '{name}' is {value}, outside 0 to 1"
            hint = "give red, green and blue as numbers from 0 to 1"
        problem = Problem("pdf/unknown-colour", message, hint=hint)
        if problem not in self._problems:
            self._problems.append(problem)
        return _BLACK


def _from_hex(name: str) -> Rgb | None:
    if len(name) != 7 or name[0] != "#":
        return None
    try:
        red, green, blue = bytes.fromhex(name[1:])
    except ValueError:
        return None
    return red / 255, green / 255, blue / 255


def _operator(value: Rgb, gray: str, rgb: str) -> str:
    # Greys as DeviceGray, so that a printer lays them down in black alone.
    red, green, blue = (fine_number(round(part, 3)) for part in value)
    return f"{red} {gray}" if red == green == blue else f"{red} {green} {blue} {rgb}"
