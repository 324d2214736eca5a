"""A term of the glossary is called the same wherever it stands.

Words change their ends from sentence to sentence, so only their first two thirds are looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from leaflets.checks.translation._words import spaced
from leaflets.model.inline import Fault
from leaflets.model.translation import Check, Pair, Surroundings
from leaflets.problems import Severity

_CHANGING = {
    "cy": "at the beginning", "ga": "at the beginning", "gd": "at the beginning",
    "am": "inside", "ti": "inside",
}  # fmt: skip
"""Languages whose words change in other places: initial mutations, broken plurals."""


def _find(pair: Pair, around: Surroundings) -> Iterator[Fault]:
    if pair.kind == "term" or not around.terms:
        return
    source = target = ""
    for term, translation in around.terms:
        source = source or spaced(pair.source_words)
        if spaced(term) not in source:
            continue
        target = target or spaced(pair.target_words, pair.language)
        if not all(stem in target for stem in _stems(translation, pair.language)):
            hint = "use the word of the glossary, or change it there and everywhere"
            yield Fault(f"“{term}” is “{translation}” in the glossary, and not here", hint)


@cache
def _stems(words: str, language: str) -> tuple[str, ...]:
    """What of each word stays; words in brackets explain it and may be left out."""
    found = spaced(re.sub(r"[(（][^()（）]*[)）]", " ", words), language).split()
    return tuple(word[: max(3, -(-len(word) * 2 // 3))] for word in found)


def _unreliable(language: str) -> str:
    where = _CHANGING.get(language.partition("-")[0])
    return f"its words change {where}" if where else ""


CHECK = Check(
    "translation/glossary",
    Severity.WARNING,
    _find,
    _unreliable,
)
