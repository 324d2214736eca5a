"""Where the lines of plain Latin text may end, by one look at it instead of one at each letter.

Most paragraphs are words of Latin letters, numbers and common signs between single spaces. In them
a line may end after a space and after the hyphen of a compound, and nowhere else (not at a no-break
space, which may stand anywhere but after a dash: LB12, LB12a): what UAX #14 and
``leaflets.text.tokens`` say comes to the same. Whatever else is in a text sends it their way.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from leaflets.text.token_patterns import PER_UNITS
from leaflets.workspace import IDS

_LETTERS: Final = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
"""Latin, all of class AL, all of one direction, each a grapheme cluster."""

_LANGUAGES_WITH_RULES: Final = ("ko", "fr", "cs", "pl", "sk")
"""Those for which ``leaflets.text.line_breaking`` knows more than UAX #14 says."""

_BEFORE_NUMBERS: Final = ("x", "ext", "am", "pm", "AM", "PM", "Hg", *PER_UNITS)
"""Words that may make one token with the number before them: a few too many do no harm."""


def plain_breaks(text: str, language: str) -> tuple[int, ...] | None:
    """What ``leaflets.text.line_breaking.line_breaks`` gives for a plain text, None for any other.

    A plain text is tidy (no space at its ends, none after another), and all of it runs from left to
    right.
    """
    if not _plain().fullmatch(text) or _number_goes_on().search(text):
        return None
    if language == IDS or language.partition("-")[0].lower() in _LANGUAGES_WITH_RULES:
        return None
    return (*[match.end() for match in _break().finditer(text)], len(text))


@cache
def _plain() -> re.Pattern[str]:
    word = f"[{_LETTERS}][{_LETTERS}'’]*"
    number = "[0-9]+(?:[.,][0-9]+)*"
    # LB15: no break between a closing quotation mark and an opening bracket.
    opening = "(?:(?<![\"'”’] )\\((?![0-9])|[“‘\"'])?"
    marked = f"{opening}(?:{word}(?:-{word})*|{number})[.,;:!?)”’\"'…]*"
    return re.compile(f"(?:{marked}[ \u00a0\u202f]|– )*(?:{marked}|–)")


@cache
def _number_goes_on() -> re.Pattern[str]:
    """A number that may go on after a space: with its unit, or as a phone number or a range."""
    words = "|".join(sorted(word for word in _BEFORE_NUMBERS if word.isascii()))
    return re.compile(f"[0-9][^ ]* [0-9–]|– [0-9]|[0-9][^ ]* (?:{words})(?![A-Za-z])")


@cache
def _break() -> re.Pattern[str]:
    """After a space (LB18), and after the hyphen of a compound (LB21)."""
    return re.compile(" |-")
