"""Which page of the PDF each page of the leaflet is on: most often its own, else a side of a sheet.

Everything that is read aloud keeps the order of the leaflet's pages, wherever they stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from leaflets.model.page import PlacedPage, Side
from leaflets.pdf.drawing import Scope, Spot, drawn_part
from leaflets.problems import Problem

if TYPE_CHECKING:
    from leaflets.model.page import PagedDocument
    from leaflets.pdf.parts import DrawnPart, Part


class DrawnSides(NamedTuple):
    """``pages``: the parts of each page of the leaflet, in reading order; ``on``: the side that
    each is on; ``contents``: everything on each side, as it is painted."""

    pages: tuple[tuple[DrawnPart, ...], ...]
    on: tuple[int, ...]
    contents: tuple[tuple[DrawnPart, ...], ...]


def sides_of(document: PagedDocument) -> tuple[Side, ...]:
    """The sides of the document's sheets; those that each page is alone."""
    return document.sides or tuple(
        Side(page.width, page.height, (PlacedPage(number, 0.0, 0.0),))
        for number, page in enumerate(document.pages)
    )


def side_problems(document: PagedDocument) -> Iterator[Problem]:
    """Pages that would be lost, or be read aloud twice."""
    if not document.sides:
        return
    placed = list(chain.from_iterable(side.pages for side in document.sides))
    read = [one.page for one in placed if not one.copy]
    for page in range(len(document.pages)):
        if read.count(page) != 1:
            message = f"page {page + 1} stands {read.count(page)} times on the sides of the sheet"
            yield Problem("pdf/page-on-sides", message, hint="once, and any number of copies")
    for one in placed:
        if not 0 <= one.page < len(document.pages):
            message = f"there is no page {one.page + 1} that could stand on a sheet"
            yield Problem("pdf/page-on-sides", message)


def draw_sides(
    sides: Sequence[Side],
    pages: Sequence[Sequence[Part]],
    lines: Sequence[Sequence[Part]],
    scope: Scope,
) -> DrawnSides:
    """Draw ``pages`` where ``sides`` have them, in reading order; then copies of them, of which
    only the operators count, and the ``lines`` of each side."""
    homes = {
        placed.page: (number, placed)
        for number, side in enumerate(sides)
        for placed in side.pages
        if not placed.copy
    }
    marks = [0] * len(sides)
    contents: list[list[DrawnPart]] = [[] for _ in sides]
    read: list[tuple[DrawnPart, ...]] = []
    on = tuple(homes[page][0] for page in range(len(pages)))
    for page, parts in enumerate(pages):
        number, placed = homes[page]
        own: list[DrawnPart] = []
        for part in parts:
            own.append(drawn_part(part, _spot(sides[number], placed), marks[number], scope))
            marks[number] += own[-1].marks
        read.append(tuple(own))
        contents[number] += own
    for number, side in enumerate(sides):
        copies = [placed for placed in side.pages if placed.copy]
        repeated = [(part, _spot(side, placed)) for placed in copies for part in pages[placed.page]]
        repeated += [(part, Spot((side.width, side.height))) for part in lines[number]]
        contents[number] += [drawn_part(part, spot, 0, scope) for part, spot in repeated]
    return DrawnSides(tuple(read), on, tuple(map(tuple, contents)))


def _spot(side: Side, placed: PlacedPage) -> Spot:
    return Spot((side.width, side.height), (placed.x, placed.y), placed.copy)
