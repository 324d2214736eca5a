"""One way of writing for what is written in several: digits, widths, marks that may be left out."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WIDE = {0xFF01 + n: 0x21 + n for n in range(94)}
"""Fullwidth forms of ASCII (U+FF01 to U+FF5E)."""

_FOREIGN_DIGIT = re.compile(r"(?![0-9])\d")

MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0963"
    "\u0971-\u09e5\u09f0-\u0a65\u0a70-\u0ae5\u0af0-\u0be5\u0c00-\u0c65\u0c80-\u0ce5\u0d00-\u0d65"
    "\u0e31-\u0e4e\u0eb1-\u0ece\u102b-\u103e\u17b4-\u17d3"
)
"""What is part of a word and no letter to Python, such as the vowel signs of Indic scripts."""

LETTER = rf"[^\W\d_]|[{MARKS}]"
NO_LETTER_BEFORE = rf"(?<![^\W\d_])(?<![{MARKS}])"
NO_LETTER_AFTER = rf"(?![^\W\d_])(?![{MARKS}])"

# What writers put or leave out, each as they like: Arabic vowel marks and tatweel, the nukta of
# Indic scripts, joiners, soft hyphens and marks of direction.
_OPTIONAL = re.compile(
    "[\u064b-\u0652\u0640\u0670\u093c\u09bc\u0a3c\u0abc\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069]"
)
_SAME = str.maketrans("أإآٱكيىİ", "ااااکییi")


@lru_cache(maxsize=256)
def in_ascii_digits(text: str) -> str:
    """Every digit as 0-9 and fullwidth forms as ASCII; each character stays in its place."""
    if text.isascii():
        return text
    return _FOREIGN_DIGIT.sub(_ascii, text.translate(_WIDE))


def _ascii(digit: re.Match[str]) -> str:
    return str(unicodedata.decimal(digit[0]))


@lru_cache(maxsize=256)
def folded(text: str) -> str:
    """For comparing words: small letters, digits 0-9, without marks that may be left out."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFC", in_ascii_digits(text))
    return _OPTIONAL.sub("", plain).translate(_SAME).lower()
