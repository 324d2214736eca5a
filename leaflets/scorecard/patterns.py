"""Filled rectangles that differ in black and white too: plain, lined, crossed, dotted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from leaflets.model.picture import Path, Segment

Pattern = Literal["plain", "lined", "crossed", "dotted", "upright"]

INK = "ink"
"""Name of the palette colour that patterns and outlines are drawn in."""

OUTLINE, LINE = 0.25, 0.2
"""Widths of strokes, in picture units (millimetres at full size)."""

PITCH, DOT = 1.6, 0.45
"""From line to line, and the side of a dot."""


class Rect(NamedTuple):
    """A rectangle in picture units."""

    x: float
    y: float
    width: float
    height: float


def filled(rect: Rect, colour: str, pattern: Pattern) -> tuple[Path, ...]:
    """A rectangle in a palette colour with its pattern and outline; nothing if it has no width."""
    if rect.width <= 0:
        return ()
    around = _outline(rect)
    paths = [Path(around, fill=colour)]
    if pattern == "dotted":
        dots = tuple(segment for dot in _dots(rect) for segment in _outline(dot))
        paths += [Path(dots, fill=INK)] if dots else []
    elif lines := tuple(segment for line in _lines(rect, pattern) for segment in line):
        paths.append(Path(lines, stroke=INK, stroke_width=LINE))
    return (*paths, Path(around, stroke=INK, stroke_width=OUTLINE, round_joins=False))


def _outline(rect: Rect) -> tuple[Segment, ...]:
    x, y, right, low = map(_round, (rect.x, rect.y, rect.x + rect.width, rect.y + rect.height))
    return (("M", x, y), ("L", right, y), ("L", right, low), ("L", x, low), ("Z",))


def _lines(rect: Rect, pattern: Pattern) -> Iterator[tuple[Segment, Segment]]:
    if pattern == "upright":
        for x in _steps(rect.x, rect.width):
            yield ("M", x, rect.y), ("L", x, _round(rect.y + rect.height))
        return
    if pattern in ("lined", "crossed"):
        yield from _slanted(rect, rising=True)
    if pattern == "crossed":
        yield from _slanted(rect, rising=False)


def _slanted(rect: Rect, rising: bool) -> Iterator[tuple[Segment, Segment]]:
    """Lines at 45 degrees, cut off at the rectangle: x grows as y falls (``rising``) or as it
    grows."""
    for along in _steps(0.0, rect.width + rect.height):
        start, end = max(0.0, along - rect.height), min(rect.width, along)
        tops = (along - start, along - end)
        ys = tops if rising else tuple(rect.height - top for top in tops)
        yield (
            ("M", _round(rect.x + start), _round(rect.y + ys[0])),
            ("L", _round(rect.x + end), _round(rect.y + ys[1])),
        )


def _dots(rect: Rect) -> Iterator[Rect]:
    for y in _steps(rect.y, rect.height):
        for x in _steps(rect.x, rect.width):
            yield Rect(x - DOT / 2, y - DOT / 2, DOT, DOT)


def _steps(start: float, length: float) -> Iterator[float]:
    """Places ``PITCH`` apart, with equal room at both ends."""
    count = max(1, int(length / PITCH))
    for number in range(count):
        yield _round(start + (number + 0.5) * length / count)


def _round(value: float) -> float:
    return round(value, 3)
