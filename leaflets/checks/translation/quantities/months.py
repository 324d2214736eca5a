"""Months named beside a day or a year."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from leaflets.checks.translation.quantities.folding import (
    NO_LETTER_AFTER,
    NO_LETTER_BEFORE,
    folded,
    in_ascii_digits,
)
from leaflets.checks.translation.quantities.numerals import HAS_NUMERAL
from leaflets.cldr import month_names

_NEAR = 8
"""Characters between a month and a number of its date: “22 de noviembre de 2026” has 4."""
_ENDING = 4
"""How many characters an ending of a name has at most: Polish listopad, w listopadzie."""


@lru_cache(maxsize=256)
def months(text: str, language: str, cases: bool = False) -> Mapping[int, str]:
    """Months of the dates in a text, 1 to 12 -> the name. Names with a capital need it, and a month
    without a number beside it is none: “may”. ``cases``: with any ending of a case, too."""
    if not HAS_NUMERAL.search(text):
        return {}
    as_typed, small = in_ascii_digits(text), folded(text)
    return {
        number: found[0]
        for pattern, number, capital in _patterns(language, cases)
        for plain in (as_typed if capital else small,)
        for found in pattern.finditer(plain)
        if _has_digit(plain[max(0, found.start() - _NEAR) : found.start()])
        or _has_digit(plain[found.end() : found.end() + _NEAR + _ENDING * cases])
    }


@cache
def _patterns(language: str, cases: bool) -> tuple[tuple[re.Pattern[str], int, bool], ...]:
    """The names of months, number, and whether they are written with a capital; for ``cases``
    without their endings, as far as they differ from one another."""
    names = {n: number for n, number in month_names(language).items() if not HAS_NUMERAL.search(n)}
    patterns = []
    for name, number in names.items():
        capital = name[0].isupper()
        start = _stem(name, number, names) if cases else name
        after = "" if cases else NO_LETTER_AFTER
        written = re.escape(start if capital else folded(start))
        patterns.append((re.compile(NO_LETTER_BEFORE + written + after), number, capital))
    return tuple(patterns)


def _stem(name: str, number: int, names: Mapping[str, int]) -> str:
    """Up to three letters less, but enough to be no other month."""
    for length in range(max(3, len(name) - 3), len(name)):
        stem = name[:length]
        if not any(other.startswith(stem) for other, n in names.items() if n != number):
            return stem
    return name


def _has_digit(text: str) -> bool:
    return any(sign.isdigit() for sign in text)
