"""Paragraphs are short.

A long paragraph is a wall (PEMAT-P, item 8: information in short chunks). Threshold ``most``: words
of one text: a paragraph, a step, an entry of a list, a cell of a table (our choice).
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.wording._blocks import WITH_SPACES
from leaflets.model.quality import Finding, Limits, QualityCheck, Subject


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    for printed in subject.texts:
        words = len(printed.text.split())
        if words > limits["most"]:
            message = f"this text has {words} words; readers take in {limits['most']:g} at a time"
            yield Finding(message, printed.where, "make two of it, or take out what nobody needs")


CHECK = QualityCheck(
    "wording/paragraph-length",
    "No paragraph is longer than readers can take in.",
    _find,
    source_only=True,
    languages=WITH_SPACES,
)
