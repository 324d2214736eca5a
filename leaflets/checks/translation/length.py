"""A translation that is much shorter has lost something; one that is much longer has gained it."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.translation._tables import row
from leaflets.model.inline import Fault
from leaflets.model.translation import HOLE, Check, Pair, Surroundings
from leaflets.problems import Severity

SHORTEST = 60
"""Characters of an original that can be compared: shorter ones vary too much."""
LEAST, MOST = 0.6, 1.65
"""Of the usual length of a language. All sample translations lie between 0.64 and 1.59."""


def _find(pair: Pair, _around: Surroundings) -> Iterator[Fault]:
    here = len(pair.source_words.replace(HOLE, ""))
    if here < SHORTEST:
        return
    known = row("length", pair.language) or {}
    usual = here * float(known["median"])
    there = len(pair.target_words.replace(HOLE, ""))
    if not LEAST * usual <= there <= MOST * usual:
        much = "long" if there > usual else "short"
        hint = "see that nothing is lost or added; if all is right, acknowledge it and say why"
        message = f"this is unusually {much}: {there} characters, about {usual:.0f} are usual"
        yield Fault(message, hint)


def _unreliable(language: str) -> str:
    return "" if row("length", language) else "nobody has measured how long it is"


CHECK = Check(
    "translation/length",
    Severity.WARNING,
    _find,
    _unreliable,
)
