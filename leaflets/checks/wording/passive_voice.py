"""Few sentences are in the passive voice.

“A nurse looks at your baby” says who does what; “your baby will be examined” does not (PEMAT-P,
item 5: the active voice). It reads English: a form of “to be” with a past participle, but not words
for a state (“is swollen”, “is called”, “is not settled”). A proxy: “the skin is stretched” can be
either. Threshold ``most``: passive sentences, in per cent of all full sentences (our choice);
``least``: with fewer full sentences than this a share says nothing, and nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.wording._english import ENGLISH, passive_in, read_sentences
from leaflets.model.quality import Finding, Limits, QualityCheck, Subject

_SHOWN = 3


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    read = tuple(read_sentences(subject))
    found = [(printed, words) for printed, text in read if (words := passive_in(text))]
    if len(read) < limits["least"] or 100 * len(found) <= limits["most"] * len(read):
        return
    shown = ", ".join(f"“{words}”" for _, words in found[:_SHOWN])
    message = f"{len(found)} of {len(read)} sentences are in the passive voice: {shown}"
    hint = f"say who does what; {limits['most']:g} of 100 sentences may be passive"
    yield Finding(f"{message}{' …' if len(found) > _SHOWN else ''}", found[0][0].where, hint)


CHECK = QualityCheck(
    "wording/passive-voice",
    "Few sentences are in the passive voice.",
    _find,
    source_only=True,
    languages=ENGLISH,
)
