"""30 of every 1,000 does not become 1,000 of every 30.

Found only where it is certain: the translation has the words for “of every”, and a number stands
after them that is not a whole in the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from leaflets.checks.translation.quantities.folding import folded
from leaflets.checks.translation.quantities.numerals import HAS_NUMERAL, Numeral, numerals
from leaflets.checks.translation.quantities.vocabulary import LISTED, vocabulary
from leaflets.model.inline import Fault
from leaflets.model.translation import Check, Pair, Surroundings
from leaflets.problems import Severity


def _find(pair: Pair, _around: Surroundings) -> Iterator[Fault]:
    if not HAS_NUMERAL.search(pair.source_words):
        return
    wholes = _wholes(pair.source_words, pair.source_language)
    if not wholes:
        return
    theirs = _wholes(pair.target_words, pair.language)
    shares = {n.value for n in numerals(folded(pair.source_words), pair.source_language)}
    swapped = (theirs.keys() & shares) - wholes.keys()
    if swapped and not theirs.keys() & wholes.keys():
        is_, should_be = theirs[min(swapped)], " or ".join(wholes.values())
        yield Fault(
            f"the translation counts out of {is_}, the source out of {should_be}",
            "keep what is counted and what it is counted out of apart",
        )


@lru_cache(maxsize=256)
def _wholes(text: str, language: str) -> dict[Fraction, str]:
    """Numbers after “of every” and the like, and 1,000 in “1 in 1,000” -> as they are written."""
    words = vocabulary(language)
    if words is None or words.every is None:
        return {}
    plain = folded(text)
    found: dict[Fraction, str] = {}
    before: Numeral | None = None
    for numeral in numerals(plain, language):
        ahead = plain[: numeral.start]
        in_ = before and re.fullmatch(r"\s+(?:in|out of)\s+", plain[before.end : numeral.start])
        if words.every.search(ahead) or (in_ and language.startswith("en")):
            found[numeral.value] = numeral.text
        before = numeral
    return found


def _unreliable(language: str) -> str:
    words = vocabulary(language)
    if words is None or words.every is None:
        return "there is no list of words for “of every” in this language"
    return ""


CHECK = Check(
    "translation/proportions",
    Severity.ERROR,
    _find,
    _unreliable,
    LISTED,
    alone=True,
)
