"""Where each message is looked at: one place on one page of one leaflet, with what is around it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from leaflets.stages.paginate import Pagination
from leaflets.typeset.flow import Placement
from leaflets.typeset.regions import Region, regions

MARGIN = 10.0
"""Points of paper shown around a block."""

TALLEST = 240.0
"""Points. Of a taller block only what is near the message is shown: in a browser the words of a
larger picture could not be read."""

NEAR = 70.0
"""Points above and below a message in a tall block, in a header or in a footer."""


@dataclass(frozen=True, slots=True)
class Place:
    """``region``: where a message begins; ``view``: left, top, right and bottom of the picture, in
    points from the top left of the page."""

    region: Region
    view: tuple[float, float, float, float]


def places(made: Pagination, known: Collection[str] = ()) -> Iterator[Place]:
    """The first place of each message that is on a page, but for those in ``known``. Of one that
    goes over to another page that is where it begins."""
    seen = set(known)
    for region in regions(made.document, made.composition, made.edition.digits):
        if region.context not in seen:
            seen.add(region.context)
            yield Place(region, _view(region, made))


def _view(region: Region, made: Pagination) -> tuple[float, float, float, float]:
    """The block the message is in, or as much of it as can be read in a picture."""
    page = made.document.pages[region.page]
    left, top, right, bottom = _block(region, made)
    if bottom - top > TALLEST:
        top, bottom = max(top, region.y - NEAR), min(bottom, region.bottom + NEAR)
    return (
        max(0.0, left - MARGIN),
        max(0.0, top - MARGIN),
        min(page.width, right + MARGIN),
        min(page.height, bottom + MARGIN),
    )


def _block(region: Region, made: Pagination) -> tuple[float, float, float, float]:
    """Edges of the block around a region; of words outside of all blocks those of the page."""
    page = made.document.pages[region.page]
    for place in made.placements:
        left, top, right, bottom = edges = edges_of(place, made)
        x, y = region.x + region.width / 2, region.y + region.height / 2
        if place.page == region.page and left <= x <= right and top <= y <= bottom:
            return edges
    return 0.0, 0.0, page.width, page.height


def edges_of(place: Placement, made: Pagination) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a part of a block, in points from the top left of its page."""
    left = place.x
    if made.edition.right_to_left:  # placements count from the side where reading starts
        left = made.document.pages[place.page].width - place.x - place.width
    return left, place.y, left + place.width, place.y + place.height
