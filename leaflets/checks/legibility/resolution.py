"""Pictures made of dots have enough of them for the size in which they are printed.

PEMAT-P item 18 asks for clear pictures; print shops ask for 300 dots in an inch. Thresholds, in
dots in an inch: below ``good`` is a warning, below ``poor``, where dots are seen at reading
distance, an error. Drawings (SVG) are sharp at every size.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.legibility._page import at_layout
from leaflets.model.library import LOGO
from leaflets.model.page import Drawing
from leaflets.model.picture import RasterPicture
from leaflets.model.quality import Finding, Limits, QualityCheck, Subject
from leaflets.problems import Severity, Where

INCH = 72.0
"""Points."""

NEAR = 0.5
"""Dots in an inch: what rounds to the threshold is enough."""


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    for number, page in enumerate(subject.on_pages.document.pages, start=1):
        for item in page.items:
            if not isinstance(item, Drawing) or not isinstance(item.picture, RasterPicture):
                continue
            across, down = item.picture.width / item.width, item.picture.height / item.height
            dots = min(across, down) * INCH
            if dots + NEAR >= limits["good"]:
                continue
            bad = dots + NEAR < limits["poor"]
            message = (
                f"page {number}: a picture has {dots:.0f} dots in an inch at its printed size; "
                f"{limits['poor' if bad else 'good']:g} is the least"
            )
            hint = "use a picture with more pixels, or an SVG"
            severity = Severity.ERROR if bad else Severity.WARNING
            yield Finding(message, _place(subject, item.picture), hint, severity)


def _place(subject: Subject, picture: RasterPicture) -> Where:
    """The file that describes a picture."""
    names = (name for name, one in subject.edition.pictures.items() if one is picture)
    name = next(names, None)
    if name == LOGO:
        return subject.place(f"content/clinics/{subject.edition.job.clinic}.yaml", ("logo",))
    if name is None:  # made ready for a press, it is another one
        return at_layout(subject)
    return subject.place(f"content/figures/{name}.yaml", ("picture",))


CHECK = QualityCheck(
    "legibility/resolution", "Pictures are sharp at their printed size.", _find, on_pages=True
)
