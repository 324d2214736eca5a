"""Colour that reaches the cut goes on to the end of the bleed.

An area, line or picture counts as reaching an edge when it comes within 0.1 mm of it. It is covered
when it goes on to the end of the bleed itself, or when another one of the same colour does beside
all of it. White needs none: it is the paper.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.preflight.purpose import Purpose
from leaflets.preflight.sheet import MM, Box, Mark, Sheet
from leaflets.problems import Problem

_REACHES = 0.1 * MM

_EDGES = ("left", "bottom", "right", "top")


def faults(sheet: Sheet, purpose: Purpose) -> Iterator[Problem]:
    """One problem for each edge of a page."""
    if not purpose.press:
        return
    coloured = [mark for mark in sheet.marks if _bleeds(mark)]
    for place, edge in enumerate(_EDGES):
        short = [
            mark
            for mark in coloured
            if _reaches(mark.box, sheet.trim, place)
            and not any(_covers(other, mark, sheet, place) for other in coloured)
        ]
        if short:
            yield Problem(
                "verify/bleed",
                f"page {sheet.number}: colour ends at the {edge} cut and does not go on into the "
                "bleed",
                hint="build it again with --profile print; do not crop the file",
            )


def _bleeds(mark: Mark) -> bool:
    return mark.kind != "words" and not mark.for_the_printer and not mark.colour.is_paper


def _reaches(box: Box, trim: Box, place: int) -> bool:
    """Whether it is on the page and comes to that edge."""
    way = 1 if place < 2 else -1
    return box.overlaps(trim) and way * (box[place] - trim[place]) <= _REACHES


def _covers(other: Mark, mark: Mark, sheet: Sheet, place: int) -> bool:
    """Whether ``other`` fills the bleed beside ``mark``. ``place``: of the edge in a box."""
    if other is not mark and other.colour != mark.colour:
        return False
    along = (1, 3) if place % 2 == 0 else (0, 2)
    beside = mark.box.within(sheet.bleed)
    strip = list(beside)
    strip[place] = sheet.bleed[place]
    strip[(place + 2) % 4] = sheet.trim[place]
    for side in along:
        strip[side] = beside[side]
    return other.box.holds(Box(*strip), _REACHES)
