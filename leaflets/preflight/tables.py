"""Tables say which cells are heads, and of what (ISO 14289-1 7.5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leaflets.preflight.objects import entry
from leaflets.preflight.structure import Element
from leaflets.preflight.whole import Whole
from leaflets.problems import Problem

_HINT = "build it again: leaflets tags the heads of rows and columns"


def faults(file: Whole) -> Iterator[Problem]:
    """Tables without a head, and heads that say neither what they are the head of (Scope) nor are
    named by a cell (Headers)."""
    severity = file.declared.severity("UA")
    for number, inside in enumerate(_tables(file.structure), start=1):
        heads = [one for one in inside if one.standard == "TH"]
        named = any(one.attribute("/Headers") is not None for one in inside)
        lost = [one for one in heads if one.attribute("/Scope") is None]
        if not heads:
            message = f"table {number} has no head: a listener cannot tell what a cell is about"
            yield Problem("verify/table-heads", message, hint=_HINT, severity=severity)
        elif lost and not (named and all(entry(one.node, "/ID") is not None for one in lost)):
            message = (
                f"table {number}: {len(lost)} of {len(heads)} heads do not say whether they belong "
                "to a row or to a column (no Scope)"
            )
            yield Problem("verify/table-heads", message, hint=_HINT, severity=severity)


def _tables(structure: Sequence[Element]) -> Iterator[list[Element]]:
    """Cells of each table; those of a table inside another count for both."""
    for place, one in enumerate(structure):
        if one.standard == "Table":
            depth = len(one.above)
            inside = []
            for below in structure[place + 1 :]:
                if len(below.above) <= depth:
                    break
                inside.append(below)
            yield inside
