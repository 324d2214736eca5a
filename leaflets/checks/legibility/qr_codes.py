"""QR codes can be read by a phone, also from a copy of a copy.

Thresholds: ``module``, millimetres of the side of one module, and ``contrast`` of the code with
what lies under it (both our choice, for office printers and photocopies; less is an error);
``side``, millimetres of the code with its quiet zone on A4 and Letter, and ``side-small`` on
narrower pages (web-3-apps; less is a warning). Four modules around the code stay empty (ISO/IEC
18004 6.3.8; Denso Wave): anything printed there is an error.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.legibility._page import at_theme, colour_of
from leaflets.model.layout import MM
from leaflets.model.page import Area, Item, Page, PagedDocument, QrDrawing
from leaflets.model.quality import Finding, Limits, QualityCheck, Subject
from leaflets.pictures.qr import QUIET_ZONE, module_size
from leaflets.problems import Severity
from leaflets.typeset.boxes import EPSILON
from leaflets.typeset.contrast import contrast_of, suffices
from leaflets.typeset.edges import extent, meet
from leaflets.typeset.styles import PAPER

WIDE = 200.0
"""Millimetres of the width of a page from which it is a whole sheet: A4 has 210, Letter 216."""


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    document = subject.on_pages.document
    place = at_theme(subject, "styles", "qr")
    for number, page in enumerate(document.pages, start=1):
        for at, item in enumerate(page.items):
            if isinstance(item, QrDrawing):
                for message, hint, severity in _faults(item, page, at, document, limits):
                    yield Finding(f"page {number}: {message}", place, hint, severity)


def _faults(
    code: QrDrawing, page: Page, at: int, document: PagedDocument, limits: Limits
) -> Iterator[tuple[str, str, Severity]]:
    module = module_size(code.symbol, code.side) / MM
    if module + EPSILON < limits["module"]:
        message = f"a module of the QR code is {module:.2f} mm; {limits['module']:g} is the least"
        yield message, "print it larger, or use a shorter address", Severity.ERROR
    side, wide = code.side / MM, page.width / MM >= WIDE
    needed = limits["side" if wide else "side-small"]
    if side + EPSILON < needed:
        message = f"the QR code is {side:.0f} mm wide; {needed:g} is the least on this paper"
        yield message, "give the style qr a larger width", Severity.WARNING
    fill = _fill_under(code, page.items[:at])
    ratio = contrast_of(colour_of(code.colour, document), colour_of(fill, document))
    if not suffices(ratio, limits["contrast"]):
        message = (
            f"the QR code has a contrast of {ratio:.1f}:1; {limits['contrast']:g}:1 is the least"
        )
        yield message, "print it dark, on white", Severity.ERROR
    if any(_is_in(code, item) for item in page.items[at + 1 :]):
        message = f"something stands in the {QUIET_ZONE} modules around the QR code, or over it"
        yield message, "leave more room around it", Severity.ERROR


def _fill_under(code: QrDrawing, below: tuple[Item, ...]) -> str:
    """The colour it is printed on; ``below``: what was painted before."""
    areas = [item for item in below if isinstance(item, Area) and item.fill]
    return next((area.fill for area in reversed(areas) if area.fill and _is_in(code, area)), PAPER)


def _is_in(code: QrDrawing, item: Item) -> bool:
    """Whether something reaches into its square; what only goes around it does not."""
    if isinstance(item, Area) and not item.fill and not _crosses(code, item):
        return False
    return meet(extent(code), extent(item), EPSILON)


def _crosses(code: QrDrawing, frame: Area) -> bool:
    """Whether the outline of a frame runs through it."""
    half = frame.stroke_width / 2
    return not (
        frame.x + half <= code.x + EPSILON
        and frame.y + half <= code.y + EPSILON
        and frame.x + frame.width - half >= code.x + code.side - EPSILON
        and frame.y + frame.height - half >= code.y + code.side - EPSILON
    )


CHECK = QualityCheck("legibility/qr-codes", "QR codes can be read.", _find, on_pages=True)
