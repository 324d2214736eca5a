"""How full each block is, and how much longer its words could get."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from leaflets.model.layout import MM
from leaflets.stages.paginate import Pagination
from leaflets.typeset.flow import Placement


@dataclass(frozen=True, slots=True)
class Fill:
    """A block, or the part of it on a page, counted from 1. ``share``: of the column's height,
    0 to 1; ``left_mm``: room below the last block of its column."""

    block: str
    page: int
    share: float
    left_mm: float

    def __str__(self) -> str:
        percent = f"{self.share * 100:.0f}\u00a0%"
        return f"fills {percent} of the page’s column; {self.left_mm:.0f}\u00a0mm left below"


def fills(made: Pagination) -> Iterator[Fill]:
    """One for each block and page, in reading order."""
    parts: dict[tuple[str, int], list[Placement]] = {}
    for placement in made.placements:
        parts.setdefault((placement.block, placement.page), []).append(placement)
    order = {block.id: number for number, block in enumerate(made.composition.blocks)}
    for (block, page), own in sorted(parts.items(), key=lambda one: (one[0][1], order[one[0][0]])):
        top, bottom = made.columns[page]
        height = max(map(_end, own)) - min(placement.y for placement in own)
        below = max(
            _end(other)
            for other in made.placements
            if other.page == page and any(_above(mine, other) for mine in own)
        )
        yield Fill(block, page + 1, height / (bottom - top), max(0.0, bottom - below) / MM)


def _end(placement: Placement) -> float:
    return placement.y + placement.height


def _above(one: Placement, other: Placement) -> bool:
    """Whether they stand above each other, or are the same."""
    return one.x < other.x + other.width and other.x < one.x + one.width
