"""A chance in numbers is also told in words or shown.

“30 in every 1,000” says little to many readers; “few babies”, or 1,000 squares of which 30 are
dark, says more (CDC Clear Communication Index, items 16 and 20). It reads English: a chance needs
an icon array in the leaflet, or a word for how much in the same text: few, most, rare, common,
only, almost none … A proxy: whether the word is the right one is for reviewers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflets.checks.wording._blocks import kinds_of
from leaflets.checks.wording._english import ENGLISH
from leaflets.checks.wording._rates import rates
from leaflets.model.quality import Finding, Limits, QualityCheck, Subject

_HOW_MUCH = re.compile(
    r"\b(?:few|fewer|rare|rarely|most|many|half|only|almost|nearly|hardly|seldom|common|uncommon|"
    r"usually|often|sometimes|likely|unlikely|(?:small|tiny|low|high|great) (?:chance|risk)|"
    r"higher|lower|more|less)\b",
    re.IGNORECASE,
)


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    if "icon-array" in kinds_of(subject):
        return
    told: set[str] = set()
    for rate in rates(subject):
        context = rate.printed.context
        if context not in told and not _HOW_MUCH.search(rate.printed.text):
            told.add(context)
            message = f"“{rate.words}” is told in numbers alone"
            hint = "say beside it how much that is (few, most, rarely), or show it: icon-array"
            yield Finding(message, rate.printed.where, hint)


CHECK = QualityCheck(
    "wording/numbers-explained",
    "A chance in numbers is also told in words or shown.",
    _find,
    source_only=True,
    languages=ENGLISH,
)
