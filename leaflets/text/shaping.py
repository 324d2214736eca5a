"""Words to glyphs with HarfBuzz, once per word and process."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

import uharfbuzz as hb

from leaflets.text.glyphs import Glyph, ShapedWord
from leaflets.text.unicode_data import is_default_ignorable

if TYPE_CHECKING:
    from leaflets.text.face import Face

COMMON: Final = "Zyyy"
"""ISO 15924 code of characters that belong to no script of their own (UAX #24)."""

_MOST_WORDS: Final = 50_000
"""Words kept. The vocabulary of a set of leaflets in a dozen languages fits many times over."""

_LEAST_MOVE: Final = 0.4
"""Smallest correction of the pen worth writing, in 1/1000 em: far below what a printer shows. The
pen never strays further, since what was not corrected adds to the next difference."""


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
        if len(_words) >= _MOST_WORDS:
            _words.clear()
        _words[key] = word
    return word


def has_missing_glyph(word: ShapedWord) -> bool:
    """Whether a ``.notdef`` box would be drawn somewhere in the word."""
    return any(glyph.glyph_id == 0 for glyph in word.glyphs)


class _Positioned(NamedTuple):
    """One glyph as HarfBuzz placed it, in 1/1000 em; ``cluster`` is an offset into the word."""

    glyph_id: int
    cluster: int
    advance: float
    x: float
    y: float


def shape(key: WordKey) -> ShapedWord:
    """Shape a word past the cache."""
    positioned = _shape_with_harfbuzz(key)
    advance = sum(glyph.advance for glyph in positioned)
    operands: tuple[tuple[float, str], ...] = ()
    if key.right_to_left:
        positioned.reverse()
    else:
        operands = _text_operands(positioned, advance, key.face)
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


def _shape_with_harfbuzz(key: WordKey) -> list[_Positioned]:
    """The glyphs from left to right, ``x`` measured from the left edge of the word."""
    first = len(key.before)
    codes = [ord(char) for char in key.before + key.text + key.after]
    buffer = hb.Buffer()
    buffer.add_codepoints(codes, first, len(key.text))
    buffer.direction = "rtl" if key.right_to_left else "ltr"
    buffer.script = key.script
    buffer.language = key.language
    # Every character its own cluster where possible, so that as many glyphs as possible spell
    # their own text; joiners leave no empty glyph behind.
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    hb.shape(key.face.hb_font, buffer)
    to_em = 1000 / key.face.units_per_em
    positioned: list[_Positioned] = []
    pen = 0.0
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
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
        if abs(glyph.x - pen) > _LEAST_MOVE:
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


def _text_operands(
    positioned: list[_Positioned], advance: float, face: Face
) -> tuple[tuple[float, str], ...]:
    """Operands of ``TJ`` (ISO 32000-1 9.4.3) that draw the glyphs and leave the pen at `advance`.

    Codes are the font's own glyph numbers (Identity-H), so they suit every document.
    """
    pieces: list[tuple[float, str]] = []
    parts: list[str] = []
    codes: list[str] = []
    pen = rise = 0.0

    def flush_codes() -> None:
        if codes:
            parts.append(f"<{''.join(codes)}>")
            codes.clear()

    def flush_parts() -> None:
        flush_codes()
        if parts:
            pieces.append((rise, "".join(parts)))
            parts.clear()

    for glyph in positioned:
        if glyph.y != rise:
            flush_parts()
            rise = glyph.y
        back = round(pen - glyph.x, 1)
        if abs(back) > _LEAST_MOVE:
            flush_codes()
            parts.append(f"{back:g}")
            pen -= back
        codes.append(f"{glyph.glyph_id:04X}")
        pen += face.advance(glyph.glyph_id)
    back = round(pen - advance, 1)
    if abs(back) > _LEAST_MOVE:
        if rise:
            flush_parts()
            rise = 0.0
        flush_codes()
        parts.append(f"{back:g}")
    flush_parts()
    return tuple(pieces)
