"""A lost “not” can kill: what says no, only, stop or unless in the original says so in translation.

Brief and plain: does each sentence with such a word have one as well? How many, and on which words
the bold stands, is asked elsewhere (``negation_count``, ``bold_negation``). Reviewers who sign a
whole leaflet have read it, but nobody has asked them about this sentence; so an error goes away
only when somebody confirms the message by its name.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.translation._limits import says_otherwise
from leaflets.checks.translation._negation import SOURCES, compared, cue, lost, unreliable
from leaflets.model.inline import Fault
from leaflets.model.translation import Check, Pair, Surroundings, shortened
from leaflets.problems import Severity

_HINT = (
    "put it back; if the translation says it in other words, somebody who reads both languages "
    "can confirm it with leaflets check --confirm"
)


def _find(pair: Pair, _around: Surroundings) -> Iterator[Fault]:
    for one in compared(pair):
        for kind in lost(one, pair.language):
            if kind == "not" and one.alone and says_otherwise(one.source, one.target, pair):
                continue
            word = cue(one.source, pair.source_language, kind)
            where = shortened(one.source)
            message = f"the original says “{word}”, the translation does not: “{where}”"
            yield Fault(message, _HINT)


CHECK = Check(
    "translation/negation",
    Severity.ERROR,
    _find,
    unreliable,
    sources=SOURCES,
    confirmable=True,
    alone=True,
)
