"""No words stand on a picture.

What lies behind letters is read with them (RNIB 1998): labels stand beside a picture, with a line
to what they name. There is no threshold: words that share room with a picture, or with a QR code,
are an error.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.legibility._page import at_layout, on_pages, quoted, words_of
from leaflets.model.page import Drawing, QrDrawing
from leaflets.model.quality import Finding, Limits, QualityCheck, Subject
from leaflets.problems import Severity
from leaflets.typeset.edges import extent, meet

NEAR = 0.5
"""Points by which both may touch."""


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    pictures = [
        [extent(item) for item in page.items if isinstance(item, Drawing | QrDrawing)]
        for page in subject.on_pages.document.pages
    ]
    over: dict[int, str] = {}
    for words in words_of(subject.on_pages.document):
        box = words.box
        if any(meet(box, picture, NEAR) for picture in pictures[words.page - 1]):
            over.setdefault(words.page, words.run.text)
    if over:
        message = f"{on_pages(over)}: {quoted(next(iter(over.values())))} stands on a picture"
        hint = "give both rooms of their own: label the picture above or below"
        yield Finding(message, at_layout(subject), hint, Severity.ERROR)


CHECK = QualityCheck(
    "legibility/words-over-pictures", "No words stand on a picture.", _find, on_pages=True
)
