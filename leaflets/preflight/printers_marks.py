"""Marks for the printer stand beside the page: inside the bleed they are seen when a cut is off."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.preflight.purpose import Purpose
from leaflets.preflight.sheet import Sheet
from leaflets.problems import Problem


def faults(sheet: Sheet, purpose: Purpose) -> Iterator[Problem]:
    """One problem for a page with marks inside the bleed or cut off by the edge of the medium."""
    if not purpose.press:
        return
    marks = [mark for mark in sheet.marks if mark.for_the_printer]
    if any(mark.box.overlaps(sheet.bleed) for mark in marks):
        yield Problem(
            "verify/mark-in-bleed",
            f"page {sheet.number}: a mark for the printer stands inside the bleed",
            hint="build it again; programs that add marks must leave the bleed free",
        )
