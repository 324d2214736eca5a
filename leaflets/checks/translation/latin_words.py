"""Several words in Latin letters, one after the other, in a language that is written otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflets.catalogs.messages import may_stay
from leaflets.checks.translation._scripts import LATIN, kinds
from leaflets.checks.translation.quantities.calls import without_calls
from leaflets.model.inline import Fault
from leaflets.model.translation import Check, Pair, Surroundings
from leaflets.problems import Severity

_ROW = re.compile(f"{LATIN}{{2,}}(?: {{1,2}}{LATIN}{{2,}}){{2,}}")
"""Three words or more. Names and codes are shorter."""


def _find(pair: Pair, around: Surroundings) -> Iterator[Fault]:
    text = without_calls(pair.target_words)
    if may_stay(pair.context):
        return  # names and addresses of clinics
    for kept in around.kept:
        text = text.replace(kept, " " * len(kept))
    for row in _ROW.finditer(kinds(text, pair.language)):
        words = text[row.start() : row.end()]
        hint = "translate it; if it is a name that stays as it is, acknowledge it and say so"
        yield Fault(f"“{words}” is in Latin letters", hint)


CHECK = Check(
    "translation/latin-words",
    Severity.WARNING,
    _find,
)
