"""What a printer cannot print: things too near the edge of the paper."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from leaflets.model.layout import MM
from leaflets.model.page import Area, Drawing, Item, QrDrawing, SetText, Stroke
from leaflets.model.profile import Profile
from leaflets.problems import Problem
from leaflets.remembered import Kept, KeptByOne
from leaflets.typeset.boxes import EPSILON
from leaflets.typeset.sheet import Sheet

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points."""

Kinds = tuple[type[Item], ...]
_READ: Kinds = (SetText, Drawing, QrDrawing)
_ALL: Kinds = (*_READ, Area, Stroke)
_EXTENTS: Kept[tuple[Box, ...]] = Kept(256)


def too_near_the_edge(sheets: Iterable[Sheet], profile: Profile) -> Iterator[Problem]:
    """A problem for each page with something inside ``profile.edge_clearance``.

    Backgrounds may bleed where the profile knows no clearance; words and pictures never may.
    """
    clearance = profile.edge_clearance * MM
    if not clearance:
        yield from _off_the_page(sheets) if not profile.word_clearance else _cut(sheets, profile)
        return
    for sheet in sheets:
        nearest = _nearest(sheet, _ALL)
        if nearest + EPSILON < clearance:
            yield Problem(
                "layout/too-near-the-edge",
                f"page {sheet.number + 1} has something {nearest / MM:.1f} mm from the edge of the "
                f"paper; the {profile.name} profile needs {profile.edge_clearance:g} mm",
                hint="make the margins of the layout larger, or take bleed out of the theme's "
                f"styles for {profile.name}",
            )


def _cut(sheets: Iterable[Sheet], profile: Profile) -> Iterator[Problem]:
    """Words and pictures so near to the edge that a cut may touch them."""
    clearance = profile.word_clearance * MM
    for sheet in sheets:
        nearest = _nearest(sheet, _READ)
        if nearest + EPSILON < clearance:
            yield Problem(
                "layout/too-near-the-edge",
                f"page {sheet.number + 1} has words or a picture {nearest / MM:.1f} mm from the "
                f"edge where the paper is cut; the {profile.name} profile needs "
                f"{profile.word_clearance:g} mm",
                hint="make the margins of the layout larger, or paddings of the theme",
            )


def _nearest(sheet: Sheet, kinds: Kinds) -> float:
    """Points between the edge and the nearest of these kinds."""
    return min(
        (
            min(left, top, sheet.whole_width - right, sheet.height - bottom)
            for left, top, right, bottom in _boxes(sheet, kinds)
        ),
        default=math.inf,
    )


def _off_the_page(sheets: Iterable[Sheet]) -> Iterator[Problem]:
    for sheet in sheets:
        boxes = _boxes(sheet, _READ)
        over = max(
            (max(-left, right - sheet.whole_width) for left, _, right, _ in boxes), default=0.0
        )
        if over > EPSILON:
            yield Problem(
                "layout/off-the-page",
                f"on page {sheet.number + 1} words or a picture stand {max(1, over / MM):.0f} mm "
                "outside the paper",
                hint="make paddings, indents or columns of the layout or the theme narrower",
            )


def _boxes(sheet: Sheet, kinds: Kinds) -> Iterator[Box]:
    """The rectangles around the items of these kinds in each part of a page."""
    for part in sheet.parts():
        found = _EXTENTS.get((part,), kinds)
        if found is None:
            boxes = [_extent(item) for item in part if isinstance(item, kinds)]
            found = _EXTENTS.put(_around(boxes), (part,), kinds)
        yield from found


def _around(boxes: list[Box]) -> tuple[Box, ...]:
    if not boxes:
        return ()
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return ((min(lefts), min(tops), max(rights), max(bottoms)),)


_OF_TEXT: KeptByOne[SetText, Box] = KeptByOne(768)


def _extent(item: Item) -> Box:
    """As ``extent``; that of a text, which stands in many parts, once."""
    if not isinstance(item, SetText):
        return extent(item)
    return _OF_TEXT.get(item) or _OF_TEXT.put(item, extent(item))


def meet(one: Box, other: Box, allowed: float) -> bool:
    """Whether two rectangles share room; ``allowed``: points by which they may."""
    return (
        one[0] + allowed < other[2]
        and other[0] + allowed < one[2]
        and one[1] + allowed < other[3]
        and other[1] + allowed < one[3]
    )


def extent(item: Item) -> Box:
    """The rectangle an item paints in; for text its lines from ascender to descender."""
    match item:
        case SetText():
            size = max([line.size for line in item.lines], default=0.0)
            left = min(item.xs, default=0.0)
            ends = [x + line.width for x, line in zip(item.xs, item.lines, strict=True)]
            top, bottom = min(item.baselines, default=0.0), max(item.baselines, default=0.0)
            return left, top - size, max(ends, default=0.0), bottom + size * 0.3
        case Stroke():
            half = item.width / 2
            xs, ys = sorted((item.x1, item.x2)), sorted((item.y1, item.y2))
            return xs[0], ys[0] - half, xs[1], ys[1] + half
        case QrDrawing():
            return item.x, item.y, item.x + item.side, item.y + item.side
        case Area():
            half = item.stroke_width / 2 if item.stroke else 0.0
            right, bottom = item.x + item.width, item.y + item.height
            return item.x - half, item.y - half, right + half, bottom + half
        case Drawing():
            return item.x, item.y, item.x + item.width, item.y + item.height
