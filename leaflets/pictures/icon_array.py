"""Draws numbers out of 1,000: 25 rows of 40 squares, gaps after every tenth."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from leaflets.model.picture import Path, Segment, VectorPicture

COLUMNS, ROWS = 40, 25
SIDE, PITCH, GAP = 0.8, 1.0, 0.45
"""Of a square, from square to square, and more after every tenth column and fifth row."""

FULL, HALF, EMPTY = "accent", "accent-tint", "paper"
OUTLINE, RIM = "muted", "hairline"
"""Names of palette colours. The three differ in lightness, so they differ in grey too, and only
counted squares have no outline of another colour."""


@lru_cache(maxsize=64)
def icon_array(shares: tuple[tuple[int, int], ...]) -> VectorPicture:
    """The picture for ``shares``: (filled, half filled) squares of each group.

    The first group's are dark, the second's grey; half filled ones are grey with a dark rim.
    """
    kinds = _kinds(shares)
    kinds += ["empty"] * (COLUMNS * ROWS - len(kinds))
    paths = []
    for kind, fill, stroke, width in (
        ("empty", EMPTY, RIM, 0.1),
        ("half", HALF, FULL, 0.16),
        ("second", OUTLINE, OUTLINE, 0.06),
        ("first", FULL, FULL, 0.06),
    ):
        squares = [index for index, one in enumerate(kinds) if one == kind]
        if squares:
            segments = tuple(segment for index in squares for segment in _square(index))
            paths.append(Path(segments, fill, stroke, width, round_joins=False))
    return VectorPicture(_along(COLUMNS - 1, 10) + SIDE, _along(ROWS - 1, 5) + SIDE, tuple(paths))


def _kinds(shares: Iterable[tuple[int, int]]) -> list[str]:
    found: list[str] = []
    for number, (full, half) in enumerate(shares):
        found += ["first" if number == 0 else "second"] * full + ["half"] * half
    return found


def _along(index: int, group: int) -> float:
    return index * PITCH + (index // group) * GAP


def _square(index: int) -> tuple[Segment, ...]:
    row, column = divmod(index, COLUMNS)
    x, y = round(_along(column, 10), 2), round(_along(row, 5), 2)
    right, low = round(x + SIDE, 2), round(y + SIDE, 2)
    return (("M", x, y), ("L", right, y), ("L", right, low), ("L", x, low), ("Z",))
