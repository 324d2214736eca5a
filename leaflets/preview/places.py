"""A laid-out leaflet -> where everything stands on the pages of its PDF, to be pointed at.

Pages of a PDF are sides of sheets: most often a page of the leaflet, else several of them; for a
print shop there is room around for bleed and marks. All lengths in points from the top left of
the page as it is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from leaflets.model.layout import MM
from leaflets.model.page import Page, PagedDocument, PlacedPage, SetText, Side
from leaflets.model.profile import Profile
from leaflets.pdf.sides import sides_of
from leaflets.screenshots.placing import edges_of
from leaflets.stages.paginate import Pagination
from leaflets.typeset.regions import Region

Rectangle = tuple[float, float, float, float]
"""Left, top, width and height."""

Line = tuple[float, float, float, float]
"""x and y of both ends."""

AIR = 2.0
"""Points around the words of a heading, so that its outline does not touch them."""


@dataclass(frozen=True, slots=True)
class Part:
    """A block, or the part of it in one column of a page. ``block``: its id, or the file below
    ``content`` that other words come from (``leaflets/NAME``); ``page``: of the leaflet, from 0;
    ``sheet``: of the PDF, from 0."""

    block: str
    page: int
    sheet: int
    place: Rectangle


@dataclass(frozen=True, slots=True)
class Shown:
    """One page of the PDF. ``pages``: of the leaflet that are on it; ``cuts``: where to cut or
    fold; ``margins``: of each page what is inside of them; ``safe``: what a printer can print;
    ``baselines``: of all lines that are set."""

    width: float
    height: float
    pages: tuple[int, ...]
    cuts: tuple[Line, ...]
    margins: tuple[Rectangle, ...]
    safe: tuple[Rectangle, ...]
    baselines: tuple[Line, ...]


def shown_pages(made: Pagination, profile: Profile) -> tuple[Shown, ...]:
    """All pages of the PDF, with what can be laid over them."""
    return tuple(_shown(side, made, profile) for side in sides_of(made.document))


def parts_of(made: Pagination, landed: Iterable[Region]) -> tuple[Part, ...]:
    """Everything that can be pointed at, in reading order. ``landed``: where each message is."""
    homes = _homes(made.document)
    found = [*_heading(made, landed), *_blocks(made)]
    return tuple(
        Part(block, page, homes[page][0], _moved(place, homes[page][1]))
        for block, page, place in found
    )


def blocks_of_messages(
    landed: Iterable[Region], parts: Iterable[Part], document: PagedDocument
) -> Mapping[str, str]:
    """PO context of each message on a page -> the first block that it stands in."""
    parts, found, homes = tuple(parts), dict[str, str](), _homes(document)
    for region in landed:
        _, (across, down) = homes[region.page]
        x = region.x + region.width / 2 + across
        y = region.y + region.height / 2 + down
        for part in parts if region.context not in found else ():
            left, top, width, height = part.place
            if part.page == region.page and 0 <= x - left <= width and 0 <= y - top <= height:
                found[region.context] = part.block
                break
    return found


def _homes(document: PagedDocument) -> dict[int, tuple[int, tuple[float, float]]]:
    """Page of the leaflet -> the page of the PDF where it is read, and its top left corner."""
    return {
        placed.page: (number, (placed.x + document.edge, placed.y + document.edge))
        for number, side in enumerate(sides_of(document))
        for placed in side.pages
        if not placed.copy
    }


def _moved(place: Rectangle, by: tuple[float, float]) -> Rectangle:
    return place[0] + by[0], place[1] + by[1], place[2], place[3]


def _heading(made: Pagination, landed: Iterable[Region]) -> Iterator[tuple[str, int, Rectangle]]:
    """Title and what is around it, on the first page."""
    file = f"leaflets/{made.edition.job.leaflet}"
    own = [one for one in landed if not one.page and one.context.startswith(f"{file}#")]
    # The title may stand in the footer as well; the heading is what comes first.
    words = list({one.context: one for one in reversed(own)}.values())
    if words:
        left, top = min(one.x for one in words) - AIR, min(one.y for one in words) - AIR
        right = max(one.x + one.width for one in words) + AIR
        bottom = max(one.bottom for one in words) + AIR
        yield file, 0, (left, top, right - left, bottom - top)


def _blocks(made: Pagination) -> Iterator[tuple[str, int, Rectangle]]:
    """Boxes of a block that follow each other in a column are one part."""
    order = {block.id: number for number, block in enumerate(made.composition.blocks)}
    placed = sorted(made.placements, key=lambda one: order.get(one.block, len(order)))
    for (block, page, _), boxes in groupby(placed, lambda one: (one.block, one.page, one.x)):
        edges = [edges_of(box, made) for box in boxes]
        left, top = min(one[0] for one in edges), min(one[1] for one in edges)
        right, bottom = max(one[2] for one in edges), max(one[3] for one in edges)
        if made.composition.second:  # the other language stands beside it, in its own column
            width = made.document.pages[page].width
            left, right = min(left, width - right), max(right, width - left)
        yield block, page, (left, top, right - left, bottom - top)


def _shown(side: Side, made: Pagination, profile: Profile) -> Shown:
    document, edge = made.document, made.document.edge
    there = [placed for placed in side.pages if placed.page < len(document.pages)]
    clearance = profile.edge_clearance * MM
    sheet = (edge, edge, side.width, side.height)
    cuts = [*_between(side, made, edge), *(_outline(sheet) if edge else ())]
    return Shown(
        side.width + 2 * edge,
        side.height + 2 * edge,
        tuple(placed.page for placed in there),
        tuple(cuts),
        tuple(_inside(placed, made, edge) for placed in there),
        (_shrunk(sheet, clearance, clearance, clearance),) if clearance else (),
        tuple(line for placed in there for line in _baselines(placed, document, edge)),
    )


def _between(side: Side, made: Pagination, edge: float) -> Iterator[Line]:
    """Where pages of a sheet meet: along the whole sheet, there it is folded or cut."""
    pages = made.document.pages
    there = [(placed, pages[placed.page]) for placed in side.pages if placed.page < len(pages)]
    across = {round(x, 2) for one, page in there for x in (one.x, one.x + page.width)}
    down = {round(y, 2) for one, page in there for y in (one.y, one.y + page.height)}
    for x in sorted(across):
        if 1 < x < side.width - 1:
            yield x + edge, edge, x + edge, side.height + edge
    for y in sorted(down):
        if 1 < y < side.height - 1:
            yield edge, y + edge, side.width + edge, y + edge


def _outline(place: Rectangle) -> list[Line]:
    left, top, width, height = place
    right, bottom = left + width, top + height
    return [
        (left, top, right, top), (right, top, right, bottom),
        (left, bottom, right, bottom), (left, top, left, bottom),
    ]  # fmt: skip


def _shrunk(place: Rectangle, sides: float, top: float, bottom: float) -> Rectangle:
    left, above, width, height = place
    return left + sides, above + top, width - 2 * sides, height - top - bottom


def _inside(placed: PlacedPage, made: Pagination, edge: float) -> Rectangle:
    """What is inside of the layout's margins."""
    page = made.document.pages[placed.page]
    whole = (placed.x + edge, placed.y + edge, page.width, page.height)
    form = made.edition.layout.form_for(made.edition.paper)
    if form is None:  # it has been laid out, so there is one
        return whole
    margins, narrowest = form.margins, made.edition.paper.narrowest * MM
    sides, top = margins.sides * MM + (page.width - narrowest) / 2, margins.top * MM
    tops = [text.baselines[0] - text.above for text in _texts(page) if text.baselines]
    if tops and min(tops) < top:  # a band of colour reaches the edge: the first page begins there
        top = 0.0
    return _shrunk(whole, sides, top, margins.bottom * MM)


def _texts(page: Page) -> Iterator[SetText]:
    return (item for item in page.items if isinstance(item, SetText))


def _baselines(placed: PlacedPage, document: PagedDocument, edge: float) -> Iterator[Line]:
    across, down = placed.x + edge, placed.y + edge
    for text in _texts(document.pages[placed.page]):
        for line, left, y in zip(text.lines, text.xs, text.baselines, strict=True):
            ends = (word.x + word.width for word in line.words if not word.word.text.isspace())
            width = max(ends, default=0.0)
            yield left + across, y + down, left + width + across, y + down
