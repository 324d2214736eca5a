"""No kashida (ـ): it stretches words for looks, and no search finds them.

Before a Latin word or a value it joins the article to it (الـ{…}), and at the end of a word it
shows its form (هـ): both are usual.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflets.model.inline import Fault
from leaflets.model.translation import Check, Pair, Surroundings
from leaflets.problems import Severity

_STRETCHED = re.compile("\u0640[\u0620-\u065f\u066e-\u06d3]")


def _find(pair: Pair, _around: Surroundings) -> Iterator[Fault]:
    if _STRETCHED.search(pair.target_words):
        yield Fault("a word is stretched with ـ (U+0640)", "take it out: fonts need none")


CHECK = Check(
    "translation/kashida",
    Severity.WARNING,
    _find,
)
