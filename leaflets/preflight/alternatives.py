"""Pictures are told to those who cannot see them (ISO 14289-1 7.3)."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.preflight.objects import entry
from leaflets.preflight.whole import Whole
from leaflets.problems import Problem

_SHOWN = ("Figure", "Formula")


def faults(file: Whole) -> Iterator[Problem]:
    """One problem for each kind of element, with how many say nothing."""
    for kind in _SHOWN:
        silent = sum(
            not any(str(entry(one.node, key) or "").strip() for key in ("/Alt", "/ActualText"))
            for one in file.structure
            if one.standard == kind
        )
        if silent:
            yield Problem(
                "verify/no-alternative",
                f"{silent} of the pictures ({kind}) have no words for those who cannot see them",
                hint="build it again: leaflets writes the alternative text of every figure",
                severity=file.declared.severity("UA"),
            )
