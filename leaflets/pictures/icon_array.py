"""Draws numbers out of 1,000: 25 rows of 40 squares, gaps after every tenth."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from leaflets.model.picture import Path, Segment, VectorPicture

COLUMNS, ROWS = 40, 25
SIDE, PITCH, GAP = 0.8, 1.0, 0.45
"""Of a square, from square to square, and more after every tenth column and fifth row."""

DARK, EMPTY, RIM = "accent", "paper", "hairline"
"""Names of palette colours. What a square stands for shows in how much of it is dark, never in
the hue: dark, half dark or light. So it shows in grey too, and words can say it."""


@lru_cache(maxsize=4)
def icon_array(shares: tuple[tuple[int, int], ...]) -> VectorPicture:
    """The picture for ``shares``: of each group, squares that count and squares that may (a range).

    The first group's are dark. Of a range and of the second group the lower half is.
    """
    kinds = _kinds(shares)
    kinds += ["empty"] * (COLUMNS * ROWS - len(kinds))
    paths = []
    for kind, fill, stroke, width, part in (
        ("empty", EMPTY, RIM, 0.1, 1.0),
        ("half", EMPTY, DARK, 0.1, 1.0),
        ("half", DARK, DARK, 0.1, 0.5),
        ("dark", DARK, DARK, 0.1, 1.0),
    ):
        squares = [index for index, one in enumerate(kinds) if one == kind]
        if squares:
            segments = tuple(segment for index in squares for segment in _square(index, part))
            paths.append(Path(segments, fill, stroke, width, round_joins=False))
    return VectorPicture(_along(COLUMNS - 1, 10) + SIDE, _along(ROWS - 1, 5) + SIDE, tuple(paths))


def _kinds(shares: Iterable[tuple[int, int]]) -> list[str]:
    found: list[str] = []
    for number, (full, half) in enumerate(shares):
        found += ["dark" if number == 0 else "half"] * full + ["half"] * half
    return found


def _along(index: int, group: int) -> float:
    return index * PITCH + (index // group) * GAP


def _square(index: int, part: float) -> tuple[Segment, ...]:
    """The lower ``part`` of a square: 1 is all of it."""
    row, column = divmod(index, COLUMNS)
    x, low = round(_along(column, 10), 2), round(_along(row, 5) + SIDE, 2)
    right, y = round(x + SIDE, 2), round(low - SIDE * part, 2)
    return (("M", x, y), ("L", right, y), ("L", right, low), ("L", x, low), ("Z",))
