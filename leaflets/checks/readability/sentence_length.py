"""Sentences are short on average.

Short sentences are what all formulas reward, and what can be measured where there is no formula.
Where words are not written apart, characters are counted. Thresholds: ``words``, ``characters``,
the mean of all sentences. Our choice, after plain-language guides that ask for 15 to 20 words.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.readability._passages import readability_of
from leaflets.model.quality import Finding, Limits, QualityCheck, Subject


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    read = readability_of(subject)
    if read.mean_length > limits[read.unit]:
        message = (
            f"sentences have {read.mean_length:.1f} {read.unit} on average; "
            f"the aim is {limits[read.unit]:g} or less"
        )
        yield Finding(message, subject.of_recipe("blocks"), "divide the longest sentences")


CHECK = QualityCheck("readability/sentence-length", "Sentences are short on average.", _find)
