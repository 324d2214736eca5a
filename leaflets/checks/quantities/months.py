"""Months named beside a day or a year."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from leaflets.checks.quantities.folding import NO_LETTER_BEFORE, folded
from leaflets.checks.quantities.numerals import HAS_NUMERAL
from leaflets.cldr import month_names

_NEAR = 8
"""Characters between a month and a number of its date: “22 de noviembre de 2026” has 4."""
_ENDING = 4
"""How many characters an ending of a name has at most: Polish listopad, w listopadzie."""


@lru_cache(maxsize=2048)
def months(text: str, language: str) -> Mapping[int, str]:
    """Months of the dates in a text, 1 to 12 -> the name, in whatever case of the word. A month
    without a number beside it may be no month (“may”)."""
    if not HAS_NUMERAL.search(text):
        return {}
    plain = folded(text)
    return {
        number: found[0]
        for pattern, number in _patterns(language)
        for found in pattern.finditer(plain)
        if _has_digit(plain[max(0, found.start() - _NEAR) : found.start()])
        or _has_digit(plain[found.end() : found.end() + _NEAR + _ENDING])
    }


@cache
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], int], ...]:
    """The names of months without their endings, as far as they differ from one another."""
    names = {folded(name): number for name, number in month_names(language).items()}
    words = {name: number for name, number in names.items() if not HAS_NUMERAL.search(name)}
    return tuple(
        (re.compile(NO_LETTER_BEFORE + re.escape(_stem(name, number, words))), number)
        for name, number in words.items()
    )


def _stem(name: str, number: int, names: Mapping[str, int]) -> str:
    """Up to three letters less, but enough to be no other month."""
    for length in range(max(3, len(name) - 3), len(name)):
        stem = name[:length]
        if not any(other.startswith(stem) for other, n in names.items() if n != number):
            return stem
    return name


def _has_digit(text: str) -> bool:
    return any(sign.isdigit() for sign in text)
