"""Stretches of text in one style and direction, shaped once per process."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from leaflets.text.glyphs import ShapedWord, TextStyle
from leaflets.text.itemize import Item, itemize, missing_characters
from leaflets.text.shaping import COMMON, WordKey, has_missing_glyph, shaped_word, words_together

if TYPE_CHECKING:
    from leaflets.text.face import Face
    from leaflets.text.faces import FontStack

JOINING: Final = frozenset(
    ("Adlm", "Arab", "Mand", "Mani", "Mong", "Nkoo", "Phag", "Rohg", "Sogd", "Syrc")
)
"""Scripts whose letters take a shape from their neighbours (Unicode ArabicShaping.txt)."""

CONTEXT: Final = 5
"""Characters of context HarfBuzz looks at on either side."""

_UNSCALED: Final = frozenset(("Latn", "Grek", "Cyrl", COMMON))

_MOST_SEGMENTS: Final = 2_000

_MOST_STYLES: Final = 500


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


class Known:
    """The segments shaped so far in one setting, by their text, for those whose surroundings do not
    matter; and the spaces between them, by face and size. All have the setting's own style."""

    __slots__ = ("segments", "setting", "spaces")

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.segments: dict[str, Segment] = {}
        self.spaces: dict[tuple[Face, float], Piece] = {}

    def remember(self, text: str, segment: Segment) -> None:
        """Keep a segment for other paragraphs."""
        global _segment_count
        self.segments[text] = segment
        _segment_count += 1


_known: dict[Setting, Known] = {}
_styles: dict[TextStyle, TextStyle] = {}
_segment_count = 0


def width_of(pieces: Sequence[Piece]) -> float:
    return sum([piece.width for piece in pieces])


def make_room() -> None:
    """Forget everything when it is too much: all at once, and only between two paragraphs. Words
    that are known and new ones must not differ in their style object: what is drawn changes where
    the style is another, and that must not depend on earlier paragraphs."""
    if _segment_count >= _MOST_SEGMENTS or len(_styles) >= _MOST_STYLES:
        forget()


def forget() -> None:
    """Forget all segments and styles."""
    global _segment_count
    _known.clear()
    _styles.clear()
    _segment_count = 0


def same_object(style: TextStyle) -> TextStyle:
    """One object for equal styles; see ``make_room``."""
    return _styles.setdefault(style, style)


def known_in(setting: Setting) -> Known:
    """What is known in a setting whose style is from ``same_object``."""
    known = _known.get(setting)
    if known is None:
        known = _known[setting] = Known(setting)
    return known


def shape_segment(text: str, known: Known, before: str, after: str) -> Segment:
    """Shape the words and spaces of a segment; ``before`` and ``after`` are around it."""
    core = text.rstrip(" \n")
    if core and " " not in core and not before and not after:
        plain = _plain_segment(core, len(core) < len(text), known)
        if plain:
            return plain
    pieces: list[Piece] = []
    missing: list[str] = []
    around = before + core + (after if core == text else "")
    start = len(before)
    for number, word in enumerate(core.split(" ")):
        if number:
            pieces.append(_space(known, pieces[-1] if pieces else None))
            start += 1
        pieces += _word(word, known.setting, around, start, missing)
        start += len(word)
    space = None
    if len(core) < len(text):
        space = _space(known, pieces[-1] if pieces else None)
    return Segment(tuple(pieces), space, width_of(pieces), tuple(missing))


def shape_together(texts: Sequence[str], known: Known) -> None:
    """Shape what of ``texts`` are new words of one piece, all at once, and remember them."""
    stack, style, level = known.setting
    if level & 1:
        return
    alike: dict[tuple[Face, str], dict[str, Item]] = {}
    for text in texts:
        word = text.rstrip(" \n")
        items = () if " " in word else itemize(word, stack, style.weight)
        if len(items) == 1 and items[0].script in _UNSCALED and items[0].face:
            alike.setdefault((items[0].face, items[0].script), {})[text] = items[0]
    for (face, script), words in alike.items():
        key = WordKey(face, "", script, False, style.language)
        shaped = words_together(key, [item.text for item in words.values()])
        for (text, item), one in zip(words.items(), shaped, strict=True):
            if one and not has_missing_glyph(one):
                spaced = len(text) > len(item.text)
                known.remember(text, _segment_of(one, item, spaced, known))


def _segment_of(word: ShapedWord, item: Item, spaced: bool, known: Known) -> Segment:
    """A word that is one item, with or without a space after it."""
    stack, style, level = known.setting
    size = style.size * _scale(item, stack, style.weight)
    piece = Piece(word, word.advance * size / 1000, size, style, False, level)
    return Segment((piece,), _space(known, piece) if spaced else None, piece.width, ())


def _plain_segment(word: str, spaced: bool, known: Known) -> Segment | None:
    """A single word in one piece, with or without a space after it; None when it is more."""
    stack, style, level = known.setting
    items = itemize(word, stack, style.weight)
    face = items[0].face
    if len(items) > 1 or face is None:
        return None
    shaped = shaped_word(WordKey(face, word, items[0].script, bool(level & 1), style.language))
    if has_missing_glyph(shaped) or not shaped.meanings:
        return None
    return _segment_of(shaped, items[0], spaced, known)


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
        elif word.meanings:
            size = style.size * _scale(item, stack, style.weight)
            yield Piece(word, word.advance * size / 1000, size, style, False, level)
        start = end


def _space(known: Known, previous: Piece | None) -> Piece:
    """A space: after a word in another face (Latin among Arabic words) one of that face."""
    stack, style, level = known.setting
    if previous and previous.word.text[-1:].isalnum() and previous.word.face.has(" "):
        face, size = previous.word.face, previous.size
    else:
        face = stack.face_for(" ", style.weight) or stack.faces(style.weight)[0]
        size = style.size * stack.scale
    space = known.spaces.get((face, size))
    if space is None:
        word = shaped_word(WordKey(face, " ", COMMON, bool(level & 1), style.language))
        space = Piece(word, word.advance * size / 1000, size, style, True, level)
        known.spaces[face, size] = space
    return space


def _scale(item: Item, stack: FontStack, weight: int) -> float:
    """The stack's factor makes its script look as large as Latin: it is not for Latin itself."""
    if item.face is not stack.faces(weight)[0] and item.script in _UNSCALED:
        return 1.0
    return stack.scale
