"""“Before the operation” is not “after the operation”, nor “within 24 hours” “after 24 hours”.

A warning: the order can be told from the other end, too (“wash your hands before you eat” is “eat
after washing your hands”).
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.translation._limits import turned, unreliable
from leaflets.checks.translation._negation import SOURCES
from leaflets.model.inline import Fault
from leaflets.model.translation import Check, Pair, Surroundings
from leaflets.problems import Severity

_HINT = "keep what comes first; if the translation tells it from the other end, say so"


def _find(pair: Pair, _around: Surroundings) -> Iterator[Fault]:
    return turned(pair, {"before": "after", "after": "before", "within": "after"}, _HINT)


CHECK = Check(
    "translation/before-after",
    Severity.WARNING,
    _find,
    unreliable,
    sources=SOURCES,
)
