"""Small letters are tall enough, whatever the typeface.

Points say how high a line of type is cast, not how large its letters look: of 12 points, small
letters are 1.9 mm high in one typeface and 2.3 mm in another. What is read is the height of a small
x (OS/2 ``sxHeight`` of the font); labels on medicines are to have 1.4 mm.

Thresholds, in millimetres: ``label``: no letter less (EC readability guideline 2009; an error);
``body``: running text and what is larger (our choice: a sans serif of 12 points at its smallest; a
warning). Only scripts with small letters are measured: Latin, Greek, Cyrillic and Armenian.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.legibility._page import (
    Words,
    at_type,
    blocks_of,
    body_size,
    is_mark,
    on_pages,
    quoted,
    words_of,
)
from leaflets.model.layout import MM
from leaflets.model.quality import Finding, Limits, QualityCheck, Subject
from leaflets.problems import Severity
from leaflets.text.unicode_data import script

SCRIPTS = frozenset({"Latn", "Grek", "Cyrl", "Armn"})
"""ISO 15924 codes of scripts whose small letters have a height of their own."""


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    blocks, body = blocks_of(subject.on_pages), body_size(subject.on_pages)
    low: dict[tuple[float, float], list[Words]] = {}
    for words in words_of(subject.on_pages.document):
        needed = limits["body"] if words.size >= body else limits["label"]
        if _height(words) >= needed or is_mark(words, blocks):
            continue
        if any(map(_is_small, words.run.text)):
            low.setdefault((words.size, needed), []).append(words)
    for (size, needed), found in low.items():
        lowest = min(found, key=_height)
        message = (
            f"{on_pages({words.page for words in found})}: small letters of "
            f"{quoted(lowest.run.text)} are {_height(lowest):.2f} mm high "
            f"({lowest.run.face.ps_name}, {size:g} pt); {needed:g} mm is the least"
        )
        hint = "use a larger size, or a typeface with larger small letters"
        bad = _height(lowest) < limits["label"]
        severity = Severity.ERROR if bad else Severity.WARNING
        yield Finding(message, at_type(subject, size), hint, severity)


def _height(words: Words) -> float:
    """Of its small letters, in millimetres."""
    return words.run.face.x_height * words.run.size / 1000 / MM


def _is_small(letter: str) -> bool:
    return letter.islower() and script(letter) in SCRIPTS


CHECK = QualityCheck(
    "legibility/x-height", "Small letters are tall enough in this typeface.", _find, on_pages=True
)
