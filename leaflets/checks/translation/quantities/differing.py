"""The numbers of a message against those of its translation: what nothing explains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from leaflets.checks.translation.quantities.calls import EMERGENCY, SHORT_EMERGENCY, without_calls
from leaflets.checks.translation.quantities.comparing import (
    Difference,
    Read,
    Written,
    difference,
    without,
)
from leaflets.checks.translation.quantities.folding import in_ascii_digits
from leaflets.checks.translation.quantities.months import months
from leaflets.checks.translation.quantities.numerals import HAS_NUMERAL, clock_readings, numerals
from leaflets.checks.translation.quantities.spelled import number_words
from leaflets.checks.translation.quantities.units import quantities
from leaflets.model.translation import Pair

NOTHING = Difference((), ())
_CLOCK = re.compile(r"\d[:.]\d\d|\d\s?[ap]\.?m\b", re.IGNORECASE)

_ORDINAL = re.compile(r"(?<![\d.,])(\d+)(?:st|nd|rd|th)\b")


def differing_numbers(pair: Pair) -> Difference:
    """Numbers in digits that one side has and the other has neither in digits nor, where that is
    allowed, in words. A word that both sides have stands for itself."""
    source, target = pair.source_words, pair.target_words
    if not HAS_NUMERAL.search(source) and not HAS_NUMERAL.search(target):
        return NOTHING
    return _differing(source, target, pair.source_language, pair.language)


def typed_calls(pair: Pair) -> tuple[Written, ...]:
    """Emergency numbers that the translation adds. Where a number of the source is missing too, the
    two are one changed number."""
    found = differing_numbers(pair)
    if found.missing:
        return ()
    calls = any(hole.kind == "clinic" and hole.names != ("name",) for hole in pair.source.holes)
    known = EMERGENCY | SHORT_EMERGENCY if calls else EMERGENCY
    return tuple(written for written in found.extra if in_ascii_digits(written.text) in known)


@lru_cache(maxsize=256)
def _differing(source: str, target: str, source_language: str, language: str) -> Difference:
    source, target = without_calls(source), without_calls(target)
    clock = bool(_CLOCK.search(in_ascii_digits(source)))
    found = difference(_read(source, source_language, clock), _read(target, language, clock))
    missing, extra = found
    ours, theirs = tuple(_spelled(source, source_language)), tuple(_exact(target, language))
    if missing:
        missing = without(missing, without(theirs, ours))
    if missing:
        missing = without(missing, _counted(source, source_language, target, language))
    if missing:
        missing = without(missing, _months(target, language, cases=True))
    if missing:
        missing = without(missing, _ordinals(source, source_language, target, language))
    if extra:
        extra = without(extra, without(ours, theirs))
    if extra:
        extra = without(extra, _months(source, source_language))
    return Difference(missing, extra)


def _read(text: str, language: str, clock: bool) -> list[Read]:
    plain = in_ascii_digits(text)
    return [
        (numeral, clock_readings(numeral, plain) if clock else numeral.readings)
        for numeral in numerals(text, language)
    ]


def _exact(text: str, language: str) -> Iterator[Written]:
    """Number words that can stand for digits: they mean nothing else."""
    return (Written(word.value, "") for word in number_words(text, language) if word.exact)


def _spelled(text: str, language: str) -> Iterator[Written]:
    """Number words that digits may stand for."""
    return (Written(word.value, "") for word in number_words(text, language))


def _counted(source: str, source_language: str, target: str, language: str) -> Iterator[Written]:
    """“un año” and ساعتين stand for 1 and 2 where the source counts the same unit."""
    counted = {(q.value, q.unit) for q in quantities(source, source_language) if q.unit}
    for quantity in quantities(target, language):
        pair = (quantity.value, quantity.unit)
        if not quantity.digits and quantity.value is not None and pair in counted:
            yield Written(quantity.value, quantity.text)


def _ordinals(source: str, source_language: str, target: str, language: str) -> Iterator[Written]:
    """“première” and الثالث stand for 1st and 3rd."""
    if source_language.startswith("en"):
        values = {Fraction(match[1]) for match in _ORDINAL.finditer(source)}
        words = number_words(target, language) if values else ()
        yield from (Written(word.value, "") for word in words if word.value in values)


def _months(text: str, language: str, cases: bool = False) -> tuple[Written, ...]:
    """Months named in dates: other languages write them as numbers."""
    named = months(text, language, cases)
    return tuple(Written(Fraction(number), name) for number, name in named.items())
