"""How much black may be printed where there is nothing but black."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from leaflets.model.page import Area
from leaflets.problems import Problem
from leaflets.typeset.contrast import Rgb, grey, rgb
from leaflets.typeset.sheet import Sheet

DARKEST_TINT = 0.15
"""Share of black that may lie behind words or over much of a page: more looks dirty when copied."""

LARGEST_PANEL = 0.1
"""Share of a page that a darker panel may cover: larger ones come out of office printers in
stripes, and wave the paper."""


def too_much_black(sheets: Iterable[Sheet], palette: Mapping[str, Rgb]) -> Iterator[Problem]:
    """A problem for each page with a large dark panel."""
    for sheet in sheets:
        areas = (item for part in sheet.parts() for item in part if isinstance(item, Area))
        for area in areas:
            share = area.width * area.height / (sheet.width * sheet.height)
            if area.fill and share > LARGEST_PANEL and _black(area.fill, palette) > DARKEST_TINT:
                yield Problem(
                    "layout/solid-panel",
                    f"page {sheet.number + 1} has a panel of {_black(area.fill, palette):.0%} "
                    f"black over {share:.0%} of it, which cannot be printed well in black alone",
                    hint="give the theme a section for mono under profiles, in which large boxes "
                    "have background: paper and a border",
                )
                break


def _black(colour: str, palette: Mapping[str, Rgb]) -> float:
    """From 0, white, to 1; to a thousandth, as it is written."""
    return round(1 - grey(palette.get(colour) or rgb(colour))[0], 3)
