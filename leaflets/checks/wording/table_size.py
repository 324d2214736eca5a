"""Tables are small, and their headings short.

A table is read along two edges at once (PEMAT-P, item 19: simple tables with short and clear
headings). Thresholds: ``columns``, with that of the headings of rows; ``words`` of a heading of a
column or a row (both our choice).
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.blocks.comparison import Comparison
from leaflets.checks.wording._blocks import WITH_SPACES, blocks_of
from leaflets.model.quality import Finding, Limits, QualityCheck, Subject


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    for listed in blocks_of(subject):
        if isinstance(listed.block, Comparison):
            yield from _faults(subject, listed.id, listed.block, limits)


def _faults(subject: Subject, name: str, table: Comparison, limits: Limits) -> Iterator[Finding]:
    file, columns = f"content/blocks/{name}.yaml", len(table.subjects) + 1
    if columns > limits["columns"]:
        message = f"this table has {columns} columns; readers take in {limits['columns']:g}"
        yield Finding(message, subject.place(file, ("subjects",)), "make two tables of it")
    heads = [(("subjects", n, "name"), one.name) for n, one in enumerate(table.subjects)]
    heads += [(("rows", n, "aspect"), one.aspect) for n, one in enumerate(table.rows)]
    for field, head in heads:
        words = len(head.split())
        if words > limits["words"]:
            message = f"the heading “{head}” has {words} words"
            hint = f"say it in {limits['words']:g} words; the cells can say more"
            yield Finding(message, subject.place(file, field), hint)


CHECK = QualityCheck(
    "wording/table-size",
    "Tables are small, and their headings short.",
    _find,
    source_only=True,
    languages=WITH_SPACES,
)
