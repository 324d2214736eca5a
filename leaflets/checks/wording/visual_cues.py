"""Something on the page draws the eye to what matters.

Boxes, numbered steps, boxes to tick and bold words show where to look (PEMAT-P, item 12: visual
cues). One block of a kind that is set apart, or one text with bold words in it, is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.wording._blocks import kinds_of
from leaflets.model.quality import Finding, Limits, QualityCheck, Subject

_SET_APART = frozenset(
    {"key-message", "warning-signs", "notice", "steps", "checklist", "myths-facts"}
)


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    bold = any(span.strong for printed in subject.texts for span in printed.words.spans)
    if not bold and not kinds_of(subject) & _SET_APART:
        message = "nothing in this leaflet draws the eye to what matters"
        hint = f"set **bold** what matters, or use a block of kind {', '.join(sorted(_SET_APART))}"
        yield Finding(message, subject.of_recipe("blocks"), hint)


CHECK = QualityCheck(
    "wording/visual-cues",
    "Something draws the eye to what matters.",
    _find,
    source_only=True,
)
