"""What to do is said to the reader.

“Ask us” is for the reader; “patients should ask” is for somebody else (PEMAT-P, item 21: addresses
the user directly). A proxy in English: it tells sentences that give advice to “the patient” or
“parents”, and blocks of steps in which no step tells the reader to act or says “you” or “we”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflets.checks.wording._english import ENGLISH, read_sentences, speaks_to_reader
from leaflets.model.quality import Finding, Limits, Printed, QualityCheck, Subject

_OTHERS = re.compile(
    r"\b(?:patients?|parents?|carers?|caregivers?|mothers?|families|users?)"
    r" (?:should|must|need to|needs to|are advised|is advised|are asked|is asked)\b"
    r"|\bit is (?:recommended|advised|advisable)\b",
    re.IGNORECASE,
)


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    hint = "say it to the reader: Ask …, Call …, you can …"
    for printed, sentence in read_sentences(subject):
        if found := _OTHERS.search(sentence):
            yield Finding(f"“{found[0]}” does not speak to the reader", printed.where, hint)
    steps: dict[str, list[Printed]] = {}
    for printed in subject.texts:
        if printed.kind == "steps" and printed.field == "step":
            steps.setdefault(printed.block, []).append(printed)
    for own in steps.values():
        if not any(speaks_to_reader(printed.text) for printed in own):
            yield Finding("no step here speaks to the reader", own[0].where, hint)


CHECK = QualityCheck(
    "wording/speaks-to-reader",
    "What to do is said to the reader.",
    _find,
    source_only=True,
    languages=ENGLISH,
)
