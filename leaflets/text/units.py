"""From characters to unbreakable units of shaped words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from leaflets.text.glyphs import ShapedWord, TextStyle
from leaflets.text.graphemes import grapheme_boundaries
from leaflets.text.itemize import Item, itemize, missing_characters
from leaflets.text.logical_text import LogicalText
from leaflets.text.shaping import COMMON, WordKey, has_missing_glyph, shaped_word
from leaflets.text.unicode_data import GENERAL_CATEGORY, script

if TYPE_CHECKING:
    from leaflets.text.faces import FontLibrary, FontStack

_JOINING: Final = frozenset(
    ("Adlm", "Arab", "Mand", "Mani", "Mong", "Nkoo", "Phag", "Rohg", "Sogd", "Syrc")
)
"""Scripts whose letters take a shape from their neighbours (Unicode ArabicShaping.txt)."""

_FIRST_JOINING: Final = "\u0600"

_CONTEXT: Final = 5
"""Characters of context HarfBuzz looks at on either side."""

_UNSCALED: Final = frozenset(("Latn", "Grek", "Cyrl", COMMON))

_MOST_SEGMENTS: Final = 50_000


class Piece(NamedTuple):
    """A shaped word, or a space, in a style; ``width`` and ``size`` in points, final."""

    word: ShapedWord
    width: float
    size: float
    style: TextStyle
    is_space: bool
    level: int


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


class Segment(NamedTuple):
    """A stretch of one style and level, shaped; ``space`` is what it ends with, not in ``width``.

    ``missing`` are characters no font has.
    """

    pieces: tuple[Piece, ...]
    space: Piece | None
    width: float
    missing: tuple[str, ...]


class _Setting(NamedTuple):
    """What, besides its characters, the look of a segment depends on."""

    stack: FontStack
    style: TextStyle
    level: int


_segments: dict[_Setting, dict[str, Segment]] = {}
_segment_count = 0


class UnitBuilder:
    """Cuts one paragraph into units; keeps nothing but what it finds missing."""

    def __init__(self, source: LogicalText, fonts: FontLibrary) -> None:
        self._text = source.text
        self._levels = source.levels
        self._stretches = [
            (end, style, fonts.stack(style.language)) for end, style in source.styles
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
        return Unit(start, end, tuple(pieces), space, _width(pieces), forced)

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
            known = self._known[stretch, level] = _segments.setdefault(setting, {})
        before, after = self._context_before(start), self._context_after(end)
        segment = None if before or after else known.get(text)
        if segment is None:
            segment = _shape(text, self._setting(stretch, level), before, after)
            if not before and not after:
                _remember(text, segment, known)
        for char in segment.missing:
            self.missing.setdefault((start + max(0, text.find(char)), char), stretch)
        return segment

    def _setting(self, stretch: int, level: int) -> _Setting:
        _, style, stack = self._stretches[stretch]
        return _Setting(stack, style, level)

    def _context_before(self, start: int) -> str:
        """The letters before that those at `start` may join with."""
        if not start or self._text[start - 1] < _FIRST_JOINING or not self._joins(start - 1):
            return ""
        return self._text[max(0, start - _CONTEXT) : start].rpartition(" ")[2]

    def _context_after(self, end: int) -> str:
        if end == len(self._text) or self._text[end] < _FIRST_JOINING or not self._joins(end):
            return ""
        if self._text[end - 1] in " \n":
            return ""
        return self._text[end : end + _CONTEXT].partition(" ")[0]

    def _joins(self, offset: int) -> bool:
        char = self._text[offset]
        return script(char) in _JOINING or GENERAL_CATEGORY[ord(char)] in ("Mn", "Me", "Cf")

    def cuts(self, start: int, end: int) -> list[int]:
        """Offsets inside ``text[start:end]`` where it may be cut if nothing else helps."""
        boundaries = grapheme_boundaries(self._text[start:end])
        return [start + boundary for boundary in boundaries if start + boundary < end]

    def char(self, offset: int) -> str:
        return self._text[offset]


def _width(pieces: Sequence[Piece]) -> float:
    return sum([piece.width for piece in pieces])


def _remember(text: str, segment: Segment, known: dict[str, Segment]) -> None:
    global _segment_count
    if _segment_count >= _MOST_SEGMENTS:
        _segments.clear()
        _segment_count = 0
    known[text] = segment
    _segment_count += 1


def _shape(text: str, setting: _Setting, before: str, after: str) -> Segment:
    """Shape the words and spaces of a segment; ``before`` and ``after`` are around it."""
    core = text.rstrip(" \n")
    pieces: list[Piece] = []
    missing: list[str] = []
    around = before + core + (after if core == text else "")
    start = len(before)
    for number, word in enumerate(core.split(" ")):
        if number:
            pieces.append(_space(setting, pieces[-1] if pieces else None))
            start += 1
        pieces += _word(word, setting, around, start, missing)
        start += len(word)
    space = None
    if len(core) < len(text):
        space = _space(setting, pieces[-1] if pieces else None)
    return Segment(tuple(pieces), space, _width(pieces), tuple(missing))


def _word(
    text: str, setting: _Setting, around: str, start: int, missing: list[str]
) -> Iterator[Piece]:
    """Itemise and shape a word, which is ``around[start:]``; characters that no font has are left
    out and added to `missing`."""
    stack, style, level = setting
    for item in itemize(text, stack, style.weight) if text else ():
        end = start + len(item.text)
        word = None
        if item.face is not None:
            key = WordKey(item.face, item.text, item.script, bool(level & 1), style.language)
            if item.script in _JOINING and len(around) > len(item.text):
                key = key._replace(
                    before=around[max(0, start - _CONTEXT) : start].rpartition(" ")[2],
                    after=around[end : end + _CONTEXT].partition(" ")[0],
                )
            word = shaped_word(key)
        if word is None or has_missing_glyph(word):
            missing += missing_characters(item.text, stack, style.weight)
        elif word.glyphs:
            size = style.size * _scale(item, stack, style.weight)
            yield Piece(word, word.advance * size / 1000, size, style, False, level)
        start = end


def _space(setting: _Setting, previous: Piece | None) -> Piece:
    """A space: after letters in another face (Latin among Arabic words) one of that face."""
    stack, style, level = setting
    face = stack.face_for(" ", style.weight) or stack.faces(style.weight)[0]
    size = style.size * stack.scale
    if previous and previous.word.text[-1:].isalpha() and previous.word.face.has(" "):
        face, size = previous.word.face, previous.size
    word = shaped_word(WordKey(face, " ", COMMON, bool(level & 1), style.language))
    return Piece(word, word.advance * size / 1000, size, style, True, level)


def _scale(item: Item, stack: FontStack, weight: int) -> float:
    """The stack's factor makes its script look as large as Latin: it is not for Latin itself."""
    if item.face is not stack.faces(weight)[0] and item.script in _UNSCALED:
        return 1.0
    return stack.scale
