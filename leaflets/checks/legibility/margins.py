"""Nothing that must not be lost stands near the edge of the page.

Office printers do not reach the outer 4 to 5 mm of the paper, and a cut may be off by two: print
shops ask for 5 mm, measured from the trimmed edge. Threshold ``words``, in millimetres: no words,
no picture and no QR code nearer than that, on a screen neither, since what is read there is printed
at home; less is an error. What the output profile asks for beyond that (6 mm for everything in
office and mono) holds as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.legibility._page import at_layout, on_pages
from leaflets.model.layout import MM
from leaflets.model.page import Area, Drawing, Item, Page, QrDrawing, SetText
from leaflets.model.quality import Finding, Limits, QualityCheck, Subject
from leaflets.problems import Severity
from leaflets.typeset.boxes import EPSILON
from leaflets.typeset.edges import extent
from leaflets.typeset.ground import PAPER

KINDS = {SetText: "words", Drawing: "a picture", QrDrawing: "a QR code"}
OTHER = "colour or a line"


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    profile = subject.on_pages.profile
    words = max(limits["words"], profile.word_clearance, profile.edge_clearance)
    near: dict[str, dict[int, float]] = {}
    for number, page in enumerate(subject.on_pages.document.pages, start=1):
        for item in page.items:
            kind = KINDS.get(type(item), OTHER)
            needed = profile.edge_clearance if kind == OTHER else words
            distance = _distance(item, page) / MM
            if needed and distance + EPSILON < needed and not _is_paper(item):
                nearest = near.setdefault(kind, {})
                nearest[number] = min(distance, nearest.get(number, distance))
    for kind, places in near.items():
        needed = profile.edge_clearance if kind == OTHER else words
        message = (
            f"{on_pages(places)}: {kind} {min(places.values()):.1f} mm from the edge; "
            f"{needed:g} mm is the least with the profile {profile.name}"
        )
        hint = "make the margins of the layout wider"
        yield Finding(message, at_layout(subject, "margins"), hint, Severity.ERROR)


def _distance(item: Item, page: Page) -> float:
    left, top, right, bottom = extent(item)
    return min(left, top, page.width - right, page.height - bottom)


def _is_paper(item: Item) -> bool:
    return isinstance(item, Area) and item.fill == PAPER and not item.stroke


CHECK = QualityCheck(
    "legibility/margins", "Words and pictures stand clear of the edge.", _find, on_pages=True
)
