"""From characters to unbreakable units of shaped words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from leaflets.text.graphemes import grapheme_boundaries
from leaflets.text.logical_text import LogicalText, continues_letter
from leaflets.text.segments import (
    CONTEXT,
    JOINING,
    Piece,
    Segment,
    Setting,
    known_segments,
    remember,
    same_object,
    shape_segment,
    width_of,
)
from leaflets.text.unicode_data import script

if TYPE_CHECKING:
    from leaflets.text.faces import FontLibrary

_FIRST_JOINING: Final = "\u0600"

_JOINING_SIGNS: Final = "\u0640\u200c\u200d"
"""Tatweel and the (non-)joiners: of no script, but letters look at them."""


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
    """Cuts one paragraph into units; keeps nothing but what it finds missing."""

    def __init__(self, source: LogicalText, fonts: FontLibrary) -> None:
        self._text = source.text
        self._levels = source.levels
        self._stretches = [
            (end, same_object(style), fonts.stack(style.language)) for end, style in source.styles
        ]
        self._known: dict[tuple[int, int], dict[str, Segment]] = {}
        self.missing: dict[tuple[int, str], int] = {}

    def units(self, breaks: tuple[int, ...]) -> list[Unit]:
        """The units between the break opportunities."""
        units: list[Unit] = []
        start = stretch = 0
        for end in breaks:
            while self._stretches[stretch][0] <= start:
                stretch += 1
            units.append(self.unit(start, end, stretch))
            start = end
        return units

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
            stop = start + 1
            while stop < limit and (levels is None or levels[stop] == level):
                stop += 1
            yield self._segment(start, stop, stretch, level)
            start = stop

    def _segment(self, start: int, end: int, stretch: int, level: int) -> Segment:
        text = self._text[start:end]
        known = self._known.get((stretch, level))
        if known is None:
            setting = self._setting(stretch, level)
            known = self._known[stretch, level] = known_segments(setting)
        before, after = self._context_before(start), self._context_after(end)
        segment = None if before or after else known.get(text)
        if segment is None:
            segment = shape_segment(text, self._setting(stretch, level), before, after)
            if not before and not after:
                remember(text, segment, known)
        for char in segment.missing:
            self.missing.setdefault((start + max(0, text.find(char)), char), stretch)
        return segment

    def _setting(self, stretch: int, level: int) -> Setting:
        _, style, stack = self._stretches[stretch]
        return Setting(stack, style, level)

    def _context_before(self, start: int) -> str:
        """The letters before that those at `start` may join with."""
        if not start or self._text[start - 1] < _FIRST_JOINING or not self._joins(start - 1):
            return ""
        return self._text[max(0, start - CONTEXT) : start].rpartition(" ")[2]

    def _context_after(self, end: int) -> str:
        if end == len(self._text) or self._text[end] < _FIRST_JOINING or not self._joins(end):
            return ""
        if self._text[end - 1] in " \n":
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
