"""Lines stand far enough apart for the eye to find the next one.

Thresholds, as line height / size of type: running text below ``least`` is an error, below ``good``
a warning. Guidelines differ: 1.5 (BDA, Hartley), single spacing (UKAAF 2019), lines at least 3 mm
apart (EC guideline 2009); 1.3 to 1.5 is what most designers take for running text. Headings are
large and need less: below ``heading`` is an error (our choice), since letters would nearly touch.

Scripts whose letters and marks reach higher or lower than Latin ones (Arabic, Nastaliq, Devanagari,
Chinese ...) need more, in proportion to the line heights of the program's font table: for Urdu in
Nastaliq 2.3 / 1.35 times as much.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from leaflets.checks.legibility._page import (
    at_type,
    blocks_of,
    body_size,
    is_heading,
    is_mark,
    on_pages,
    paragraphs_of,
    quoted,
)
from leaflets.fonts import font_table
from leaflets.languages import language as known_language
from leaflets.model.quality import Finding, Limits, QualityCheck, Subject
from leaflets.problems import Severity
from leaflets.text.face import Face
from leaflets.text.glyphs import LineRun
from leaflets.typeset.words import LATIN_LEADING

DISPLAY = 1.25
"""Words larger than running text by this are titles, whatever a template calls them."""

NEAR = 0.005
"""Ratios that differ by less are equal: what rounds to it is."""


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    document, blocks = subject.on_pages.document, blocks_of(subject.on_pages)
    body = body_size(subject.on_pages)
    tight: dict[tuple[float, float, bool], dict[int, LineRun]] = {}
    for paragraph in paragraphs_of(document):
        page, text = paragraph.page, paragraph.text
        if len(text.lines) < 2 or is_mark(paragraph.words[0], blocks):
            continue
        run = paragraph.longest
        heading = is_heading(text, document) or run.style.size > DISPLAY * body
        tall = _height(run.face, run.style.language) / LATIN_LEADING
        ratio = (text.baselines[1] - text.baselines[0]) / run.size / tall
        if ratio + NEAR < limits["heading" if heading else "good"]:
            tight.setdefault((run.style.size, round(ratio, 2), heading), {})[page] = run
    for (size, ratio, heading), places in sorted(tight.items()):
        bad = heading or ratio + NEAR < limits["least"]
        least = limits["heading" if heading else "least" if bad else "good"]
        message = (
            f"{on_pages(places)}: lines of {size:g} pt stand {ratio:g} times their size apart, "
            f"such as {quoted(next(iter(places.values())).text)}; {least:g} is the least"
        )
        hint = "give the step of the type scale a larger leading"
        severity = Severity.ERROR if bad else Severity.WARNING
        yield Finding(message, at_type(subject, size, ratio), hint, severity)


def _height(face: Face, language: str) -> float:
    """Line height / size that the letters of a face need, as the font table has it."""
    spoken = known_language(language)
    script = _scripts().get(face.path, spoken.font_script)
    if script == spoken.font_script and spoken.leading:
        return spoken.leading
    return font_table()[script].leading


@cache
def _scripts() -> Mapping[Path, str]:
    """Files of the program's fonts -> the first script that they set."""
    found: dict[Path, str] = {}
    for script, row in font_table().items():
        for files in row.faces:
            for path in (files.regular, files.bold):
                found.setdefault(path, script)
    return found


CHECK = QualityCheck("legibility/leading", "Lines stand far enough apart.", _find, on_pages=True)
