"""How small and how large a clinic's logo may be printed."""

from __future__ import annotations

import math
from typing import Final

from leaflets.model.picture import Picture, RasterPicture

RESOLUTION: Final = 300
"""Least pixels an inch of a logo on paper, as print shops ask for pictures."""

LEAST_WIDTH: Final = 20.0
LEAST_HEIGHT: Final = 8.0
"""Millimetres of the smallest box that a logo is drawn to fill (our choice): less is a smudge on an
office printer. A square one is 8 mm high then, one three times as wide as high 20 mm wide."""

WIDE: Final = 2.0
"""Width / height from which a logo stands above the words and not beside them (our choice): beside
them it would leave no room for either."""

_MM_PER_INCH: Final = 25.4


def is_wide(picture: Picture) -> bool:
    """Whether it is a strip, as logos are that spell out a name."""
    return picture.width >= WIDE * picture.height


def sharp_width(picture: Picture, wanted: float) -> float:
    """Millimetres that a logo is printed wide: those that are wanted, 0 for as wide as can be, or
    less, where it would not have ``RESOLUTION``. A drawing is sharp at every size."""
    if not isinstance(picture, RasterPicture):
        return wanted
    return min(wanted or math.inf, picture.width / RESOLUTION * _MM_PER_INCH)


def pixels_needed(picture: RasterPicture) -> tuple[int, int] | None:
    """Width and height in pixels of the same logo that could be printed in its smallest size; None
    if ``picture`` can be."""
    width = min(LEAST_WIDTH, LEAST_HEIGHT * picture.width / picture.height)
    across = round(width / _MM_PER_INCH * RESOLUTION)
    down = round(across * picture.height / picture.width)
    return None if picture.width >= across else (across, down)
