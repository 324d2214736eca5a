"""verify: bytes -> PageReport. Reads a finished HTML edition back and says what is wrong with it.

Looked at: whether the file is whole and as it was made, what it says of itself, whether its marks
stand in its words, and whether anything in it would be fetched or run. What a browser makes of it
(letters, contrast, lines that are too long) is not looked at here: ``NOT_CHECKED``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from leaflets.file_metadata import identifier_of, title_of
from leaflets.marks import marks_in
from leaflets.problems import LeafletsError, Problem, Where
from leaflets.provenance import Provenance, from_metadata
from leaflets.web_page import is_sealed, words

NOT_CHECKED = "letters, contrast and how it looks: open it in a browser"

_LANGUAGE = re.compile(r'<html lang="([^"]*)" dir="(?:ltr|rtl)">')
_FETCHED = re.compile(
    r"""<(script|link|iframe|object|embed|form|base|video|audio)\b
    |<(?!a\b)[a-z]+\s[^>]*?\b(?:src|href|srcset|poster)\s*=\s*["']?(?!data:|\#)
    |\bon[a-z]+\s*=\s*["'][^>]*>|@import|url\((?!data:)""",
    re.IGNORECASE | re.VERBOSE,
)
_AGAIN = "copy or download it again, or build it again"


@dataclass(frozen=True, slots=True)
class PageReport:
    """What an HTML edition holds. ``identifier``: of its job; ``provenance``: which leaflet it says
    it is; ``letters``: of its words."""

    title: str
    language: str
    identifier: str
    provenance: Provenance | None
    letters: int
    problems: tuple[Problem, ...]


def verify(html: bytes, path: Path) -> PageReport:
    """Read ``html`` back; ``path`` is for messages. Raises LeafletsError when it is no HTML edition
    of this program."""
    provenance = from_metadata(html)
    if provenance is None:
        message = "this web page is no HTML edition of a leaflet"
        hint = f"name PDF files and HTML editions only; if it is one: {_AGAIN}"
        raise LeafletsError(Problem("verify/not-a-leaflet", message, Where(path), hint))
    page = html.decode("utf-8", "replace")
    language = _LANGUAGE.search(page)
    text = words(html)
    report = PageReport(
        title_of(html),
        language[1] if language else "",
        identifier_of(html),
        provenance,
        len("".join(text.split())),
        (),
    )
    found = (*_problems(report, page, is_sealed(html)), *_lost_marks(provenance, text))
    return replace(report, problems=tuple(replace(one, where=Where(path)) for one in found))


def _problems(report: PageReport, page: str, sealed: bool) -> Iterator[Problem]:
    if not sealed:
        message = "the file is not as it was made: it has not come whole, or somebody changed it"
        yield Problem("verify/changed", message, hint=_AGAIN)
    if not report.title:
        yield Problem("verify/no-title", "the page has no title", hint=_AGAIN)
    if not report.language:
        yield Problem("verify/no-language", "the page does not say its language", hint=_AGAIN)
    if "Content-Security-Policy" not in page or _FETCHED.search(page):
        message = "the page could fetch or run something: an HTML edition never does"
        yield Problem("verify/fetches", message, hint="do not open it; build it again")


def _lost_marks(provenance: Provenance, text: str) -> Iterator[Problem]:
    """Marks that it says it carries and that nobody would read on it."""
    needed = () if provenance.marks == "none" else provenance.marks.split()
    if lost := [mark for mark in needed if mark not in marks_in(text)]:
        message = f"its marks do not stand on the page: {', '.join(lost)}"
        hint = "do not give it to patients; build it again"
        yield Problem("verify/no-marks", message, hint=hint)
