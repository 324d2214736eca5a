"""Numbers with their units -> (value, unit) pairs that can be compared across languages."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from leaflets.checks.translation.quantities.folding import LETTER, folded
from leaflets.checks.translation.quantities.numerals import numerals
from leaflets.checks.translation.quantities.spelled import number_words
from leaflets.checks.translation.quantities.vocabulary import Vocabulary, vocabulary
from leaflets.model.translation import HOLE


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and the unit that counts it, "" where none stands with it.

    ``value``: None for a hole; ``text``: as it is written; ``start`` and ``end`` of the number in
    the folded text; ``digits``: whether it is written in digits.
    """

    value: Fraction | None
    unit: str
    text: str
    start: int
    end: int
    digits: bool


_RANGE = re.compile(rf"\s*(?:[-–—−~〜～,،、]|(?:{LETTER}){{1,7}})\s*")
"""What can stand between two numbers that share the unit after the second: 2 to 4 hours."""

_BEFORE = re.compile(r"([%٪]|百分之)\s?$")


@lru_cache(maxsize=256)
def quantities(text: str, language: str) -> tuple[Quantity, ...]:
    """Every number of a text in a language, with its unit. Number words and holes only where a
    unit follows; none at all where the language has no list of units."""
    words = vocabulary(language)
    if words is None:
        return ()
    plain = folded(text)
    found = [_quantity(plain, *place, words) for place in _places(plain, language, words)]
    found += _counted(plain, words)
    found = [q for q in found if q.digits or q.unit]
    return tuple(_shared(sorted(found, key=lambda quantity: quantity.start), plain))


@lru_cache(maxsize=256)
def units_said(text: str, language: str) -> frozenset[str]:
    """Units that a text speaks of, with or without a number."""
    words = vocabulary(language)
    if words is None:
        return frozenset()
    alone = {words.unit_of(match[0]) for match in words.unit_words.finditer(folded(text))}
    return frozenset(alone | {q.unit for q in quantities(text, language) if q.unit})


def _places(
    plain: str, language: str, words: Vocabulary
) -> list[tuple[Fraction | None, int, int, bool]]:
    """Value, start, end and whether digits, of everything that a unit could follow."""
    places: list[tuple[Fraction | None, int, int, bool]] = [
        (numeral.value, numeral.start, numeral.end, True) for numeral in numerals(plain, language)
    ]
    places += [
        (word.value, word.start, word.end, False)
        for word in number_words(plain, language)
        if not words.opens_frequency(plain[word.start : word.end])
    ]
    places += [(None, match.start(), match.end(), False) for match in re.finditer(HOLE, plain)]
    return places


def _quantity(
    plain: str, value: Fraction | None, start: int, end: int, digits: bool, words: Vocabulary
) -> Quantity:
    unit, stop = "", end
    if found := words.unit_after.match(plain, end):
        unit, stop = words.unit_of(found[1]), found.end()
    elif _BEFORE.search(plain[:start]):
        unit = "percent"
    return Quantity(value, unit, plain[start:stop].strip(), start, end, digits)


def _counted(plain: str, words: Vocabulary) -> list[Quantity]:
    return [
        Quantity(Fraction(count), words.spelled_in(match[0], units), match[0], *match.span(), False)
        for count, pattern, units in words.counted
        for match in pattern.finditer(plain)
    ]


def _shared(found: list[Quantity], plain: str) -> list[Quantity]:
    """Gives the first number of a range the unit of the second."""
    for at in range(len(found) - 2, -1, -1):
        this, after = found[at], found[at + 1]
        between = plain[this.end : after.start]
        if not this.unit and after.unit and this.digits and _RANGE.fullmatch(between):
            text = plain[this.start : after.start] + after.text
            found[at] = replace(this, unit=after.unit, text=text)
    return found
