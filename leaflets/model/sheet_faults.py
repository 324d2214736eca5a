"""What is wrong between a page and the sheet that it is printed on with others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from leaflets.model.inline import Fault

if TYPE_CHECKING:
    from leaflets.model.paper import Paper, Sheet

EXACT = 0.1
"""Millimetres: less is the rounding of inches."""

TRIM = 2.0
"""Millimetres of a sheet that pages beside each other may leave over: two A5 are 296 mm, A4 is
297."""


def sheet_faults(paper: Paper, sheet: Sheet) -> Iterator[Fault]:
    """What is wrong between a page and its sheet."""
    if paper.width > sheet.width + EXACT or paper.height > sheet.height + EXACT:
        yield Fault(
            f"the page, {_size(paper)}, is larger than the sheet, {_size(sheet)}",
            "give the sheet's width and height as it lies in the printer",
            ("sheet",),
        )
    elif sheet.way == "fold":
        yield from _folded(paper, sheet)
    elif sheet.sides:
        yield Fault(
            f"the pages of “way: {sheet.way}” are put in order by the program",
            "take sides out, or write way: fold",
            ("sheet", "sides"),
        )
    elif sheet.way == "booklet":
        yield from _stapled(paper, sheet)
    else:
        yield from _repeated(paper, sheet)


def _folded(paper: Paper, sheet: Sheet) -> Iterator[Fault]:
    if abs(paper.height - sheet.height) > EXACT:
        yield Fault(
            f"panels are as high as their sheet: {sheet.height:g} mm, not {paper.height:g} mm",
            "write the same height in both places",
            ("height",),
        )
    if not 1 <= len(sheet.sides) <= 2:
        message = f"a sheet has one or two printed sides, not {len(sheet.sides)}"
        yield Fault(message, "list the panels of the outside and the inside", ("sheet", "sides"))
        return
    rows = [[panel.width or paper.width for panel in side] for side in sheet.sides]
    for number, row in enumerate(rows):
        if abs(sum(row) - sheet.width) > EXACT:
            yield Fault(
                f"the panels are {sum(row):g} mm wide together, the sheet is {sheet.width:g} mm",
                "give each panel the width it has after folding",
                ("sheet", "sides", number),
            )
    there = [panel.page for side in sheet.sides for panel in side]
    twice = sorted({page for page in there if there.count(page) > 1})
    gone = [page for page in range(1, len(there) + 1) if page not in there]
    for pages, what in ((twice, "there twice"), ([] if twice else gone, "left out")):
        if pages:
            shown = " and ".join(f"page {page}" for page in pages)
            hint = f"there are {len(there)} panels: give them the pages 1 to {len(there)}"
            yield Fault(f"{shown} of the sheet {_is(pages)} {what}", hint, ("sheet", "sides"))
    if len(rows) == 2:
        behind = rows[1][::-1]
        same = len(behind) == len(rows[0])
        if not same or any(abs(a - b) > EXACT for a, b in zip(rows[0], behind, strict=True)):
            yield Fault(
                "the folds of the two sides do not lie on each other",
                "behind the last panel of the first side is the first of the second: "
                f"its widths have to be {', '.join(f'{width:g}' for width in rows[0][::-1])}",
                ("sheet", "sides", 1),
            )


def _stapled(paper: Paper, sheet: Sheet) -> Iterator[Fault]:
    if not (_near(2 * paper.width, sheet.width) and _near(paper.height, sheet.height)):
        yield Fault(
            f"the page of a booklet is half its sheet: {sheet.width / 2:g} x {sheet.height:g} mm, "
            f"not {_size(paper)}",
            "turn the sheet on its side, or write the size of the folded page",
            ("sheet",),
        )


def _repeated(paper: Paper, sheet: Sheet) -> Iterator[Fault]:
    beside, below = paper.grid
    if beside * below < 2:
        message = f"a page of {_size(paper)} fits once on a sheet of {_size(sheet)}"
        yield Fault(message, "take sheet out: each page is then a sheet of its own", ("sheet",))
    elif not (
        _near(beside * paper.width, sheet.width) and _near(below * paper.height, sheet.height)
    ):
        yield Fault(
            f"{beside * below} pages of {_size(paper)} leave more of the sheet, {_size(sheet)}, "
            f"over than {TRIM:g} mm",
            "choose sizes that can be cut without waste: A5 on A4, half-letter on Letter",
            ("sheet",),
        )


def _near(pages: float, sheet: float) -> bool:
    return -EXACT <= sheet - pages <= TRIM


def _size(of: Paper | Sheet) -> str:
    return f"{of.width:g} x {of.height:g} mm"


def _is(pages: list[int]) -> str:
    return "are" if len(pages) > 1 else "is"
