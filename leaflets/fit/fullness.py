"""How full pages and how tall blocks are, read from a laid-out leaflet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from leaflets.model.form import Form, column_for
from leaflets.model.layout import MM, Band
from leaflets.stages.paginate import Pagination
from leaflets.typeset.flow import Placement


@dataclass(frozen=True, slots=True)
class BlockHeight:
    """``pages``: those a block stands on, from 1; ``height``: of it on all of them, in mm, with the
    space between its own paragraphs and boxes, and without that above and below."""

    block: str
    pages: tuple[int, ...]
    height: float


def block_heights(made: Pagination) -> tuple[BlockHeight, ...]:
    """Every block that prints something, in reading order."""
    parts: dict[str, dict[int, list[Placement]]] = {}
    for placement in made.placements:
        on_pages = parts.setdefault(placement.block, {})
        on_pages.setdefault(placement.page, []).append(placement)
    return tuple(
        BlockHeight(
            block.id,
            tuple(page + 1 for page in sorted(on_pages)),
            sum(map(_height, on_pages.values())) / MM,
        )
        for block in made.composition.blocks
        if (on_pages := parts.pop(block.id, {}))
    )


def _height(parts: Iterable[Placement]) -> float:
    edges = [(part.y, _end(part)) for part in parts]
    return max(end for _, end in edges) - min(start for start, _ in edges)


def fullness(made: Pagination) -> tuple[float, ...]:
    """How full each page is: the share of its columns' height that blocks fill, 0 to 1.

    A column of a band is filled from where the band begins down to where its last block on the page
    ends, spaces between blocks included. Columns side by side count by their widths: of two equal
    ones, one filled and one empty, half is filled. A band begins where the longest column of the
    band above it ends, the first one at the top of the columns. The height of all bands so filled,
    over the height from the top to the bottom of the columns, is the fullness of the page; header,
    marks and footer take no part. Two languages beside each other are one column, and so are
    columns that are balanced.
    """
    return tuple(
        min(1.0, filled / (bottom - top))
        for (top, bottom), filled in zip(made.columns, _filled(made), strict=True)
    )


def whole_fullness(made: Pagination) -> float:
    """Of all pages together: what is filled of the columns of all of them, 0 to 1."""
    room = sum(bottom - top for top, bottom in made.columns)
    return min(1.0, sum(_filled(made)) / room)


def _filled(made: Pagination) -> list[float]:
    """Points filled on each page."""
    form = made.edition.layout.form_for(made.edition.paper)
    assert form is not None, "what has been laid out has a form"
    taken_by = {b.id: column_for(b.role, form.bands).name for b in made.composition.blocks}
    ends: list[dict[str, float]] = [{} for _ in made.columns]
    for placement in made.placements:
        column, here = taken_by[placement.block], ends[placement.page]
        here[column] = max(here.get(column, 0.0), _end(placement))
    room = made.edition.paper.width - 2 * form.margins.sides
    two = made.edition.second is not None
    return [
        _filled_on(form, ends_here, top, room, two)
        for ends_here, (top, _) in zip(ends, made.columns, strict=True)
    ]


def _filled_on(
    form: Form, ends: dict[str, float], start: float, room: float, two_languages: bool
) -> float:
    """``ends``: column -> where its last block ends; ``room``: between the margins, in mm."""
    filled = 0.0
    for band in form.bands:
        shares = _shares(band, room, two_languages)
        reached = {name: ends[name] for name in shares if name in ends}
        if reached:
            filled += sum(shares[name] * (end - start) for name, end in reached.items())
            start = max(reached.values())
    return filled


def _shares(band: Band, room: float, two_languages: bool) -> dict[str, float]:
    """Column -> its share of the widths of a band."""
    if two_languages or band.balance:  # boxes of all count as the first's, and end at one height
        return {band.columns[0].name: 1.0}
    widths = band.widths(room)
    return {c.name: width / sum(widths) for c, width in zip(band.columns, widths, strict=True)}


def _end(placement: Placement) -> float:
    return placement.y + placement.height
