"""The leaflet says that it can be had in other formats.

Who cannot read it must learn that there is something else to ask for (clear print guidelines of
hospitals: a line on other formats). It reads English: somewhere stands large print, easy read,
braille, audio, another language, or other formats. How large that line is printed is not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflets.model.quality import Finding, Limits, QualityCheck, Subject

_FORMATS = re.compile(
    r"\b(?:large[ -]print|larger print|easy[ -]read|braille|audio|(?:another|other|different) "
    r"(?:languages?|formats?))\b",
    re.IGNORECASE,
)


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    if not any(_FORMATS.search(printed.text) for printed in subject.texts):
        message = "this leaflet does not say in which other formats it can be had"
        hint = "add a block, for example shared/other-formats: large print, another language"
        yield Finding(message, subject.of_recipe("blocks"), hint)


CHECK = QualityCheck(
    "colophon/formats",
    "The leaflet says that it can be had in other formats.",
    _find,
    source_only=True,
    languages=("en",),
)
