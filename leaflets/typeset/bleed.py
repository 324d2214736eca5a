"""Colour that goes on beyond the trimmed edge.

A cut may be off by a millimetre or two. So colour that reaches the edge is printed beyond it, by
the bleed; where two pages meet on a sheet that is folded, nothing is cut and nothing bleeds.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from leaflets.model.page import Area, Item, Page, Stroke
from leaflets.remembered import Kept
from leaflets.typeset.boxes import EPSILON

ALL_EDGES = frozenset({"top", "right", "bottom", "left"})

_BLED: Kept[tuple[Item, ...]] = Kept(128)


def bled(page: Page, bleed: float, edges: frozenset[str] = ALL_EDGES) -> Page:
    """The page with all areas and lines that reach one of ``edges`` drawn out by ``bleed`` points.
    What does not reach an edge comes back as the very same parts."""
    more = (page.width, page.height, bleed, edges)
    parts = []
    for part in page.parts or (page.items,):
        found = _BLED.get((part,), more)
        if found is None:
            found = tuple(_bled(item, page, bleed, edges) for item in part)
            unchanged = all(a is b for a, b in zip(found, part, strict=True))
            found = _BLED.put(part if unchanged else found, (part,), more)
        parts.append(found)
    return replace(page, items=tuple(chain.from_iterable(parts)), parts=tuple(parts))


def _bled(item: Item, page: Page, bleed: float, edges: frozenset[str]) -> Item:
    if isinstance(item, Area):
        # Half of a line lies outside of what it goes around.
        half = item.stroke_width / 2 if item.stroke else 0.0
        left, top = item.x - half, item.y - half
        right, bottom = item.x + item.width + half, item.y + item.height + half
        grown = _grown(left, top, right, bottom, page, edges)
        if not any(grown):
            return item
        west, north, east, south = (bleed if one else 0.0 for one in grown)
        return replace(
            item, x=item.x - west, y=item.y - north, width=item.width + west + east,
            height=item.height + north + south, corners=_corners(item.corners, grown),
        )  # fmt: skip
    if isinstance(item, Stroke):
        return _bled_line(item, page, bleed, edges)
    return item


def _grown(
    left: float, top: float, right: float, bottom: float, page: Page, edges: frozenset[str]
) -> tuple[bool, bool, bool, bool]:
    """Whether a rectangle reaches the left, top, right and bottom edge."""
    return (
        "left" in edges and left <= EPSILON,
        "top" in edges and top <= EPSILON,
        "right" in edges and right >= page.width - EPSILON,
        "bottom" in edges and bottom >= page.height - EPSILON,
    )


def _corners(corners: frozenset[str], grown: tuple[bool, bool, bool, bool]) -> frozenset[str]:
    """Round ones; none at an edge, where it would be cut."""
    west, north, east, south = grown
    cut = {"n": north, "s": south, "w": west, "e": east}
    return frozenset(name for name in corners if not any(cut[letter] for letter in name))


def _bled_line(line: Stroke, page: Page, bleed: float, edges: frozenset[str]) -> Stroke:
    left, right = min(line.x1, line.x2), max(line.x1, line.x2)
    top, bottom = min(line.y1, line.y2), max(line.y1, line.y2)
    west, north, east, south = _grown(left, top, right, bottom, page, edges)
    level, upright = line.y1 == line.y2, line.x1 == line.x2
    across = {left: -bleed if west and level else 0.0}
    across[right] = across.get(right, 0.0) + (bleed if east and level else 0.0)
    down = {top: -bleed if north and upright else 0.0}
    down[bottom] = down.get(bottom, 0.0) + (bleed if south and upright else 0.0)
    if not any((*across.values(), *down.values())):
        return line
    return replace(
        line, x1=line.x1 + across[line.x1], x2=line.x2 + across[line.x2],
        y1=line.y1 + down[line.y1], y2=line.y2 + down[line.y2],
    )  # fmt: skip
