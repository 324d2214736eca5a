"""There is something to write on, to tick or to take along.

A tool makes acting easier (PEMAT-P, item 23: a tangible tool, such as a checklist or a planner). A
checklist, questions with room to write, something to fill in, or a slip to tear off counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.wording._blocks import kinds_of
from leaflets.model.quality import Finding, Limits, QualityCheck, Subject

_TOOLS = frozenset({"checklist", "questions", "fill-in"})


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    if not kinds_of(subject) & _TOOLS and not subject.edition.slip_roles:
        message = "there is nothing to write on, to tick or to take along"
        hint = f"add a block of kind {', '.join(sorted(_TOOLS))}, or use a layout with a slip"
        yield Finding(message, subject.of_recipe("blocks"), hint)


CHECK = QualityCheck(
    "wording/tool",
    "There is something to write on, to tick or to take along.",
    _find,
    source_only=True,
)
