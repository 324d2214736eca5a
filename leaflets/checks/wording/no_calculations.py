"""Nobody has to calculate.

Many readers cannot, and nobody should on a bad day (PEMAT-P, item 7; CDC Clear Communication Index,
item 17). It reads English, and tells words that ask for it: multiply, subtract, add up, divide …
by, calculate, work out how much. Other words may ask for it too: a proxy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflets.checks.wording._english import ENGLISH
from leaflets.model.quality import Finding, Limits, QualityCheck, Subject

_ASKS = re.compile(
    r"\b(?:multipl(?:y|ied) (?:it |this |that )?by|divided? (?:[\w']+ ){0,6}by|subtract|calculate|"
    r"add (?:[\w']+ ){0,3}(?:up|together)|work out how (?:much|many|long|often)|"
    r"(?:plus|minus|times) \d)",
    re.IGNORECASE,
)


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    for printed in subject.texts:
        for found in _ASKS.finditer(printed.own):
            message = f"“{found[0]}” asks the reader to calculate"
            yield Finding(message, printed.where, "give the result, or a table to read it from")


CHECK = QualityCheck(
    "wording/no-calculations",
    "The reader is not asked to calculate.",
    _find,
    source_only=True,
    languages=ENGLISH,
)
