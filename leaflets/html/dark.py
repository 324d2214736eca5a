"""A palette for the dark: every colour turned over, so that all contrasts stay what they were.

Contrast is (L1 + 0.05) / (L2 + 0.05) of two relative luminances (WCAG 2.2). If each L + 0.05
becomes its inverse, times a constant, two colours have the very contrast they had before: what was
checked for the light page holds for the dark one.
"""

from __future__ import annotations

import colorsys
from functools import lru_cache
from typing import Final

from leaflets.typeset.contrast import Rgb, luminance, rgb

_FLARE: Final = 0.05
"""Light of the surroundings, as WCAG 2.2 counts it in."""

PAPER: Final = 0.0095
"""Luminance of white turned over: black paper under white words is hard on many eyes."""

_CONSTANT: Final = (1.0 + _FLARE) * (PAPER + _FLARE)

DARK: Final = 0.18
"""Luminance below which a ground is dark in the light already; it then stays as it is."""


@lru_cache(maxsize=256)
def turned(colour: str) -> str:
    """``#rrggbb`` -> the colour of the same hue in its place on a dark page."""
    wanted = min(1.0, max(0.0, _CONSTANT / (luminance(rgb(colour)) + _FLARE) - _FLARE))
    hue, _, saturation = colorsys.rgb_to_hls(*rgb(colour))
    low, high = 0.0, 1.0
    for _ in range(24):  # luminance grows with lightness: halving finds it
        middle = (low + high) / 2
        if luminance(colorsys.hls_to_rgb(hue, middle, saturation)) < wanted:
            low = middle
        else:
            high = middle
    return _written(colorsys.hls_to_rgb(hue, high, saturation))


def is_dark(colour: str) -> bool:
    """Whether a ground is to stay as it is."""
    return luminance(rgb(colour)) < DARK


def _written(colour: Rgb) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)
