"""Warning signs have as many sentences in every language: a lost one is a sign nobody sees."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.translation._sentences import counted, difference, uncountable
from leaflets.model.inline import Fault
from leaflets.model.translation import Check, Pair, Surroundings
from leaflets.problems import Severity

_HINT = (
    "write as many sentences; if all is said, somebody who reads both languages can confirm it "
    "with leaflets check --confirm"
)


def _find(pair: Pair, _around: Surroundings) -> Iterator[Fault]:
    if pair.kind == "warning-signs" and difference(pair):
        yield Fault(counted(pair), _HINT)


CHECK = Check(
    "translation/warning-sentences",
    Severity.ERROR,
    _find,
    uncountable,
    confirmable=True,
    alone=True,
)
