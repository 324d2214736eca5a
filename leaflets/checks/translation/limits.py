"""“At least 4 hours” is not “at most 4 hours”, nor “under 3 months” “over 3 months”.

Told only where the opposite stands in the translation and the right word does not. Words that turn
it round and say “not” as well (“no more than” for “at most”) are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.translation._limits import turned, unreliable
from leaflets.checks.translation._negation import SOURCES
from leaflets.model.inline import Fault
from leaflets.model.translation import Check, Pair, Surroundings
from leaflets.problems import Severity

_HINT = (
    "write the limit of the original; if the translation says the same in other words, somebody "
    "who reads both languages can confirm it with leaflets check --confirm"
)


def _find(pair: Pair, _around: Surroundings) -> Iterator[Fault]:
    return turned(pair, {"more": "less", "less": "more"}, _HINT)


CHECK = Check(
    "translation/limits",
    Severity.ERROR,
    _find,
    unreliable,
    sources=SOURCES,
    confirmable=True,
    alone=True,
)
