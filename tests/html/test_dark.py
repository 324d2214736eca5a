"""The dark palette keeps every contrast of the light one."""

from __future__ import annotations

import itertools

from leaflets.html.dark import is_dark, turned
from leaflets.typeset.contrast import luminance, rgb
from tests.end_to_end.jobs import shipped_library

BRIGHTEST = 0.0125
"""Luminance below which a colour turned over would be brighter than white."""


def ratio(a: str, b: str) -> float:
    low, high = sorted((luminance(rgb(a)), luminance(rgb(b))))
    return (high + 0.05) / (low + 0.05)


def test_contrast_of_all_colours_of_the_shipped_theme_stays() -> None:
    theme = shipped_library().themes["calm"]
    accents = [colour for one in theme.accents.values() for colour in one.colours.values()]
    colours = sorted({*theme.palette.values(), *accents})
    bright = [one for one in colours if luminance(rgb(one)) > BRIGHTEST]
    assert len(bright) > 15
    for a, b in itertools.combinations(bright, 2):
        before, after = ratio(a, b), ratio(turned(a), turned(b))
        assert abs(after - before) / before < 0.03, (a, b, before, after)


def test_light_becomes_dark_of_the_same_hue() -> None:
    assert is_dark(turned("#ffffff"))
    assert not is_dark(turned("#1b2330"))
    red, green, blue = rgb(turned("#9c1119"))
    assert red > max(green, blue)
    assert turned("#000000") == "#ffffff"
