"""Stretches of text in one style and direction, shaped once per process."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from leaflets.text.glyphs import ShapedWord, TextStyle
from leaflets.text.itemize import Item, itemize, missing_characters
from leaflets.text.shaping import COMMON, WordKey, has_missing_glyph, shaped_word

if TYPE_CHECKING:
    from leaflets.text.faces import FontStack

JOINING: Final = frozenset(
    ("Adlm", "Arab", "Mand", "Mani", "Mong", "Nkoo", "Phag", "Rohg", "Sogd", "Syrc")
)
"""Scripts whose letters take a shape from their neighbours (Unicode ArabicShaping.txt)."""

CONTEXT: Final = 5
"""Characters of context HarfBuzz looks at on either side."""

_UNSCALED: Final = frozenset(("Latn", "Grek", "Cyrl", COMMON))

_MOST_SEGMENTS: Final = 50_000

_MOST_STYLES: Final = 5_000


class Piece(NamedTuple):
    """A shaped word, or a space, in a style; ``width`` and ``size`` in points, final."""

    word: ShapedWord
    width: float
    size: float
    style: TextStyle
    is_space: bool
    level: int


class Segment(NamedTuple):
    """A stretch of one style and level, shaped; ``space`` is what it ends with, not in ``width``.

    ``missing`` are characters no font has.
    """

    pieces: tuple[Piece, ...]
    space: Piece | None
    width: float
    missing: tuple[str, ...]


class Setting(NamedTuple):
    """What, besides its characters, the look of a segment depends on."""

    stack: FontStack
    style: TextStyle
    level: int


_segments: dict[Setting, dict[str, Segment]] = {}
_styles: dict[TextStyle, TextStyle] = {}
_segment_count = 0


def width_of(pieces: Sequence[Piece]) -> float:
    return sum([piece.width for piece in pieces])


def known_segments(setting: Setting) -> dict[str, Segment]:
    """The segments shaped so far by their text; for those whose surroundings do not matter."""
    return _segments.setdefault(setting, {})


def same_object(style: TextStyle) -> TextStyle:
    """One object for equal styles. Words from the cache and new ones must not differ in it: what
    is drawn changes where the style is another, and that must not depend on earlier paragraphs."""
    if len(_styles) >= _MOST_STYLES:
        _styles.clear()
        _segments.clear()
    return _styles.setdefault(style, style)


def remember(text: str, segment: Segment, known: dict[str, Segment]) -> None:
    global _segment_count
    if _segment_count >= _MOST_SEGMENTS:
        _segments.clear()
        _segment_count = 0
    known[text] = segment
    _segment_count += 1


def shape_segment(text: str, setting: Setting, before: str, after: str) -> Segment:
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
    return Segment(tuple(pieces), space, width_of(pieces), tuple(missing))


def _word(
    text: str, setting: Setting, around: str, start: int, missing: list[str]
) -> Iterator[Piece]:
    """Itemise and shape a word, which is ``around[start:]``; characters that no font has are left
    out and added to `missing`."""
    stack, style, level = setting
    for item in itemize(text, stack, style.weight) if text else ():
        end = start + len(item.text)
        word = None
        if item.face is not None:
            key = WordKey(item.face, item.text, item.script, bool(level & 1), style.language)
            if item.script in JOINING and len(around) > len(item.text):
                key = key._replace(
                    before=around[max(0, start - CONTEXT) : start].rpartition(" ")[2],
                    after=around[end : end + CONTEXT].partition(" ")[0],
                )
            word = shaped_word(key)
        if word is None or has_missing_glyph(word):
            missing += missing_characters(item.text, stack, style.weight)
        elif word.glyphs:
            size = style.size * _scale(item, stack, style.weight)
            yield Piece(word, word.advance * size / 1000, size, style, False, level)
        start = end


def _space(setting: Setting, previous: Piece | None) -> Piece:
    """A space: after a word in another face (Latin among Arabic words) one of that face."""
    stack, style, level = setting
    face = stack.face_for(" ", style.weight) or stack.faces(style.weight)[0]
    size = style.size * stack.scale
    if previous and previous.word.text[-1:].isalnum() and previous.word.face.has(" "):
        face, size = previous.word.face, previous.size
    word = shaped_word(WordKey(face, " ", COMMON, bool(level & 1), style.language))
    return Piece(word, word.advance * size / 1000, size, style, True, level)


def _scale(item: Item, stack: FontStack, weight: int) -> float:
    """The stack's factor makes its script look as large as Latin: it is not for Latin itself."""
    if item.face is not stack.faces(weight)[0] and item.script in _UNSCALED:
        return 1.0
    return stack.scale
