"""User-perceived characters: extended grapheme clusters (UAX #29 revision 41, Unicode 15.0)."""

from __future__ import annotations

import re
from functools import cache

from leaflets.text.unicode_data import GRAPHEME_BREAK

# One letter per class, so that a text becomes a string of classes.
_LETTER = {
    "XX": "o",
    "CN": "c",
    "CR": "r",
    "LF": "n",
    "EX": "e",
    "ZWJ": "z",
    "SM": "s",
    "PP": "p",
    "RI": "f",
    "ExtPict": "x",
    "L": "L",
    "V": "V",
    "T": "T",
    "LV": "W",
    "LVT": "Z",
}


class _ClassLetters(dict[int, str]):
    """Code point to the letter of its class, for ``str.translate``."""

    def __missing__(self, code: int) -> str:
        letter = self[code] = _LETTER[GRAPHEME_BREAK[code]]
        return letter


_CLASS_LETTERS = _ClassLetters()


@cache
def _cluster() -> re.Pattern[str]:
    """The regular expression of UAX #29 table 1c (rules GB3 to GB13) over class letters."""
    hangul = "L*(?:V+|WV*|Z)T*|L+|T+"
    emoji = "x(?:e*zx)*"
    return re.compile(f"rn|[crn]|p*(?:{hangul}|ff|{emoji}|[^crn])[ezs]*|p+[ezs]*")


def grapheme_boundaries(text: str) -> tuple[int, ...]:
    """The offsets where a grapheme cluster ends; the last is ``len(text)``."""
    if text.isascii() and "\r" not in text:
        return tuple(range(1, len(text) + 1))
    classes = text.translate(_CLASS_LETTERS)
    return tuple(match.end() for match in _cluster().finditer(classes))
