"""What is important is bold, and neither slanted nor underlined.

Slanted letters are hard to read for people with dyslexia or weak eyes, and an underline cuts
through the letters that reach below it (UKAAF, RNIB). On a page only links are underlined, which
the program does by itself. There is no threshold: a typeface that is slanted, and a line right
below words, are errors.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leaflets.checks.legibility._page import (
    Words,
    at_layout,
    at_theme,
    on_pages,
    quoted,
    words_of,
)
from leaflets.model.page import Stroke
from leaflets.model.quality import Finding, Limits, QualityCheck, Subject
from leaflets.problems import Severity
from leaflets.text.face import Face

BELOW = 0.25
"""Ems below the baseline within which a line underlines words: the reach of letters such as g."""

COVERED = 0.5
"""Share of the words that such a line runs along."""


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    document = subject.on_pages.document
    slanted: dict[Face, list[Words]] = {}
    underlined: list[Words] = []
    strokes = [
        [item for item in page.items if isinstance(item, Stroke) and item.y1 == item.y2]
        for page in document.pages
    ]
    for words in words_of(document):
        if words.run.face.italic_angle:
            slanted.setdefault(words.run.face, []).append(words)
        near = strokes[words.page - 1]
        if near and _underlined(words, near):
            underlined.append(words)
    for face, found in slanted.items():
        message = f"{_places(found)} is set in a slanted typeface, {face.ps_name}"
        hint = "give an upright one with --font-dir; for emphasis there is bold"
        yield Finding(message, at_layout(subject), hint, Severity.ERROR)
    if underlined:
        message = f"{_places(underlined)} is underlined"
        hint = "take the line away, or give the words more space below; for emphasis there is bold"
        yield Finding(message, at_theme(subject, "styles"), hint, Severity.ERROR)


def _underlined(words: Words, strokes: Iterable[Stroke]) -> bool:
    left, _, right, baseline = words.box
    for stroke in strokes:
        ends = sorted((stroke.x1, stroke.x2))
        along = min(ends[1], right) - max(ends[0], left)
        if 0 < stroke.y1 - baseline < BELOW * words.run.size and along > COVERED * (right - left):
            return True
    return False


def _places(found: list[Words]) -> str:
    return f"{on_pages({words.page for words in found})}: {quoted(found[0].run.text)}"


CHECK = QualityCheck(
    "legibility/emphasis", "Nothing is slanted, and only links are underlined.", _find,
    on_pages=True,
)  # fmt: skip
