"""Chances are told out of the same number throughout.

Whether 1 in 40 is more than 3 in 200 cannot be seen (CDC Clear Communication Index, item 17: the
same denominator). It reads English: “30 to 80 in every 1,000”, “1 in 10”, “5 out of 20”; a picture
of squares is out of 1,000. How many people took part in a study is no chance. Each chance that is
out of another number than most are is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from leaflets.checks.wording._blocks import blocks_of
from leaflets.checks.wording._english import ENGLISH
from leaflets.checks.wording._rates import rates
from leaflets.model.quality import Finding, Limits, QualityCheck, Subject


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    found = rates(subject)
    pictures = [getattr(listed.block, "total", 0) for listed in blocks_of(subject)]
    numbers = Counter([rate.out_of for rate in found] + [total for total in pictures if total])
    if len(numbers) < 2:
        return
    usual = max(filter(None, pictures), default=0) or numbers.most_common(1)[0][0]
    for rate in found:
        if rate.out_of != usual:
            message = f"“{rate.words}” is out of {rate.out_of:,}; others here are out of {usual:,}"
            yield Finding(message, rate.printed.where, f"write it out of every {usual:,}")


CHECK = QualityCheck(
    "wording/same-denominator",
    "Chances are told out of the same number throughout.",
    _find,
    source_only=True,
    languages=ENGLISH,
)
