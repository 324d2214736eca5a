"""Colours that the output intent of the file does not cover: a press turns them into others."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.preflight.purpose import Purpose
from leaflets.preflight.sheet import Sheet
from leaflets.problems import Problem

_OF = {"words": "words", "area": "areas", "line": "lines", "picture": "pictures",
       "shading": "shadings"}  # fmt: skip


def faults(sheet: Sheet, purpose: Purpose) -> Iterator[Problem]:
    """One problem for each strange family of colour spaces and kind of thing."""
    if purpose.families is None:
        return
    strange = {
        (colour.family, _OF[kind])
        for colour, kind in sheet.colours.items()
        if colour.family not in purpose.families
    }
    for family, things in sorted(strange):
        yield Problem(
            "verify/colour-space",
            f"page {sheet.number}: {things} in {family}, in a file for {purpose.intent}",
            hint="build it again; programs that edit or join PDFs bring colours of their own",
        )
