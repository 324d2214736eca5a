"""As many “not” in a sentence as in the original: of two, one may be lost.

French, Polish and others say “not” twice where English says it once, so that one that is lost may
go unnoticed there; one that is reported is missing in every language.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.translation._negation import (
    SOURCES,
    compared,
    denials,
    denied,
    lost,
    unreliable,
)
from leaflets.model.inline import Fault
from leaflets.model.translation import Check, Pair, Surroundings, shortened
from leaflets.problems import Severity

_HINT = "compare word by word; if all is said, acknowledge it with the reason"


def _find(pair: Pair, _around: Surroundings) -> Iterator[Fault]:
    for one in compared(pair):
        if not one.alone or any(lost(one, pair.language)):
            continue  # not sure which sentence belongs to which; or reported by negation
        here, there = denied(one.source, pair.source_language), denials(one, pair.language)
        if there < here:
            said = f"the original says “not” {_times(here)} here, the translation {_times(there)}"
            yield Fault(f"{said}: “{shortened(one.source)}”", _HINT)


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


CHECK = Check(
    "translation/negation-count",
    Severity.WARNING,
    _find,
    unreliable,
    sources=SOURCES,
)
