"""A picture backs up the message.

The CDC Clear Communication Index (item 4) asks for at least one picture with a caption that
supports the main message. A figure or an icon array is asked for; a banner is decoration. Whether
the picture supports the message is left to people: a proxy. Captions and descriptions need no
check: a figure without them is not read.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.wording._blocks import kinds_of
from leaflets.model.quality import Finding, Limits, QualityCheck, Subject

PICTURES = frozenset({"figure", "icon-array"})
"""Kinds of block that show a picture."""


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    if not kinds_of(subject) & PICTURES:
        message = "no picture of this leaflet backs up its message"
        hint = "add a block of kind figure, or icon-array for a number"
        yield Finding(message, subject.of_recipe("blocks"), hint)


CHECK = QualityCheck("wording/picture", "A picture backs up the message.", _find, source_only=True)
