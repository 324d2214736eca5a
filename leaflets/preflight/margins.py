"""Nothing that must not be lost stands near the edge: a cut may be off, and office printers do not
reach it."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.preflight.purpose import Purpose
from leaflets.preflight.sheet import MM, NEAR, Box, Mark, Sheet
from leaflets.problems import Problem

WORDS_FROM_THE_CUT = 5 * MM
"""Words and pictures: what print shops ask for, since a cut may be off by two."""

ALL_FROM_THE_EDGE = 6 * MM
"""Everything: office printers do not reach the outer 4 to 5 mm of the paper."""

_SLACK = NEAR + 0.05 * MM
"""Of our own rounding: a line of text is measured in whole hundredths of a point."""

_WORDS = {"words": "words", "area": "colour", "line": "a line", "picture": "a picture",
          "shading": "colour"}  # fmt: skip


def faults(sheet: Sheet, purpose: Purpose) -> Iterator[Problem]:
    """One problem for each kind of thing on a page, with the one that stands nearest."""
    if not (purpose.press or purpose.office):
        return
    needed = WORDS_FROM_THE_CUT if purpose.press else ALL_FROM_THE_EDGE
    safe, nearest = sheet.trim.narrowed(needed), dict[str, float]()
    for mark in sheet.marks:
        if mark.for_the_printer or (purpose.press and not _must_stay(mark)):
            continue
        if not purpose.press and _may_be_lost(mark, sheet.trim):
            continue
        if not safe.holds(mark.box, _SLACK):
            kind = _WORDS[mark.kind]
            nearest[kind] = min(nearest.get(kind, needed), _distance(sheet, mark))
    for kind, distance in sorted(nearest.items()):
        yield Problem(
            "verify/margin",
            f"page {sheet.number}: {kind} {distance / MM:.1f} mm from the edge, where "
            f"{needed / MM:.0f} mm are needed",
            hint="make the margins of the layout wider",
        )


def _must_stay(mark: Mark) -> bool:
    """Words, pictures, and whatever is read aloud: not the colours behind them."""
    return mark.kind in ("words", "picture") or mark.read or mark.in_form


def _may_be_lost(mark: Mark, trim: Box) -> bool:
    """White, and the ends of a line from edge to edge: where to cut is seen without them."""
    if mark.kind == "line" and mark.artifact:
        box = mark.box
        across = box.left <= trim.left + NEAR and box.right >= trim.right - NEAR
        return across or (box.bottom <= trim.bottom + NEAR and box.top >= trim.top - NEAR)
    return mark.kind in ("area", "shading") and mark.colour.is_paper


def _distance(sheet: Sheet, mark: Mark) -> float:
    trim, box = sheet.trim, mark.box
    return min(
        box.left - trim.left, box.bottom - trim.bottom, trim.right - box.right, trim.top - box.top
    )
