"""The leaflet says what to do.

A leaflet that only explains leaves the reader alone (PEMAT-P, item 20: at least one action; CDC
Clear Communication Index, items 5 and 12). A block of steps, a checklist or warning signs counts;
so does a sentence of a text, a notice or the key message that tells the reader to act (“Ask a
doctor about it.”) or names a number to call. It reads English.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.wording._blocks import kinds_of
from leaflets.checks.wording._english import ENGLISH, sentences_in, tells_to_act
from leaflets.model.quality import Finding, Limits, Printed, QualityCheck, Subject

ACTIONS = frozenset({"steps", "checklist", "warning-signs"})
"""Kinds of block that say what to do."""

_READ = ("key-message", "text", "notice", "myths-facts", "comparison")


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    if kinds_of(subject) & ACTIONS:
        return
    if not any(_acts(printed, subject) for printed in subject.texts if printed.kind in _READ):
        message = "this leaflet does not say what to do"
        hint = f"add a block of kind {', '.join(sorted(ACTIONS))}, or a sentence: Ask us …"
        yield Finding(message, subject.of_recipe("blocks"), hint)


def _acts(printed: Printed, subject: Subject) -> bool:
    if any((span.href or "").startswith("tel:") for span in printed.words.spans):
        return True
    return any(map(tells_to_act, sentences_in(printed, subject.language)))


CHECK = QualityCheck(
    "wording/action",
    "The leaflet says what to do.",
    _find,
    source_only=True,
    languages=ENGLISH,
)
