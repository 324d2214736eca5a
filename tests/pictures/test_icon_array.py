"""Icon arrays: 1,000 squares, each counted once."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.blocks.icon_array import IconArray
from leaflets.model.picture import Segment
from leaflets.pictures.icon_array import SIDE, icon_array
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
        (((30, 50),), [("paper", 920), ("paper", 50), ("accent", 50), ("accent", 30)]),
        (((1, 0), (33, 0)), [("paper", 966), ("paper", 33), ("accent", 33), ("accent", 1)]),
        (((1000, 0),), [("accent", 1000)]),
        (((0, 0),), [("paper", 1000)]),
    ],
)
def test_each_square_is_one_person(
    shares: tuple[tuple[int, int], ...], squares: list[tuple[str, int]]
) -> None:
    assert counted(shares) == squares


def test_squares_fill_the_picture_and_none_overlaps() -> None:
    picture = icon_array(((1, 0),))
    corners = [s[1:3] for path in picture.paths for s in path.segments if s[0] == "M"]
    assert len(set(corners)) == len(corners) == 1000
    assert all(0 <= x < picture.width and 0 <= y < picture.height for x, y in corners)
    ends = [s[1:3] for path in picture.paths for s in path.segments if s[0] == "L"]
    assert max(x for x, _ in ends) == pytest.approx(picture.width)
    assert max(y for _, y in ends) == pytest.approx(picture.height)


def corner(segment: Segment) -> tuple[float, float]:
    assert segment[0] in ("M", "L")
    return segment[1], segment[2]


def darkness(shares: tuple[tuple[int, int], ...]) -> list[float]:
    """How much of its square each filled path covers in the accent colour."""
    areas = []
    for path in icon_array(shares).paths:
        if path.fill == "accent":
            (x, top), (right, _), (_, low) = map(corner, path.segments[:3])
            areas.append(round((right - x) * (low - top) / SIDE**2, 3))
    return areas


def test_groups_differ_in_how_dark_they_are_so_that_grey_loses_nothing() -> None:
    assert darkness(((1, 0), (33, 0))) == [0.5, 1.0]
    assert darkness(((30, 50),)) == [0.5, 1.0]
    colours = {path.fill for path in icon_array(((1, 0), (33, 0))).paths}
    assert colours == {"paper", "accent"}, "no second hue to tell groups apart"


def test_halves_are_the_lower_halves_of_their_squares() -> None:
    outlines, halves = icon_array(((1, 0), (33, 0))).paths[1:3]
    squares = [path.segments[n : n + 5] for path in (outlines, halves) for n in range(0, 165, 5)]
    for square, half in zip(squares[:33], squares[33:], strict=True):
        assert square[2] == half[2], "the same lower right corner"
        assert corner(half[0])[1] == pytest.approx(corner(square[0])[1] + SIDE / 2)


def test_the_picture_is_small() -> None:
    """Rectangles in one path for each look, not a thousand drawings."""
    assert len(icon_array(((30, 50),)).paths) == 4


YAML = """\
kind: icon-array
title: How many?
total: 1000
groups:
  - {id: one, count: 30, text: Some}
  - {id: two, count: 9, text: Others}
alt: Squares
"""


ALONE = YAML.replace("  - {id: two, count: 9, text: Others}\n", "")


def test_two_groups_or_a_range_alone() -> None:
    assert validate(IconArray, parse(YAML, Path("a.yaml"))).shares == ((30, 0), (9, 0))
    alone = ALONE.replace("count: 30", "count: 30, up_to: 80")
    assert validate(IconArray, parse(alone, Path("a.yaml"))).shares == ((30, 50),)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("total: 1000", "total: 100", "write 1000"),
        ("total: 1000", "total: 1001", "write 1000"),
        ("count: 30", "count: 30, up_to: 30", "not more than count"),
        ("count: 9", "count: 971", "1001 of 1000"),
        ("count: 9", "count: -1", "0 or more"),
        ("count: 9", "count: 9.5", "not a whole number"),
        ("count: 9", "count: 3_3", "not a whole number"),
        ("count: 9", "count: 33.0", "write the digits 0 to 9 and nothing else"),
        ("count: 9", "count: +33", "not a whole number"),
        ("count: 9", "count: ٣", "not a whole number"),
        ("id: two", "id: two, colour: red", "no field"),
        ("count: 9", "count: 9, up_to: 20", "a range stands alone"),
        ("count: 30", "count: 30, up_to: 80", "a range stands alone"),
        ("count: 30", "count: 30, up_to: 1001", "1000 or less"),
    ],
)
def test_counts_that_cannot_be_drawn(old: str, new: str, says: str) -> None:
    with pytest.raises(LeafletsError) as caught:
        validate(IconArray, parse(YAML.replace(old, new), Path("a.yaml")))
    assert any(says in f"{p.message} {p.hint}" for p in caught.value.problems)
