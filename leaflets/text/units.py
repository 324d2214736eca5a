"""From characters to unbreakable units of shaped words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from leaflets.text.graphemes import grapheme_boundaries
from leaflets.text.logical_text import LogicalText, continues_letter
from leaflets.text.segments import (
    CONTEXT,
    JOINING,
    Known,
    Piece,
    Segment,
    Setting,
    known_in,
    make_room,
    same_object,
    shape_segment,
    shape_together,
    width_of,
)
from leaflets.text.unicode_data import script

if TYPE_CHECKING:
    from leaflets.text.faces import FontLibrary

_FIRST_JOINING: Final = "\u0600"

_JOINING_SIGNS: Final = "\u0640\u200c\u200d"
"""Tatweel and the (non-)joiners: of no script, but letters look at them."""


_new: Final = tuple.__new__
"""A named tuple from its values: half the time of calling its type."""


class Unit(NamedTuple):
    """What no line end may divide: ``text[start:end]``, the spaces after it included.

    ``width`` is that of ``pieces``, without ``space``. ``forced``: the line ends here.
    """

    start: int
    end: int
    pieces: tuple[Piece, ...]
    space: Piece | None
    width: float
    forced: bool


class UnitBuilder:
    """Cuts one paragraph into units; keeps what it finds missing.

    Units are also made when a paragraph is filled, and segments may be forgotten meanwhile: all
    that it may need then it has got hold of when ``units`` made the first."""

    def __init__(self, source: LogicalText, fonts: FontLibrary) -> None:
        make_room()
        self._text = source.text
        self._levels = source.levels
        self._stretches = [
            (end, same_object(style), fonts.stack(style.language)) for end, style in source.styles
        ]
        self._known: dict[tuple[int, int], Known] = {}
        self.missing: dict[tuple[int, str], int] = {}

    def units(self, breaks: tuple[int, ...]) -> list[Unit]:
        """The units between the break opportunities."""
        levels = self._levels
        level = levels[0] if levels else 0
        alike = levels is None or levels.count(level) == len(levels)
        units: list[Unit] = []
        start = 0
        for stretch, (limit, _, _) in enumerate(self._stretches):
            first = bisect_left(breaks, start + 1)
            ends = breaks[first : bisect_right(breaks, limit)]
            if ends and alike:
                known = self._known_in(stretch, level)
                units += self._units_alike(start, ends, stretch, known)
            else:
                for end in ends:
                    units.append(self.unit(start, end, stretch))
                    start = end
            start = ends[-1] if ends else start
            across = breaks[first + len(ends)] if first + len(ends) < len(breaks) else start
            if start < limit < across:
                units.append(self.unit(start, across, stretch))
                start = across
        return units

    def _units_alike(
        self, start: int, ends: tuple[int, ...], stretch: int, known: Known
    ) -> Iterator[Unit]:
        """The units of one style and direction; most words have been met before."""
        text, segments = self._text, known.segments
        parts = [text[a:b] for a, b in zip((start, *ends), ends, strict=False)]
        simple = text.isascii() or max(text) < _FIRST_JOINING
        if simple:
            new = [part for part in parts if part not in segments]
            if new:
                shape_together(new, known)
        apart = start == 0 or text[start - 1] < _FIRST_JOINING
        for part, end in zip(parts, ends, strict=True):
            # Between spaces, or where letters do not join, the surroundings do not matter.
            last, was_apart = part[-1], apart
            apart = simple or last in " \n" or max(last, text[end : end + 1]) < _FIRST_JOINING
            segment = segments.get(part) if was_apart and apart else None
            if segment is None or segment.missing:
                yield self.unit(start, end, stretch)
            else:
                pieces, space, width, _ = segment
                yield _new(Unit, (start, end, pieces, space, width, last == "\n"))
            start = end

    def unit(self, start: int, end: int, stretch: int | None = None) -> Unit:
        """The unit ``text[start:end]``; ``stretch`` is the number of the style it starts in."""
        if stretch is None:
            stretch = next(k for k, one in enumerate(self._stretches) if one[0] > start)
        forced = self._text[end - 1] == "\n"
        levels = self._levels
        level = levels[start] if levels else 0
        if end <= self._stretches[stretch][0] and (
            levels is None or levels[start:end].count(level) == end - start
        ):
            segment = self._segment(start, end, stretch, level)
            return Unit(start, end, segment.pieces, segment.space, segment.width, forced)
        pieces: list[Piece] = []
        space: Piece | None = None
        for segment in self._segments_of(start, end, stretch):
            if space:
                pieces.append(space)
            pieces += segment.pieces
            space = segment.space
        return Unit(start, end, tuple(pieces), space, width_of(pieces), forced)

    def _segments_of(self, start: int, end: int, stretch: int) -> Iterator[Segment]:
        """The segments of a unit that changes its style or level."""
        levels = self._levels
        while start < end:
            while self._stretches[stretch][0] <= start:
                stretch += 1
            level = levels[start] if levels else 0
            limit = min(end, self._stretches[stretch][0])
            stop = start + 1 if levels else limit
            while stop < limit and levels and levels[stop] == level:
                stop += 1
            yield self._segment(start, stop, stretch, level)
            start = stop

    def _segment(self, start: int, end: int, stretch: int, level: int) -> Segment:
        text = self._text[start:end]
        known = self._known_in(stretch, level)
        before, after = self._context_before(start), self._context_after(end)
        segment = None if before or after else known.segments.get(text)
        if segment is None:
            segment = shape_segment(text, known, before, after)
            if not before and not after:
                known.remember(text, segment)
        for char in segment.missing:
            self.missing.setdefault((start + max(0, text.find(char)), char), stretch)
        return segment

    def _known_in(self, stretch: int, level: int) -> Known:
        found = self._known.get((stretch, level))
        if found is None:
            _, style, stack = self._stretches[stretch]
            found = self._known[stretch, level] = known_in(Setting(stack, style, level))
        return found

    def _context_before(self, start: int) -> str:
        """The letters before that those at `start` may join with."""
        if not start or self._text[start - 1] < _FIRST_JOINING or not self._joins(start - 1):
            return ""
        return self._text[max(0, start - CONTEXT) : start].rpartition(" ")[2]

    def _context_after(self, end: int) -> str:
        if end == len(self._text) or self._text[end - 1] in " \n":
            return ""
        if self._text[end] < _FIRST_JOINING or not self._joins(end):
            return ""
        return self._text[end : end + CONTEXT].partition(" ")[0]

    def _joins(self, offset: int) -> bool:
        char = self._text[offset]
        own = script(char)
        # Inherited: marks, among them the Arabic vowel signs, which joining looks past.
        return own in JOINING or own == "Zinh" or char in _JOINING_SIGNS

    def cuts(self, start: int, end: int) -> list[int]:
        """Offsets inside ``text[start:end]`` where it may be cut if nothing else helps."""
        text = self._text[start:end]
        return [
            start + cut for cut in grapheme_boundaries(text)[:-1] if not continues_letter(text, cut)
        ]

    def char(self, offset: int) -> str:
        return self._text[offset]
