"""How much black may be printed where there is nothing but black."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from leaflets.model.page import Area
from leaflets.problems import Problem
from leaflets.typeset.contrast import Rgb, grey, rgb
from leaflets.typeset.sheet import Sheet

DARKEST_TINT = 0.15
"""Share of black of a tint: more is coarse dots, which look dirty when copied and make words on
them hard to read."""

SOLID = 0.8
"""Share of black from which on a colour is no tint but full: its dots run together (our choice; the
ink of the shipped themes has 0.86)."""

LARGEST_PANEL = 0.1
"""Share of a page that full panels may cover together: more comes out of office printers in
stripes, and waves the paper."""


def too_much_black(sheets: Iterable[Sheet], palette: Mapping[str, Rgb]) -> Iterator[Problem]:
    """A problem for each page with a dark tint, whatever its size, or with too many full panels.
    Letters and pictures count for nothing."""
    for sheet in sheets:
        areas = [
            (item.width * item.height, _black(item.fill, palette))
            for part in sheet.parts()
            for item in part
            if isinstance(item, Area) and item.fill
        ]
        darkest = max((black for _, black in areas if black < SOLID), default=0.0)
        if darkest > DARKEST_TINT:
            yield Problem(
                "layout/dark-tint",
                f"page {sheet.number + 1} has a panel or a bar of {darkest:.0%} black, which looks "
                f"dirty when it is copied",
                hint="give the theme a section for mono under profiles, in which backgrounds and "
                f"bars are at most {DARKEST_TINT:.0%} black (#d9d9d9) or full: ink",
            )
        full = sum(size for size, black in areas if black >= SOLID)
        share = full / (sheet.whole_width * sheet.height)
        if share > LARGEST_PANEL:
            yield Problem(
                "layout/solid-panel",
                f"page {sheet.number + 1} has black panels over {share:.0%} of it, which cannot be "
                "printed well in black alone",
                hint="give the theme a section for mono under profiles, in which large boxes "
                "have background: paper and a border",
            )


def _black(colour: str, palette: Mapping[str, Rgb]) -> float:
    """From 0, white, to 1; to a thousandth, as it is written."""
    return round(1 - grey(palette.get(colour) or rgb(colour))[0], 3)
