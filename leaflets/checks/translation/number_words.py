"""Numbers that the source writes in words, and months, are in the translation: words or digits.

A warning: words count in more ways than a list can know. What nobody can tell is left alone: “one”,
which is “a” as often, and “first” or “both”.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from leaflets.checks.translation.quantities.folding import folded
from leaflets.checks.translation.quantities.months import months
from leaflets.checks.translation.quantities.numerals import numerals
from leaflets.checks.translation.quantities.spelled import number_words
from leaflets.checks.translation.quantities.units import quantities
from leaflets.checks.translation.quantities.vocabulary import LISTED, no_words_for, vocabulary
from leaflets.model.inline import Fault
from leaflets.model.translation import Check, Pair, Surroundings
from leaflets.problems import Severity


def _find(pair: Pair, _around: Surroundings) -> Iterator[Fault]:
    yield from _lost_months(pair)
    wanted = _said(pair.source_words, pair.source_language)
    if not wanted:
        return
    known, there = _known(pair.language), _there(pair.target_words, pair.language)
    for value, words in wanted.items():
        if value in known and value not in there:
            yield Fault(
                f"“{words}” of the source has no number word or digits in the translation",
                "write the number; if another word says it, acknowledge this with a reason",
            )


def _lost_months(pair: Pair) -> Iterator[Fault]:
    ours = months(pair.source_words, pair.source_language)
    theirs = months(pair.target_words, pair.language, cases=True) if ours else {}
    for number, name in ours.items():
        if number not in theirs and number not in _there(pair.target_words, pair.language):
            hint = "write the month of the source, by its name or as a number"
            yield Fault(f"the month “{name}” of the source is not in the translation", hint)


@lru_cache(maxsize=256)
def _said(text: str, language: str) -> dict[Fraction, str]:
    """Number words that mean nothing else: value -> as they are written."""
    words = vocabulary(language)
    if words is None or not words.exact_words.search(folded(text)):
        return {}
    plain = folded(text)
    found = (word for word in number_words(text, language) if word.exact)
    return {word.value: plain[word.start : word.end] for word in found}


@lru_cache(maxsize=64)
def _known(language: str) -> frozenset[Fraction]:
    """Values that the language has words for in its list."""
    words = vocabulary(language)
    if words is None:
        return frozenset()
    listed = frozenset(known[0] for known in words.values.values() if known)
    return listed if words.spaces else listed | {Fraction(n) for n in range(2, 10001)}


def _there(text: str, language: str) -> frozenset[Fraction]:
    """Values that a text says in any way, an ending for two of a thing included."""
    in_words = {word.value for word in number_words(text, language)}
    in_digits = {v for n in numerals(text, language) for reading in n.readings for v in reading}
    counted = {q.value for q in quantities(text, language) if q.value is not None}
    words = vocabulary(language)
    dual = words and words.two and words.two.search(folded(text))
    return frozenset(in_words | in_digits | counted | ({Fraction(2)} if dual else set()))


CHECK = Check(
    "translation/number-words",
    Severity.WARNING,
    _find,
    no_words_for,
    LISTED,
)
