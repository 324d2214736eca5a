"""Contrast of text on its background, in colour and in grey (WCAG 2.2, success criterion 1.4.3)."""

from __future__ import annotations

from functools import lru_cache

Rgb = tuple[float, float, float]


def rgb(colour: str) -> Rgb:
    """``#rrggbb`` as three numbers from 0 to 1."""
    return (
        int(colour[1:3], 16) / 255,
        int(colour[3:5], 16) / 255,
        int(colour[5:7], 16) / 255,
    )


def grey(colour: Rgb) -> Rgb:
    """What a mono printer makes of a colour: Rec. 601 luma, as office drivers use."""
    luma = 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]
    return (luma, luma, luma)


@lru_cache(maxsize=1_024)
def contrast(text: str, background: str) -> float:
    """The lower of the contrast ratios in colour and in grey, from 1 to 21; of ``#rrggbb``."""
    return contrast_of(rgb(text), rgb(background))


def contrast_of(text: Rgb, background: Rgb) -> float:
    """As ``contrast``, of colours as numbers from 0 to 1."""
    return min(_ratio(text, background), _ratio(grey(text), grey(background)))


def suffices(ratio: float, needed: float) -> bool:
    """Whether a contrast is what is asked for: what rounds to it is."""
    return ratio + 0.005 >= needed


def _ratio(a: Rgb, b: Rgb) -> float:
    lighter, darker = sorted((luminance(a), luminance(b)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Rgb) -> float:
    """Relative luminance as WCAG 2.2 defines it for sRGB."""
    red, green, blue = map(linear, colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(part: float) -> float:
    """Light of one part of an sRGB colour, both from 0 to 1 (IEC 61966-2-1)."""
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
