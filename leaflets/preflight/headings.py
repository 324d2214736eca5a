"""Headings go down one level at a time (ISO 14289-1 7.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflets.preflight.whole import Whole
from leaflets.problems import Problem

_HEADING = re.compile(r"H([1-9]\d?)")


def faults(file: Whole) -> Iterator[Problem]:
    """A first heading that is not of the first level, levels that are left out (7.4.2), and both
    kinds of headings in one file (7.4.4)."""
    severity = file.declared.severity("UA")
    kinds = [one.standard for one in file.structure]
    levels = [int(found[1]) for kind in kinds if (found := _HEADING.fullmatch(kind))]
    for before, level in dict.fromkeys(zip((0, *levels), levels, strict=False)):
        if level > before + 1:
            after = f"H{level} follows H{before}" if before else f"the first heading is H{level}"
            yield Problem(
                "verify/heading-level",
                f"{after}: who walks from heading to heading misses one",
                hint="a heading is one level below the one it belongs to, or on the same",
                severity=severity,
            )
    if levels and "H" in kinds:
        message = "some headings have a level (H1, H2 …) and some have none (H)"
        hint = "use one kind throughout"
        yield Problem("verify/heading-level", message, hint=hint, severity=severity)
