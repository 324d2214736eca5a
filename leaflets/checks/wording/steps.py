"""What to do is divided into steps.

Advice inside a paragraph is overlooked (PEMAT-P, item 22: actions in manageable, explicit steps). A
block is asked for in which each thing to do stands by itself: steps, a checklist, or warning signs
with what to do on top of each box.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.wording._blocks import kinds_of
from leaflets.checks.wording.action import ACTIONS
from leaflets.model.quality import Finding, Limits, QualityCheck, Subject


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    if not kinds_of(subject) & ACTIONS:
        message = "what to do is not divided into steps: it stands in running text, if at all"
        hint = f"put it into a block of kind {', '.join(sorted(ACTIONS))}"
        yield Finding(message, subject.of_recipe("blocks"), hint)


CHECK = QualityCheck("wording/steps", "What to do is divided into steps.", _find, source_only=True)
