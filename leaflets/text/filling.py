"""Lines from units: where lines end, and where the words stand on them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from operator import add, itemgetter
from typing import Final, NamedTuple

from leaflets.text.bidi import visual_order
from leaflets.text.glyphs import Line, PlacedWord
from leaflets.text.segments import Piece
from leaflets.text.units import Unit, UnitBuilder

_TOLERANCE: Final = 1e-6
"""Points a line may be too wide: rounding of sums, not more."""

_new: Final = tuple.__new__
"""A named tuple from its values: half the time of calling its type."""

_LEVEL: Final = itemgetter(5)  # of a Piece

_RUNT: Final = 0.12
"""A last line narrower than this part of the width looks lost."""

_LONGEST_MOVED: Final = 0.35
"""Widest word, as part of the width, worth taking from the line before to keep a runt company."""

_ADDRESS_ENDS: Final = "/.-_?=&@"
"""Characters after which a web or e-mail address is divided with the least harm."""


class Measures(NamedTuple):
    """What lines are filled with: the width of each unit without its space, and those of the
    spaces; where they start and end when all stand on one line; the numbers of those, counted from
    1, that a line must end after, of which the last is one."""

    widths: Sequence[float]
    spaces: Sequence[float]
    starts: Sequence[float]
    ends: Sequence[float]
    forced: Sequence[int]


def measures(widths: Sequence[float], spaces: Sequence[float], forced: Sequence[int]) -> Measures:
    """Of units, given their widths, those of the spaces after them, and where lines must end."""
    starts = list(accumulate(map(add, widths, spaces), initial=0.0))
    ends = list(map(add, starts, widths))
    return Measures(widths, spaces, starts, ends, [*forced, len(widths)])


def measured(units: Sequence[Unit]) -> Measures:
    """The measures of units."""
    return measures(
        [unit.width for unit in units],
        [unit.space.width if unit.space else 0.0 for unit in units],
        [number for number, unit in enumerate(units, start=1) if unit.forced],
    )


def natural_width(units: Measures) -> float:
    """Points they take when lines end only where they must."""
    widest = width = 0.0
    for number, (own, space) in enumerate(zip(units.widths, units.spaces, strict=True), start=1):
        width += own
        widest = max(widest, width)
        width = 0.0 if number in units.forced else width + space
    return widest


def line_ranges(units: Measures, width: float, first_indent: float) -> list[tuple[int, int]]:
    """Fill lines as full as they go: the first unit of each line and the one after its last.

    When the first unit does not fit beside `first_indent` but does on a line of its own, the first
    line stays empty.
    """
    widths, _, starts, ends, forced = units
    count = len(widths)
    ranges: list[tuple[int, int]] = []
    first = paragraph_part = 0
    available = width - first_indent
    if count and forced[0] == count and ends[-1] <= available + _TOLERANCE:
        return [(0, count)]
    if count and first_indent > 0 and available + _TOLERANCE < widths[0]:
        ranges.append((0, 0))
        available = width
    while first < count:
        end = bisect_right(ends, starts[first] + available + _TOLERANCE, first)
        end = max(end, first + 1)
        if end >= forced[paragraph_part]:
            end = forced[paragraph_part]
            paragraph_part += 1
        ranges.append((first, end))
        first = end
        available = width
    return _without_runt(units, ranges, width)


def _without_runt(
    units: Measures, ranges: list[tuple[int, int]], width: float
) -> list[tuple[int, int]]:
    """Give a single short word on the last line the word before it for company."""
    if len(ranges) < 2:
        return ranges
    (before, middle), (_, end) = ranges[-2:]
    short = end - middle == 1 and units.widths[middle] < _RUNT * width
    if not short or middle - before < 3 or middle in units.forced:
        return ranges
    if units.widths[middle - 1] > _LONGEST_MOVED * width:
        return ranges
    return [*ranges[:-2], (before, middle - 1), (middle - 1, end)]


def divided(units: Sequence[Unit], width: float, builder: UnitBuilder) -> list[Unit]:
    """The units, with those wider than a line cut into parts that fit."""
    parts: list[Unit] = []
    for unit in units:
        rest = unit
        while rest.width > width + _TOLERANCE:
            cut = _best_cut(rest, width, builder)
            if cut is None:
                break
            parts.append(builder.unit(rest.start, cut))
            rest = builder.unit(cut, rest.end)
        parts.append(rest)
    return parts


def _best_cut(unit: Unit, width: float, builder: UnitBuilder) -> int | None:
    """Where to cut so that the first part is as long as fits; None if it is a single character.

    A cut after the punctuation of an address wins when the line is at least a third full then.
    """
    cuts = builder.cuts(unit.start, unit.end)
    if not cuts:
        return None

    def width_to(cut: int) -> float:
        return builder.unit(unit.start, cut).width

    count = max(1, bisect_right(cuts, width + _TOLERANCE, key=width_to))
    for cut in reversed(cuts[count // 3 : count]):
        if builder.char(cut - 1) in _ADDRESS_ENDS and builder.char(cut) not in _ADDRESS_ENDS:
            return cut
    return cuts[count - 1]


def set_line(units: Sequence[Unit], base_level: int, is_last: bool, divided: str = "") -> Line:
    """Place the words of a line. ``divided``: as of the line."""
    pieces: list[Piece] = []
    for unit in units:
        pieces += unit.pieces
        if unit.space is not None:
            pieces.append(unit.space)
    hanging = pieces[-1].width if units and units[-1].space is not None else 0.0
    if base_level == 0 and not any(map(_LEVEL, pieces)):
        xs = list(accumulate([piece[1] for piece in pieces], initial=0.0))
        words = tuple(
            [
                _new(PlacedWord, (word, x, width, size, style, is_space, 0))
                for (word, width, size, style, is_space, _), x in zip(pieces, xs, strict=False)
            ]
        )
        return Line(words, xs[-1] - hanging, False, is_last, divided=divided)
    levels = [piece.level for piece in pieces]
    if hanging:
        levels[-1] = base_level  # UAX #9 rule L1
    # The space at the end of a right-to-left line hangs over its left edge.
    pen = -hanging if base_level else 0.0
    placed: list[PlacedWord | None] = [None] * len(pieces)
    for k in visual_order(levels):
        placed[k] = _placed(pieces[k], pen, levels[k])
        pen += pieces[k].width
    width = sum([piece.width for piece in pieces]) - hanging
    words = tuple([word for word in placed if word is not None])
    return Line(words, width, True, is_last, divided=divided)


def _placed(piece: Piece, x: float, level: int) -> PlacedWord:
    word, width, size, style, is_space, _ = piece
    return PlacedWord(word, x, width, size, style, is_space, level)
