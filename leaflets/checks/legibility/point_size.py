"""Words are large enough to read, down to the smallest.

Clear print guidelines (UKAAF MS03, RNIB) ask for 12 points at least, ideally 14, for every word,
also of labels, footers and page numbers; the guideline for package leaflets of the EU sets the
floor at 9. Large print begins at 16 points and is better in 18.

Thresholds, in points: below ``good`` is a warning, below ``least`` an error. A layout whose own
floor (``smallest``) is ``large-least`` or more is large print: below its floor is an error, and
running text below ``large-good`` a warning. Sizes are those of Latin letters, as a theme gives
them; the type of other scripts is larger, so that it looks the same. Diagrams, cards and tables may
need less (Simplification Centre, paper 10): there is one finding for each size, to be waived with a
reason. Raised numbers of sources may be as small as ``least``. Marks of the program, such as “not
clinically reviewed”, are not counted: they go.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.legibility._page import (
    Words,
    at_layout,
    at_type,
    blocks_of,
    body_size,
    is_mark,
    on_pages,
    quoted,
    words_of,
)
from leaflets.model.layout import MIN_TEXT_PT
from leaflets.model.quality import Finding, Laid, Limits, QualityCheck, Subject
from leaflets.problems import Severity

NEAR = 0.01
"""Points; sizes that differ by less are equal."""


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    form = subject.edition.layout.form_for(subject.edition.paper)
    promised = form.smallest if form else MIN_TEXT_PT
    least = max(limits["least"], promised)
    good = max(limits["good"], promised)
    for size, words in sorted(_by_size(subject.on_pages, least).items()):
        if size + NEAR >= good:
            break
        bad = size + NEAR < least
        example = max((one.run.text for one in words), key=len)
        message = (
            f"{on_pages({one.page for one in words})}: {quoted(example)} is set in {size:g} pt; "
            f"{least if bad else good:g} pt is the least here"
        )
        hint = "give the step of the type scale a larger size, or use a layout with more room"
        severity = Severity.ERROR if bad else Severity.WARNING
        yield Finding(message, at_type(subject, size), hint, severity)
    body = body_size(subject.on_pages)
    if promised >= limits["large-least"] and body + NEAR < limits["large-good"]:
        message = f"the text of this large print is {body:g} pt; {limits['large-good']:g} is better"
        yield Finding(message, at_layout(subject, "type", "body"), "give body a larger size")


def _by_size(laid: Laid, least: float) -> dict[float, list[Words]]:
    blocks = blocks_of(laid)
    found: dict[float, list[Words]] = {}
    for words in words_of(laid.document):
        raised = words.run.style.rise > 0 and words.size + NEAR >= least
        if not raised and not is_mark(words, blocks):
            found.setdefault(round(words.size, 2), []).append(words)
    return found


CHECK = QualityCheck(
    "legibility/point-size", "No words are too small to read.", _find, on_pages=True
)
