"""The main message, and what to do, are in the active voice.

What matters most must say who does what (CDC Clear Communication Index, item 6). It reads English,
as ``wording/passive-voice`` does, but here every passive sentence is told: of the key message, of
steps, and of what to do in boxes of warning signs. A sentence that tells the reader to act is
active, whatever stands beside it (“If a scan is planned, ask for a date”).
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.wording._english import ENGLISH, passive_in, read_sentences, tells_to_act
from leaflets.model.quality import Finding, Limits, QualityCheck, Subject

_FIELDS = {
    "key-message": ("message",),
    "steps": ("step",),
    "warning-signs": ("action", "lead"),
}


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    for printed, sentence in read_sentences(subject):
        if printed.field not in _FIELDS.get(printed.kind, ()) or tells_to_act(sentence):
            continue
        if words := passive_in(sentence):
            message = f"“{words}” does not say who does it"
            yield Finding(message, printed.where, "say who does what: in the active voice")


CHECK = QualityCheck(
    "wording/active-message",
    "The main message, and what to do, are in the active voice.",
    _find,
    source_only=True,
    languages=ENGLISH,
)
