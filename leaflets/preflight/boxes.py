"""Page boxes: each inside the next (ISO 32000-1 14.11.2), and what a print shop cuts by."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.preflight.purpose import Purpose
from leaflets.preflight.sheet import MM, NEAR, Sheet
from leaflets.problems import Problem

_NESTED = (
    ("TrimBox", "BleedBox"), ("ArtBox", "BleedBox"), ("TrimBox", "MediaBox"),
    ("ArtBox", "MediaBox"), ("BleedBox", "MediaBox"), ("CropBox", "MediaBox"),
)  # fmt: skip
_AGAIN = "build it again; programs that crop or rotate pages change these boxes"


def faults(sheet: Sheet, purpose: Purpose) -> Iterator[Problem]:
    """Boxes that stand out of each other; for print shops also: no trimmed size, two of them, or a
    bleed that differs from side to side."""
    boxes = sheet.boxes
    for inner, outer in _NESTED:
        if inner in boxes and outer in boxes and not boxes[outer].holds(boxes[inner]):
            message = f"page {sheet.number}: the {inner} stands out of the {outer}"
            yield Problem("verify/boxes", message, hint=_AGAIN)
    if purpose.press:
        yield from _for_the_cut(sheet)


def _for_the_cut(sheet: Sheet) -> Iterator[Problem]:
    named = [name for name in ("TrimBox", "ArtBox") if name in sheet.boxes]
    if len(named) != 1:  # ISO 15930-7 6.7
        said = "has no TrimBox: nobody knows where to cut"
        if named:
            said = "has a TrimBox and an ArtBox: PDF/X-4 takes one"
        yield Problem("verify/boxes", f"page {sheet.number} {said}", hint=_AGAIN)
        return
    trim, bleed = sheet.trim, sheet.bleed
    sides = (
        trim.left - bleed.left, bleed.top - trim.top,
        bleed.right - trim.right, trim.bottom - bleed.bottom,
    )  # fmt: skip
    if max(sides) - min(sides) > NEAR:
        said = ", ".join(f"{side / MM:.2f}" for side in sides)
        message = f"page {sheet.number}: the bleed differs: left, top, right, bottom {said} mm"
        yield Problem("verify/boxes", message, hint=_AGAIN)


def another_size(first: Sheet, sheet: Sheet) -> Iterator[Problem]:
    """Pages that are cut to another size than the first of the file."""
    one, other = first.trim, sheet.trim
    if max(abs(one.width - other.width), abs(one.height - other.height)) > NEAR:
        sizes = [f"{box.width / MM:.2f} × {box.height / MM:.2f} mm" for box in (one, other)]
        message = (
            f"page {sheet.number} is cut to {sizes[1]}, page {first.number} to {sizes[0]}: "
            "a print shop cuts all pages alike"
        )
        yield Problem("verify/boxes", message, hint=_AGAIN)
