"""How often: what happens a day, a week or an hour in the source does so in the translation.

The number itself (4 times, every 6 hours) is compared by ``translation/units``; here it is the time
that has no number: “4 times **a day**”, “**daily**”.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from leaflets.checks.translation.quantities.folding import folded
from leaflets.checks.translation.quantities.units import units_said
from leaflets.checks.translation.quantities.vocabulary import (
    LISTED,
    UNITS,
    no_words_for,
    vocabulary,
)
from leaflets.model.inline import Fault
from leaflets.model.translation import Check, Pair, Surroundings
from leaflets.problems import Severity


def _find(pair: Pair, _around: Surroundings) -> Iterator[Fault]:
    wanted = _frequencies(pair.source_words, pair.source_language)
    if not wanted:
        return
    there = units_said(pair.target_words, pair.language)
    there |= _frequencies(pair.target_words, pair.language).keys()
    for unit, words in wanted.items():
        if unit not in there:
            yield Fault(
                f"“{words}” of the source is not in the translation",
                f"say how often in the same unit of time: {UNITS[unit]}",
            )


@lru_cache(maxsize=256)
def _frequencies(text: str, language: str) -> dict[str, str]:
    """Unit of time -> how it is written."""
    words = vocabulary(language)
    if words is None or words.frequencies is None:
        return {}
    pattern, units = words.frequencies
    found: dict[str, str] = {}
    for match in pattern.finditer(folded(text)):
        unit = words.spelled_in(match["unit"] or match["word"], units)
        found.setdefault(unit, match[0])
    return found


CHECK = Check(
    "translation/frequency",
    Severity.ERROR,
    _find,
    no_words_for,
    LISTED,
    alone=True,
)
