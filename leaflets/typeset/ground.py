"""What pictures stand on that can be seen through.

Process colours are printed without transparency, so such a picture is put on the colour below it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from leaflets.model.page import Area, Drawing, Item, Page
from leaflets.model.picture import RasterPicture
from leaflets.problems import Problem
from leaflets.typeset.boxes import EPSILON

PAPER = "paper"


def on_known_ground(page: Page, number: int, problems: list[Problem]) -> Page:
    """The page, where each raster picture that can be seen through knows the colour below it:
    process colours are printed without transparency. One that stands on several is a problem.
    ``number``: of the page, from 1."""
    if not any(map(_see_through, page.items)):
        return page
    below: list[Area] = []
    parts = []
    for part in page.parts or (page.items,):
        found = list(part)
        for place, item in enumerate(part):
            if isinstance(item, Area) and item.fill:
                below.append(item)
            elif isinstance(item, Drawing) and _see_through(item):
                ground = _ground(item, below)
                if ground is None:
                    problems.append(_several(number))
                found[place] = replace(item, ground=ground)
        parts.append(tuple(found))
    return replace(page, items=tuple(chain.from_iterable(parts)), parts=tuple(parts))


def _see_through(item: Item) -> bool:
    return (
        isinstance(item, Drawing)
        and isinstance(item.picture, RasterPicture)
        and item.picture.alpha is not None
    )


def _ground(picture: Drawing, below: Iterable[Area]) -> str | None:
    """The colour below the picture; None where there are several."""
    for area in reversed(list(below)):
        if _holds(area, picture):
            return area.fill
        if _touches(area, picture):
            return None
    return PAPER


def _several(number: int) -> Problem:
    return Problem(
        "picture/ground",
        f"on page {number} a picture that can be seen through stands on more than one colour, "
        "which cannot be printed in process colours",
        hint="save it without transparency, or place it inside one box",
    )


def _holds(area: Area, inner: Drawing) -> bool:
    return (
        area.x <= inner.x + EPSILON
        and area.y <= inner.y + EPSILON
        and area.x + area.width >= inner.x + inner.width - EPSILON
        and area.y + area.height >= inner.y + inner.height - EPSILON
    )


def _touches(area: Area, other: Drawing) -> bool:
    return (
        area.x < other.x + other.width
        and other.x < area.x + area.width
        and area.y < other.y + other.height
        and other.y < area.y + area.height
    )
