"""No stretch of words is in capitals.

Words in capitals have no outline of their own and are read letter by letter (UKAAF, RNIB). A few in
a row may be abbreviations or a name. Threshold ``most``: words in capitals beside each other; more
are an error. Numbers between them count neither way. Scripts without small letters have no
capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflets.checks.legibility._page import quoted
from leaflets.model.quality import Finding, Limits, QualityCheck, Subject
from leaflets.problems import Severity

_WORD = re.compile(r"[^\W_]+(?:[-‐‑'’][^\W_]+)*")


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    most = int(limits["most"])
    for printed in subject.texts:
        for row in _rows(printed.text):
            if len(row) > most:
                message = f"{len(row)} words in capitals, {quoted(' '.join(row))}; {most} at most"
                hint = "write small letters; for emphasis there is **bold**"
                yield Finding(message, printed.where, hint, Severity.ERROR)


def _rows(text: str) -> Iterator[list[str]]:
    """Words in capitals that stand beside each other."""
    row: list[str] = []
    for match in _WORD.finditer(text):
        word = match[0]
        if word.isupper() and sum(map(str.isalpha, word)) > 1:
            row.append(word)
        elif any(map(str.isalpha, word)):
            yield row
            row = []
    yield row


CHECK = QualityCheck("legibility/capitals", "No stretch of words is in capitals.", _find)
