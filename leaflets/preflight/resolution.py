"""Pictures made of dots: are there enough of them for the size they are printed in?"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.preflight.objects import entry
from leaflets.preflight.purpose import Purpose
from leaflets.preflight.sheet import Mark, Sheet
from leaflets.problems import Problem, Severity

GOOD, POOR = 300, 150
"""Dots in an inch: what print shops ask for, and where dots can be seen at reading distance."""


def faults(sheet: Sheet, purpose: Purpose) -> Iterator[Problem]:
    """Pictures of less than ``GOOD`` dots in an inch for a print shop; below ``POOR`` that is an
    error. Office printers print less: there it is a warning below ``POOR``."""
    if not (purpose.press or purpose.office):
        return
    for mark in sheet.marks:
        dots = _dots(mark)
        if dots is None or dots >= (GOOD if purpose.press else POOR) - 0.5:
            continue
        bad = purpose.press and dots < POOR - 0.5
        yield Problem(
            "verify/resolution",
            f"page {sheet.number}: a picture has {dots:.0f} dots in an inch at its printed size, "
            f"{GOOD if purpose.press else POOR} are needed",
            hint="use a picture with more pixels, or an SVG",
            severity=Severity.ERROR if bad else Severity.WARNING,
        )


def _dots(mark: Mark) -> float | None:
    if mark.image is None:
        return None
    pixels = [
        next((entry(mark.image, key) for key in keys if entry(mark.image, key)), None)
        for keys in (("/Width", "/W"), ("/Height", "/H"))
    ]
    return min(
        (
            pixel * 72 / size
            for pixel, size in zip(pixels, mark.placed, strict=True)
            if isinstance(pixel, int) and size > 0
        ),
        default=None,
    )
