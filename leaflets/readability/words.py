"""The words of a sentence, as the formulas count them.

A word is what stands between spaces, as Flesch (1948) counts: with its hyphens and apostrophes it
is one. Dashes, slashes and ellipses part words. What is not read as words is counted so that it
does no harm:

- initials and abbreviations of single letters (``e.g.``, ``z. B.``, ``J.``) are left out: the
  University of New Mexico Hospitals deletes them before a text is scored, as it does the numerals
  of lists and the points of decimals;
- a number in figures, with its decimals, range or no-break spaces between thousands, is one word of
  one syllable without letters; so is an address of the web or of mail, whatever its length;
- a unit or an abbreviation without vowels (``cm``, ``Dr``) is one word of one syllable; in capitals
  it is read by its letters (``NHS`` has three syllables).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from leaflets.readability.syllables import COUNTERS

SHORT = 6
"""Letters of the longest word that is not long: LIX (Björnsson 1968), Wiener Sachtextformel."""

POLYSYLLABLE = 3
"""Syllables from which a word counts as hard: SMOG (McLaughlin 1969), Wiener Sachtextformel."""


class Word(NamedTuple):
    """A word. ``parts``: in small letters, cut at hyphens and apostrophes, to find terms by;
    ``syllables``: 0 in languages without a counter."""

    text: str
    parts: tuple[str, ...]
    letters: int
    syllables: int

    @property
    def long(self) -> bool:
        """Hard by its syllables, or by its letters where syllables are not counted."""
        return self.syllables >= POLYSYLLABLE if self.syllables else self.letters > SHORT

    def as_easy(self) -> Word:
        """The same as a word of one syllable that is not long."""
        return self._replace(letters=min(self.letters, SHORT), syllables=min(self.syllables, 1))


_THOUSANDS = re.compile(r"(?<=\d)[\u00a0\u202f](?=\d{3}(?!\d))")
_PARTING = re.compile("[—–…/|]+")
_ADDRESS = re.compile(r"\S*(?:@|://)\S*|www\.\S*|[^\W_]{2,}(?:[.-][^\W_]+)*\.[a-z]{2,}(?:/\S*)?")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?")
_LEADING = re.compile(r"^[\W_]+")
_PART = re.compile(r"[^\W_]+")
_READ = re.compile(r"\d[\d.,:]*|[^\W\d_](?:[^\W\d_]|')*")
_SPELLED = re.compile("([B-DF-HJ-NP-TV-XZ]{2,})s?")
_APOSTROPHES = str.maketrans("’ʼ‘", "'''")


def words_of(sentence: str, language: str) -> tuple[Word, ...]:
    """Its words; ``language``: a tag of ``leaflets.languages``."""
    whole = _THOUSANDS.sub("", unicodedata.normalize("NFC", sentence))
    return tuple(word for chunk in whole.split() for word in _words(chunk, language))


def parts_of(text: str) -> tuple[str, ...]:
    """The parts of all its words, to find it in other texts."""
    return tuple(_PART.findall(unicodedata.normalize("NFC", text).lower()))


@lru_cache(maxsize=2048)
def _words(chunk: str, language: str) -> tuple[Word, ...]:
    """The words of what stands between spaces; mostly one."""
    whole = _bare(chunk)
    letters = any(map(str.isalpha, whole))
    if not letters or _ADDRESS.fullmatch(whole.rstrip(".")):
        figures = letters or any(map(str.isalnum, whole))
        return (Word(whole.rstrip("."), parts_of(whole), 0, _figures(language)),) if figures else ()
    if _INITIALS.fullmatch(whole) and whole[0].lower() != whole[0].upper():
        return ()
    return tuple(_made(_PARTING.split(whole), language))


def _made(pieces: list[str], language: str) -> Iterator[Word]:
    for piece in pieces:
        text = _bare(piece).rstrip(".")
        if text:
            letters = sum(map(str.isalpha, text))
            yield Word(text, parts_of(text), letters, _syllables(text, language))


def _bare(text: str) -> str:
    """Without the signs around it, but for a full stop behind it; marks on letters stay."""
    text = _LEADING.sub("", text)
    while text and text[-1] != "." and unicodedata.category(text[-1])[0] not in "LMN":
        text = text[:-1]
    return text


def _figures(language: str) -> int:
    """Syllables of a number."""
    return int(language in COUNTERS)


def _syllables(text: str, language: str) -> int:
    counter = COUNTERS.get(language)
    if counter is None:
        return 0
    found = 0
    for read in _READ.findall(text.translate(_APOSTROPHES)):
        if spelled := _SPELLED.fullmatch(read):
            found += sum(3 if letter == "W" else 1 for letter in spelled[1])
        else:
            found += 1 if read[0].isdigit() else counter(read.lower())
    return max(1, found)
