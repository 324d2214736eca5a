"""Fewer sentences than in the original: one may be lost. (More are often just easier to read.)"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.translation._sentences import counted, difference, uncountable
from leaflets.model.inline import Fault
from leaflets.model.translation import Check, Pair, Surroundings
from leaflets.problems import Severity

_HINT = "see that nothing is lost; if two are joined, acknowledge it and say so"


def _find(pair: Pair, _around: Surroundings) -> Iterator[Fault]:
    if pair.kind != "warning-signs" and difference(pair) < 0:
        yield Fault(counted(pair), _HINT)


CHECK = Check(
    "translation/sentence-count",
    Severity.WARNING,
    _find,
    uncountable,
)
