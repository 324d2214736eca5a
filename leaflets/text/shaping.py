"""Words to glyphs with HarfBuzz, once per word and process."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise, repeat
from typing import TYPE_CHECKING, Final, NamedTuple

import uharfbuzz as hb

from leaflets.text.glyphs import Glyph, ShapedWord, same_meanings
from leaflets.text.operands import LEAST_MOVE, kerned_operands, text_operands
from leaflets.text.unicode_data import is_default_ignorable

if TYPE_CHECKING:
    from leaflets.text.face import Face

COMMON: Final = "Zyyy"
"""ISO 15924 code of characters that belong to no script of their own (UAX #24)."""

_MOST_WORDS: Final = 2_000
"""Words kept. The vocabulary of a set of leaflets in a dozen languages fits many times over."""


class WordKey(NamedTuple):
    """All that the shape of a word depends on.

    ``before`` and ``after`` are the characters around it when its letters join with them or may do
    so (Arabic letters on both sides of a change to bold), else empty.
    """

    face: Face
    text: str
    script: str
    right_to_left: bool
    language: str
    before: str = ""
    after: str = ""


_words: dict[WordKey, ShapedWord] = {}


def shaped_word(key: WordKey) -> ShapedWord:
    """The shaped word. Characters the face lacks come out as glyph 0: see `has_missing_glyph`."""
    word = _words.get(key)
    if word is None:
        word = shape(key)
        _keep(key, word)
    return word


def words_together(key: WordKey, words: Sequence[str]) -> list[ShapedWord | None]:
    """Left-to-right words, as ``shaped_word`` gives them when each takes the place of ``key``'s
    text; None for those that are better shaped alone. One call of HarfBuzz for all new ones."""
    face, _, script, right_to_left, language, _, _ = key
    keys = [WordKey(face, word, script, right_to_left, language) for word in words]
    found = list(map(_words.get, keys))
    new = {own: own.text for own, one in zip(keys, found, strict=True) if one is None}
    if len(new) < 2:
        return [one or shaped_word(own) for own, one in zip(keys, found, strict=True)]
    made = _shaped_together(key, list(new.values()))
    for own, word in new.items():
        if word in made:
            _keep(own, made[word])
    return [one or made.get(own.text) for own, one in zip(keys, found, strict=True)]


def _keep(key: WordKey, word: ShapedWord) -> None:
    if len(_words) >= _MOST_WORDS:
        _words.clear()
    _words[key] = word


def _shaped_together(key: WordKey, words: Sequence[str]) -> dict[str, ShapedWord]:
    """Words shaped as one text with spaces between them, those that come out as if alone.

    HarfBuzz marks where shaping in two parts would give something else (``UNSAFE_TO_BREAK``, such
    as a kern between a letter and the space); a word with such a mark at an end is left out.
    """
    text = " ".join(words)
    infos, positions = _shape_with_harfbuzz(key._replace(text=text))
    if [info.cluster for info in infos] != list(range(len(text))):
        return {}
    across, up, units, _ = zip(*[place.position for place in positions], strict=True)
    if any(across) or any(up):
        return {}
    ids = tuple([info.codepoint for info in infos])
    drawn = _Upright(key.face, ids, units)
    made: dict[str, ShapedWord] = {}
    start = 0
    for word in words:
        end = start + len(word)
        if not infos[start].flags and not (end < len(infos) and infos[end].flags):
            made[word] = drawn.word(word, start, end)
        start = end + 1
    return made


def has_missing_glyph(word: ShapedWord) -> bool:
    """Whether a ``.notdef`` box would be drawn somewhere in the word."""
    return 0 in dict(word.meanings)


class _Positioned(NamedTuple):
    """One glyph as HarfBuzz placed it, in 1/1000 em; ``cluster`` is an offset into the word."""

    glyph_id: int
    cluster: int
    advance: float
    x: float
    y: float


def shape(key: WordKey) -> ShapedWord:
    """Shape a word past the cache."""
    shaped = _shape_with_harfbuzz(key)
    return _plain_word(key, shaped) or _word(key, _positioned(key, shaped))


def _word(key: WordKey, positioned: list[_Positioned]) -> ShapedWord:
    advance = sum(glyph.advance for glyph in positioned)
    operands: tuple[tuple[float, str], ...] = ()
    if key.right_to_left:
        positioned.reverse()
    else:
        places = ((glyph.glyph_id, glyph.x, glyph.y) for glyph in positioned)
        operands = text_operands(places, advance, key.face)
    texts = _cluster_texts(key.text, [glyph.cluster for glyph in positioned])
    one_to_one = len(positioned) == len(key.text) and all(
        len(text) == 1 and glyph.advance > 0 and not glyph.y
        for text, glyph in zip(texts, positioned, strict=True)
    )
    return ShapedWord(
        text=key.text,
        face=key.face,
        advance=advance,
        right_to_left=key.right_to_left,
        glyphs=tuple(
            Glyph(glyph.glyph_id, glyph.x, glyph.y, text)
            for glyph, text in zip(positioned, texts, strict=True)
        ),
        operands=operands,
        one_to_one=one_to_one and (key.right_to_left or not _has_offsets(positioned)),
    )


def _plain_word(key: WordKey, shaped: _Shaped) -> ShapedWord | None:
    """What ``_word`` makes of a left-to-right word with a glyph for each character, all of them at
    the pen, as nearly all Latin words are; None when it is another one."""
    infos, positions = shaped
    text = key.text
    if key.right_to_left or key.before or not infos or len(infos) != len(text):
        return None
    if [info.cluster for info in infos] != list(range(len(text))):
        return None
    across, up, units, _ = zip(*[place.position for place in positions], strict=True)
    if any(across) or any(up):
        return None
    ids = tuple([info.codepoint for info in infos])
    return _Upright(key.face, ids, units).word(text, 0, len(text))


class _Upright:
    """Glyphs that stand at the pen, one for each character of a text of one or more words."""

    def __init__(self, face: Face, ids: tuple[int, ...], units: tuple[int, ...]) -> None:
        self._face, self._ids, self._units = face, ids, units
        to_em = 1000 / face.units_per_em
        self._advances = tuple([unit * to_em for unit in units])
        self._natural = tuple(map(face.advance, ids))
        self._codes = "%04X" * len(ids) % ids

    def word(self, text: str, start: int, end: int) -> ShapedWord:
        """The word between two offsets."""
        ids, advances = self._ids[start:end], self._advances[start:end]
        natural = self._natural[start:end]
        codes = self._codes[4 * start : 4 * end]
        if natural == advances:
            advances = natural  # the same numbers, kept by the face
            operands = f"<{codes}>"
        elif self._face.units_per_em == 1000:
            operands = kerned_operands(codes, natural, advances)
        else:
            to_em = 1000 / self._face.units_per_em
            xs = [pen * to_em for pen in accumulate(self._units[start:end], initial=0.0)]
            places = zip(ids, xs, repeat(0.0), strict=False)
            (_, operands), *_ = text_operands(places, sum(advances), self._face)
        meanings = same_meanings(zip(ids, text, strict=True))
        return ShapedWord.upright(text, self._face, operands, meanings, advances)


_Shaped = tuple[list[hb.GlyphInfo], list[hb.GlyphPosition]]


def _shape_with_harfbuzz(key: WordKey) -> _Shaped:
    """The glyphs from left to right."""
    buffer = new_buffer()
    if key.before or key.after:
        codes = list(map(ord, key.before + key.text + key.after))
        buffer.add_codepoints(codes, len(key.before), len(key.text))
    else:
        buffer.add_str(key.text)
    buffer.direction = "rtl" if key.right_to_left else "ltr"
    buffer.script = key.script
    buffer.language = key.language
    hb.shape(key.face.hb_font, buffer)
    return buffer.glyph_infos, buffer.glyph_positions


def new_buffer() -> hb.Buffer:
    """An empty buffer that shapes as is done here."""
    buffer = hb.Buffer()
    # Every character its own cluster where possible, so that as many glyphs as possible spell
    # their own text; joiners leave no empty glyph behind.
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    return buffer


def _positioned(key: WordKey, shaped: _Shaped) -> list[_Positioned]:
    """The glyphs from left to right, ``x`` measured from the left edge of the word."""
    first = len(key.before)
    to_em = 1000 / key.face.units_per_em
    positioned: list[_Positioned] = []
    pen = 0.0
    for info, position in zip(*shaped, strict=True):
        positioned.append(
            _Positioned(
                info.codepoint,
                info.cluster - first,
                position.x_advance * to_em,
                (pen + position.x_offset) * to_em,
                position.y_offset * to_em,
            )
        )
        pen += position.x_advance
    return positioned


def _has_offsets(positioned: list[_Positioned]) -> bool:
    """Whether a glyph of a left-to-right word stands elsewhere than at the pen. (In the other
    direction HarfBuzz kerns by offsets.)"""
    pen = 0.0
    for glyph in positioned:
        if abs(glyph.x - pen) > LEAST_MOVE:
            return True
        pen += glyph.advance
    return False


def _cluster_texts(text: str, clusters: list[int]) -> list[str]:
    """What each glyph stands for, given the glyphs' clusters in logical order.

    The first glyph of a cluster gets the cluster's text, the others nothing. Characters that print
    nothing (joiners) are left out: a letter's glyph means the letter, with a joiner beside it or
    without, and a document can give a glyph one meaning only.
    """
    if clusters == list(range(len(text))):
        return list(text)
    starts = sorted(set(clusters))
    ends = dict(pairwise([*starts, len(text)]))
    texts: list[str] = []
    previous = -1
    for cluster in clusters:
        covered = "" if cluster == previous else text[cluster : ends[cluster]]
        texts.append("".join(char for char in covered if not is_default_ignorable(char)))
        previous = cluster
    return texts
