"""Lines are neither too long to find the next one, nor too short to read on.

RNIB, ODI and DWP ask for 60 to 70 characters in a line, except in columns. Thresholds, in
characters with spaces: a single column of more than ``good`` is a warning, of more than ``most`` an
error; lines of less than ``least`` are a warning (our choice: half as many hold three or four
words).

What is counted is the mean of the full lines that begin at the same edge and are about equally
wide; short lines are looked at in running text of at least ``lines`` such lines, not in tables,
labels and headings, which have words of their own measure. A letter with its marks is one
character; Chinese, Japanese and Korean characters count for two (WCAG 2.2, 1.4.8: 80 characters, 40
of them).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from leaflets.checks.legibility._page import (
    at_layout,
    blocks_of,
    body_size,
    is_heading,
    on_pages,
    paragraphs_of,
    quoted,
)
from leaflets.model.page import PagedDocument, SetText
from leaflets.model.quality import Finding, Laid, Limits, QualityCheck, Subject
from leaflets.problems import Severity
from leaflets.text.graphemes import grapheme_boundaries
from leaflets.text.unicode_data import is_wide

STEP = 30.0
"""Points; columns whose widths differ by less are taken for one."""

MARKS = "\u0300"
"""The first character that may stand on another: below it each is one."""

ENOUGH = 2
"""Full lines from which a mean says something: a single one may hold narrow letters by chance."""

IN_TABLES = frozenset({"TH", "TD"})


class _Full(NamedTuple):
    """A line that is filled."""

    page: int
    characters: int
    text: str


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    body = body_size(subject.on_pages)
    columns = list(_columns(subject.on_pages))
    long = [lines for _, _, lines in columns if _mean(lines) > limits["good"]]
    short = [
        lines
        for size, running, lines in columns
        if running and size >= body and len(lines) >= limits["lines"]
        if _mean(lines) < limits["least"]
    ]
    if long:
        worst = max(long, key=_mean)
        bad = _mean(worst) > limits["most"]
        hint = "make the column narrower or the type larger, or divide it into columns"
        message = f"{_told(long, worst)}; {limits['most' if bad else 'good']:g} is the most"
        severity = Severity.ERROR if bad else Severity.WARNING
        yield Finding(message, at_layout(subject, "bands"), hint, severity)
    if short:
        hint = "make the column wider or the type smaller, or take the indent away"
        message = f"{_told(short, min(short, key=_mean))}; {limits['least']:g} is the least"
        yield Finding(message, at_layout(subject, "bands"), hint)


def _mean(lines: list[_Full]) -> float:
    return sum(line.characters for line in lines) / len(lines)


def _told(columns: list[list[_Full]], worst: list[_Full]) -> str:
    pages = on_pages({line.page for lines in columns for line in lines})
    return f"{pages}: lines such as {quoted(worst[0].text)} have {_mean(worst):.0f} characters"


def _columns(laid: Laid) -> Iterator[tuple[float, bool, list[_Full]]]:
    """The full lines of blocks that are filled to one width, with the size of their type and
    whether they are running text."""
    blocks = blocks_of(laid)
    pools: dict[tuple[float, bool, int, int], list[_Full]] = {}
    for paragraph in paragraphs_of(laid.document):
        text = paragraph.text
        if len(text.lines) < 2 or text.element not in blocks or is_heading(text, laid.document):
            continue
        full = [
            _Full(paragraph.page, characters(said), said)
            for said, line in zip(paragraph.lines, text.lines, strict=True)
            if not line.ends_paragraph
        ]
        wide = max(line.width for line in text.lines)
        edges = (round(min(text.xs)), round(wide / STEP))
        running = not _in_table(text, laid.document)
        size = paragraph.words[0].run.style.size
        pools.setdefault((size, running, *edges), []).extend(full)
    for (size, running, *_), lines in pools.items():
        if len(lines) >= ENOUGH:
            yield size, running, lines


def characters(text: str) -> int:
    """How many there are, spaces between words among them."""
    if max(text, default="") < MARKS:
        return len(text)
    return len(grapheme_boundaries(text)) + sum(map(is_wide, text))


def _in_table(text: SetText, document: PagedDocument) -> bool:
    number = text.element
    while number > 0:
        if document.elements[number].role in IN_TABLES:
            return True
        number = document.elements[number].parent
    return False


CHECK = QualityCheck(
    "legibility/line-length", "Lines are neither too long nor too short.", _find, on_pages=True
)
