"""What a print shop, an office printer or a screen reader would stumble over, read from the
finished bytes.

A page is read once (``content``), followed as a printer follows it (``painting``), and becomes a
``Sheet``: its boxes and what is put on it. A check is a function from a sheet and the purpose that
the file declares to problems, or from the whole file, which knows the standards it declares; each
has a file of its own, and knows no other. A new check needs a line in ``CHECKS`` or in
``WHOLE_CHECKS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from leaflets.preflight import (
    actions,
    alternatives,
    attachments,
    black_words,
    bleed,
    boxes,
    colour_spaces,
    headings,
    ink,
    keys,
    links,
    margins,
    meanings,
    naming,
    overprint,
    printers_marks,
    resolution,
    tables,
)
from leaflets.preflight.purpose import Purpose
from leaflets.preflight.sheet import Sheet
from leaflets.preflight.whole import Whole
from leaflets.problems import Problem

Check = Callable[[Sheet, Purpose], Iterator[Problem]]
"""What is wrong with one sheet. Problems have no place yet: it is the file."""

CHECKS: tuple[Check, ...] = (
    boxes.faults,
    colour_spaces.faults,
    ink.faults,
    black_words.faults,
    overprint.faults,
    resolution.faults,
    margins.faults,
    bleed.faults,
    printers_marks.faults,
)

WholeCheck = Callable[[Whole], Iterator[Problem]]

WHOLE_CHECKS: tuple[WholeCheck, ...] = (
    keys.faults,
    naming.faults,
    headings.faults,
    tables.faults,
    alternatives.faults,
    links.faults,
    meanings.faults,
    actions.faults,
    attachments.faults,
)


def preflight(sheets: Iterable[Sheet], purpose: Purpose) -> Iterator[Problem]:
    """What is wrong with the sheets of one file, in their order."""
    first: Sheet | None = None
    for sheet in sheets:
        for check in CHECKS:
            yield from check(sheet, purpose)
        if first is None:
            first = sheet
        elif purpose.press:
            yield from boxes.another_size(first, sheet)


def preflight_whole(file: Whole) -> Iterator[Problem]:
    """What is wrong with a file that no page shows."""
    for check in WHOLE_CHECKS:
        yield from check(file)
