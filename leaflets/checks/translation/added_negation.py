"""A “not” that nobody wrote: the translation says no where the original does not.

Languages say many things with a “not” that English says without (unclear, to differ, still); where
the original has such a word nothing is reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.translation._limits import says_otherwise
from leaflets.checks.translation._negation import SOURCES, added, unreliable
from leaflets.model.inline import Fault
from leaflets.model.translation import Check, Pair, Surroundings, shortened
from leaflets.problems import Severity

_HINT = "take it out; if your language says it so, acknowledge it with the reason"


def _find(pair: Pair, _around: Surroundings) -> Iterator[Fault]:
    for source, target, word in added(pair):
        if says_otherwise(source, target, pair):
            continue
        message = f"the translation says “{word}”, the original says no “not”"
        yield Fault(f"{message}: “{shortened(source)}”", _HINT)


CHECK = Check(
    "translation/added-negation",
    Severity.WARNING,
    _find,
    unreliable,
    sources=SOURCES,
)
