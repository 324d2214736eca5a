"""Pages -> sides of sheets: which page stands where on the paper that goes into the printer.

Leaflets that are read from right to left are mirrored: their first page is on the front all the
same, their sheets open the other way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from leaflets.model.layout import MM
from leaflets.model.page import PlacedPage, Side, Stroke
from leaflets.model.paper import Paper, Sheet
from leaflets.problems import Problem

TICK: Final = 3 * MM
"""Length of the line that shows where to fold. It stands between the margins of two pages, where no
words are."""

LINE: Final = ("#808080", 0.3)
"""Colour and width in points of lines for folding and cutting: thin, but seen on a mono laser."""

DASHES: Final = (3.0, 3.0)
"""Points, of lines to be cut along."""

Cell = tuple[int, float]
"""A page, from 0, and the width of its place in millimetres."""


def imposed(paper: Paper, pages: int, right_to_left: bool, clearance: float) -> tuple[Side, ...]:
    """The sides that ``pages`` pages are printed on, in the order of printing; nothing where each
    is a sheet of its own. ``clearance``: points along the edge that the printer cannot print; 0:
    it is not known that anything will be printed, and then no folds are shown."""
    sheet = paper.sheet
    if sheet is None:
        return ()
    match sheet.way:
        case "fold":
            rows = [_panels(paper, sheet, number) for number in range(len(sheet.sides))]
        case "booklet":
            rows = list(_spreads(sheet, pages))
        case "copies":
            return tuple(_copies(paper, sheet, page, right_to_left) for page in range(pages))
    return tuple(_side(paper, sheet, row, pages, right_to_left, clearance) for row in rows)


def too_many(name: str, paper: Paper, pages: int) -> Iterator[Problem]:
    """More pages than there are on the sheet of the paper called ``name``."""
    most = paper.most_pages
    if most is None or pages <= most:
        return
    folded = paper.sheet is not None and paper.sheet.way == "fold"
    holds = f"the sheet of {name} has {most} panels" if folded else f"a booklet has {most} at most"
    yield Problem(
        "layout/too-many-pages",
        f"the leaflet takes {pages} pages, and {holds}",
        hint="shorten it, or choose a layout that takes less room, or a paper without a sheet",
    )


def _panels(paper: Paper, sheet: Sheet, side: int) -> tuple[Cell, ...]:
    return tuple((one.page - 1, one.width or paper.width) for one in sheet.sides[side])


def _spreads(sheet: Sheet, pages: int) -> Iterator[tuple[Cell, ...]]:
    """Two pages beside each other on both sides of each sheet, the outermost sheet first. Blank
    pages at the end fill the last sheet."""
    last = -(-pages // 4) * 4 - 1
    half = sheet.width / 2
    for first in range(0, last // 2, 2):
        yield (last - first, half), (first, half)
        yield (first + 1, half), (last - first - 1, half)


def _side(
    paper: Paper,
    sheet: Sheet,
    row: Sequence[Cell],
    pages: int,
    right_to_left: bool,
    clearance: float,
) -> Side:
    """Panels beside each other, with marks where they are folded."""
    width, height = sheet.width * MM, sheet.height * MM
    placed: list[PlacedPage] = []
    folds: list[float] = []
    x, middle = 0.0, width / 2
    top = (sheet.height - paper.height) / 2 * MM
    for page, wide in reversed(row) if right_to_left else row:
        if x:
            folds.append(x)
        # What a page is narrower than its panel is at the outer edge, so that pages meet in a fold.
        spare = wide - (paper.widths.get(page + 1) or paper.width)
        if page < pages:
            placed.append(PlacedPage(page, x + (spare * MM if x < middle else 0.0), top))
        x += wide * MM
    marked = folds if clearance else []
    lines = [line for fold in marked for line in _ticks(fold, height, clearance)]
    return Side(width, height, tuple(placed), tuple(lines))


def _ticks(x: float, height: float, clearance: float) -> Iterator[Stroke]:
    """At the top and the bottom of a fold, as near to the edge as the printer prints."""
    for start in (clearance, height - clearance - TICK):
        yield Stroke(x, start, x, start + TICK, *LINE)


def _copies(paper: Paper, sheet: Sheet, page: int, right_to_left: bool) -> Side:
    """One page in every cell of a grid, in the middle of it: then front and back lie on each
    other, whichever edge the sheet is turned over."""
    beside, below = paper.grid
    width, height = sheet.width / beside * MM, sheet.height / below * MM
    x, y = (width - paper.width * MM) / 2, (height - paper.height * MM) / 2
    columns = range(beside)[::-1] if right_to_left else range(beside)
    cells = [(column, row) for row in range(below) for column in columns]
    placed = tuple(
        PlacedPage(page, column * width + x, row * height + y, copy=bool(number))
        for number, (column, row) in enumerate(cells)
    )
    ends = sheet.width * MM, sheet.height * MM
    cuts = [Stroke(n * width, 0, n * width, ends[1], *LINE, DASHES) for n in range(1, beside)]
    cuts += [Stroke(0, n * height, ends[0], n * height, *LINE, DASHES) for n in range(1, below)]
    return Side(*ends, placed, tuple(cuts))
