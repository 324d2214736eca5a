"""The same words of a topic (a PO file) are translated the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from leaflets.catalogs.messages import topic_of
from leaflets.checks.translation.same_translation import said
from leaflets.model.inline import Fault
from leaflets.model.translation import Check, Pair, Surroundings
from leaflets.problems import Severity


def _find(pair: Pair, around: Surroundings) -> Iterator[Fault]:
    if pair.form is not None:
        return
    other = _first(around).get((topic_of(pair.context), said(pair.source)))
    if other is None or other.context == pair.context or said(other.target) == said(pair.target):
        return
    yield Fault(
        f"the same words are translated otherwise in {other.context}: “{other.target_text}”",
        "use one translation, or acknowledge this with a reason",
    )


@lru_cache(maxsize=4)
def _first(around: Surroundings) -> Mapping[tuple[str, str], Pair]:
    """Topic and words of a source -> the first pair that has them."""
    found: dict[tuple[str, str], Pair] = {}
    for pair in around.pairs:
        if pair.form is None:
            found.setdefault((topic_of(pair.context), said(pair.source)), pair)
    return found


CHECK = Check(
    "translation/same-source",
    Severity.WARNING,
    _find,
)
