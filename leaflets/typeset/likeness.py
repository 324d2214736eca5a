"""How different two colours look: their distance in OKLab (Ottosson 2020, as in CSS Color 4)."""

from __future__ import annotations

import math
from functools import lru_cache
from operator import mul

from leaflets.typeset.contrast import linear, rgb

_CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
"""Linear sRGB to the answers of the three kinds of cones."""

_OPPONENTS = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
"""Their cube roots to lightness, green to red, blue to yellow."""


def difference(one: str, other: str) -> float:
    """Of two colours ``#rrggbb``: 0 for the same, 1 for black and white. What is less than 0.02
    apart can hardly be told apart."""
    return math.dist(_oklab(one), _oklab(other))


@lru_cache(maxsize=1_024)
def _oklab(colour: str) -> tuple[float, ...]:
    light = tuple(map(linear, rgb(colour)))
    cones = [math.cbrt(sum(map(mul, row, light))) for row in _CONES]
    return tuple(sum(map(mul, row, cones)) for row in _OPPONENTS)
