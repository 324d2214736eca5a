"""Latin letters to glyphs without words: for texts in which each letter is the font's own glyph.

HarfBuzz takes a few microseconds for a line of text, but to ask it for each glyph and place takes
ten times as long, so they are read from the one string that it writes them in.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

import uharfbuzz as hb

from leaflets.text.glyphs import Meaning, ShapedWord
from leaflets.text.shaping import COMMON, new_buffer

if TYPE_CHECKING:
    from leaflets.text.face import Face

LATIN: Final = "Latn"

EM: Final = 1000
"""Units of the em of fonts whose measures need no rounding."""

_MOST_LETTERS: Final = 8_192
"""Letters kept for a face, one for each distance from the next: some hundreds are usual."""

_MOST_ALONE: Final = 512

_SHORT: Final = 12
_MOST_SHORT: Final = 512


class Letter(NamedTuple):
    """What ``TJ`` shows a letter with: its code, and before one that is nearer or farther than
    usual also the end of the string, the correction and the start of the next string. Its advance
    in 1/1000 em. ``bound``: HarfBuzz took the letter before into account (``UNSAFE_TO_BREAK``).
    ``sign``: what it says."""

    code: str
    advance: int
    bound: bool
    sign: str


class Letters(NamedTuple):
    """One of each for each character; the same objects wherever a letter comes again. ``signs``:
    what the letter says; of a ligature the first says it all."""

    codes: list[str]
    advances: list[int]
    bound: list[bool]
    signs: list[str]


_HIDDEN: Final = Letter("", 0, False, "")

_GLYPH: Final = re.compile(r"([0-9]+)(?:=([0-9]+))?(\+[0-9]+(?:#[0-9A-F]+)?)")
"""Glyph, cluster if it is told, advance and flags; no offset."""


class _OfFace(dict[tuple[str, str], Letter | None]):
    """The letters of a face, by character and by what HarfBuzz writes of its glyph; None for those
    that are not the font's own glyph for the character, standing where the pen is."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self.face = face
        self.meanings = _Meanings(face)

    def __missing__(self, key: tuple[str, str]) -> Letter | None:
        sign, token = key
        glyph = _GLYPH.fullmatch(token)
        letter: Letter | None = None
        if glyph and not glyph[2] and int(glyph[1]) == self.meanings[sign][0]:
            letter = self.letter(self.meanings[sign], glyph[3])
        if len(self) >= _MOST_LETTERS:
            self.clear()
        self[key] = letter
        return letter

    def letter(self, meaning: Meaning, placed: str) -> Letter | None:
        """A glyph that says something; ``placed``: its advance and flags."""
        glyph, sign = meaning
        steps, _, flags = placed[1:].partition("#")
        advance = int(steps)
        if not glyph or advance <= 0:
            return None
        code = f"{glyph:04X}"
        if moved := self.face.advance(glyph) - advance:
            code += f">{moved:g}<"
        return Letter(code, advance, bool(flags), sign)


class _Meanings(dict[str, Meaning]):
    """The glyph of each character of a face, and of each ligature that has been met."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, sign: str) -> Meaning:
        meaning = self[sign] = (self._face.glyph_for(sign) or 0, sign)
        return meaning


@cache
def _of_face(face: Face) -> _OfFace:
    return _OfFace(face)


def word_of(face: Face, text: str, codes: Sequence[str], advances: Sequence[int]) -> ShapedWord:
    """The word of these letters, which say one character each."""
    meanings = tuple(map(_of_face(face).meanings.__getitem__, text))
    return ShapedWord.upright(text, face, shown(codes), meanings, tuple(advances))


def shown(codes: Sequence[str]) -> str:
    """Operands of ``TJ`` that show letters."""
    return f"<{''.join(codes)}>".removesuffix("<>")


def meanings_in(face: Face, signs: Iterable[str]) -> Iterator[Meaning]:
    """The glyphs of a face that say these signs, in their order."""
    return map(_of_face(face).meanings.__getitem__, filter(None, signs))


def letters_of(
    face: Face, language: str, text: str, bounds: tuple[int, ...], plain: bool
) -> Letters | None:
    """The letters of a text, with each of its pieces, which ``bounds`` are the ends of, shaped as
    if it stood alone, in the script it has alone; None for texts that need more than letters.
    ``plain``: it is only cut at spaces and hyphens."""
    if len(text) <= _SHORT:
        return _short(face, language, text, bounds, plain)
    return _made(face, language, text, bounds, plain)


def _made(
    face: Face, language: str, text: str, bounds: tuple[int, ...], plain: bool
) -> Letters | None:
    if face.units_per_em != EM or not face.has_all(text):
        return None
    found = _shaped(face, text, LATIN, language)
    if found is None or not _fitted(found, face, language, text, bounds, plain):
        return None
    return found


_short = lru_cache(maxsize=_MOST_SHORT)(_made)
"""Numbers of sources, full stops after bold words and the like come again and again."""


def _fitted(
    found: Letters, face: Face, language: str, text: str, bounds: tuple[int, ...], plain: bool
) -> bool:
    """Put in what pieces are alone where they are something else in company; False if that is more
    than letters."""
    codes, advances, bound, signs = found
    space = letters_alone(face, " ", COMMON, language)
    if space is None:
        return False
    (code,), (advance,), _, _ = space
    bound.append(False)
    odd = not plain or _without_letters().search(text) is not None or "" in signs
    start = 0
    for end in bounds:
        if end == start + 1 and text[start] == " ":
            codes[start], advances[start] = code, advance
        elif odd or bound[start] or bound[end]:
            piece = text[start:end]
            script = LATIN if any(map(str.isalpha, piece)) else COMMON
            if script == COMMON or bound[start] or bound[end]:
                alone = letters_alone(face, piece, script, language)
                if alone is None:
                    return False
                codes[start:end], advances[start:end], _, signs[start:end] = alone
            elif not signs[start]:
                return False
        start = end
    return True


@cache
def _without_letters() -> re.Pattern[str]:
    """Perhaps a piece without letters: a number, a dash."""
    return re.compile(r"(?:^| )[^A-Za-zÀ-ɏḀ-ỿ ]+(?:[ -]|$)")


@lru_cache(maxsize=_MOST_ALONE)
def letters_alone(face: Face, text: str, script: str, language: str) -> Letters | None:
    """The letters of a text on its own."""
    return _shaped(face, text, script, language)


_HOW: Final = hb.BufferSerializeFlags.NO_GLYPH_NAMES | hb.BufferSerializeFlags.GLYPH_FLAGS
_WITHOUT_CLUSTERS: Final = _HOW | hb.BufferSerializeFlags.NO_CLUSTERS
_TEXT: Final = hb.BufferSerializeFormat.TEXT


class _Buffers(threading.local):
    """A buffer for each thread: to make one takes twice as long as to shape a line in it."""

    def __init__(self) -> None:
        self.buffer = new_buffer()


_buffers: Final = _Buffers()


def _shaped(face: Face, text: str, script: str, language: str) -> Letters | None:
    buffer = _buffers.buffer
    buffer.clear_contents()
    buffer.add_str(text)
    buffer.direction, buffer.script, buffer.language = "ltr", script, language
    hb.shape(face.hb_font, buffer)
    tokens = buffer.serialize(face.hb_font, _TEXT, _WITHOUT_CLUSTERS)[1:-1].split("|")
    known = _of_face(face)
    if len(tokens) == len(text):
        # Its own glyph for each character in turn: so these are also the clusters.
        found = list(map(known.__getitem__, zip(text, tokens, strict=True)))
        return None if None in found else _letters(found)  # type: ignore[arg-type]
    whole = buffer.serialize(face.hb_font, _TEXT, _HOW)[1:-1].split("|")
    return _with_ligatures(known, text, list(map(_GLYPH.fullmatch, whole)))


def _letters(found: Sequence[Letter]) -> Letters:
    return Letters(*map(list, zip(*found, strict=True)))


def _with_ligatures(
    known: _OfFace, text: str, glyphs: Sequence[re.Match[str] | None]
) -> Letters | None:
    letters = [_HIDDEN] * len(text)
    end = len(text)
    for glyph in reversed(glyphs):
        if glyph is None:
            return None
        start = int(glyph[2])
        sign = text[start:end]
        if len(sign) == 1:
            letter = known[sign, glyph[1] + glyph[3]]
        else:
            letter = _ligature(known, text, sign, start, glyph)
        if letter is None:
            return None
        letters[start] = letter
        end = start
    return None if end else _letters(letters)


def _ligature(
    known: _OfFace, text: str, sign: str, start: int, glyph: re.Match[str]
) -> Letter | None:
    """None for a ligature that does not say by itself what it stands for (see ``says_itself``)."""
    word = text[text.rfind(" ", 0, start) + 1 :].partition(" ")[0]
    number = int(glyph[1])
    if not sign.isalpha() or not word.isascii():
        return None
    meaning = known.meanings.setdefault(sign, (number, sign))
    return known.letter(meaning, glyph[3]) if meaning[0] == number else None
