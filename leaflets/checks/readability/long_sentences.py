"""No sentence is so long that its beginning is forgotten at its end.

Plain-language guides ask for 15 to 20 words at most on average and none above 25. Measured in every
language whose sentences can be told apart; where words are not written apart, characters are
counted. Thresholds: ``words``, ``characters`` of one sentence, and ``words-xx`` for a language that
needs more words than English to say the same. Our choice.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.readability._passages import readability_of
from leaflets.model.quality import Finding, Limits, QualityCheck, Subject


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    read = readability_of(subject)
    language = subject.language.partition("-")[0]
    most = limits.get(f"{read.unit}-{language}", limits[read.unit])
    for one in read.sentences:
        if one.length <= most:
            continue
        message = f"a sentence has {one.length} {read.unit}; {most:g} are enough: “{one.text}”"
        yield Finding(message, one.where, "make two sentences of it")


CHECK = QualityCheck("readability/long-sentences", "No sentence is too long.", _find)
