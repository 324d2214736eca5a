"""Icon arrays: 1,000 squares, each counted once."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.blocks.icon_array import IconArray
from leaflets.pictures.icon_array import icon_array
from leaflets.problems import LeafletsError
from leaflets.strict_yaml import parse
from leaflets.validation import validate


def counted(shares: tuple[tuple[int, int], ...]) -> list[tuple[str | None, int]]:
    """Fill and number of squares of each path."""
    picture = icon_array(shares)
    return [(p.fill, sum(segment[0] == "M" for segment in p.segments)) for p in picture.paths]


@pytest.mark.parametrize(
    ("shares", "squares"),
    [
        (((30, 50),), [("paper", 920), ("accent-tint", 50), ("accent", 30)]),
        (((1, 0), (33, 0)), [("paper", 966), ("muted", 33), ("accent", 1)]),
        (((1000, 0),), [("accent", 1000)]),
        (((0, 0),), [("paper", 1000)]),
    ],
)
def test_each_square_is_one_person(
    shares: tuple[tuple[int, int], ...], squares: list[tuple[str, int]]
) -> None:
    assert counted(shares) == squares


def test_no_two_squares_overlap() -> None:
    picture = icon_array(((1, 0), (33, 0)))
    corners = [s[1:3] for path in picture.paths for s in path.segments if s[0] == "M"]
    assert len(set(corners)) == len(corners) == 1000
    assert all(0 <= x < picture.width and 0 <= y < picture.height for x, y in corners)


YAML = """\
kind: icon-array
title: How many?
total: 1000
groups:
  - {id: one, count: 30, up_to: 80, text: Some}
  - {id: two, count: 9, text: Others}
alt: Squares
"""


def test_a_range_is_filled_and_half_filled() -> None:
    assert validate(IconArray, parse(YAML, Path("a.yaml"))).shares == ((30, 50), (9, 0))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("total: 1000", "total: 100", "1000 or more"),
        ("up_to: 80", "up_to: 30", "not more than count"),
        ("count: 9", "count: 921", "1001 of 1000"),
        ("count: 9", "count: -1", "0 or more"),
        ("count: 9", "count: 9.5", "not a number"),
        ("id: two", "id: two, colour: red", "no field"),
    ],
)
def test_counts_that_cannot_be_drawn(old: str, new: str, says: str) -> None:
    with pytest.raises(LeafletsError) as caught:
        validate(IconArray, parse(YAML.replace(old, new), Path("a.yaml")))
    assert any(says in f"{p.message} {p.hint}" for p in caught.value.problems)
