"""There is one main message, and it is short.

A reader should be able to say what the leaflet said (CDC Clear Communication Index, items 1 and 3;
PEMAT-P, item 11: a summary). Exactly one block is of the kind ``key-message``, which every layout
sets apart. Threshold ``most``: sentences of the message itself; the words of ``support`` below it
do not count. Sentences are counted where the program knows how the language ends them.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.wording._blocks import blocks_of
from leaflets.model.quality import Finding, Limits, QualityCheck, Subject
from leaflets.punctuation import sentences, unreliable


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    found = [listed for listed in blocks_of(subject) if listed.kind == "key-message"]
    if not found:
        message = "this leaflet has no key message"
        hint = "begin with a block of kind key-message: what should the reader remember?"
        yield Finding(message, subject.of_recipe("blocks"), hint)
    for listed in found[1:]:
        message = f"there are {len(found)} key messages; a reader remembers one"
        yield Finding(message, listed.where, "keep one, and make the other a block of kind text")
    if unreliable(subject.language):
        return
    for printed in subject.texts:
        if printed.kind == "key-message" and printed.field == "message":
            count = len(sentences(printed.text, subject.language).parts)
            if count > limits["most"]:
                message = f"the key message has {count} sentences; {limits['most']:g} are enough"
                yield Finding(
                    message, printed.where, "say the one thing to remember; move the rest"
                )


CHECK = QualityCheck(
    "wording/key-message",
    "There is one main message, and it is short.",
    _find,
    source_only=True,
)
