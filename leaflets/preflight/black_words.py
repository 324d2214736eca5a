"""Black words are black ink alone: those of several inks get coloured seams when plates do not
meet.

Black is what lets hardly any light of any colour through.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.preflight.purpose import Purpose
from leaflets.preflight.sheet import Sheet
from leaflets.preflight.spaces import CMYK, Colour
from leaflets.problems import Problem

LIGHT_LEFT = 0.15
"""Share of red, green and blue light that comes back from black at the most: ink of 85 %."""


def faults(sheet: Sheet, purpose: Purpose) -> Iterator[Problem]:
    """One problem for each such black."""
    if not purpose.press:
        return
    mixed = {mark.colour for mark in sheet.marks if mark.kind == "words" and _mixed(mark.colour)}
    for colour in sorted(mixed):
        inks = " ".join(f"{value * 100:.0f}" for value in colour.values)
        yield Problem(
            "verify/black-words",
            f"page {sheet.number}: black words of more than one ink (cyan, magenta, yellow, black "
            f"{inks} %)",
            hint="build it again: leaflets prints black words with black ink alone",
        )


def _mixed(colour: Colour) -> bool:
    if colour.family != CMYK or len(colour.values) != 4:
        return False
    *inks, black = colour.values
    return any(inks) and all((1 - ink) * (1 - black) <= LIGHT_LEFT for ink in inks)
