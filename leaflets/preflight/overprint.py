"""Overprint (ISO 32000-1 8.6.7): what is below shows through on a press and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.preflight.purpose import Purpose
from leaflets.preflight.sheet import Sheet
from leaflets.problems import Problem


def faults(sheet: Sheet, purpose: Purpose) -> Iterator[Problem]:
    """One problem for a page on which it is turned on, in files that are to be printed."""
    if sheet.overprint and (purpose.press or purpose.office):
        yield Problem(
            "verify/overprint",
            f"page {sheet.number} turns overprint on: colours mix in print that do not on a screen",
            hint="build it again; where a print shop's program did this, ask it to leave that off",
        )
