"""Colour that reaches the trimmed edge goes on beyond it."""

from __future__ import annotations

import pytest

from leaflets.model.page import Area, Page, Stroke
from leaflets.typeset.bleed import bled

WIDTH, HEIGHT, BLEED = 400.0, 600.0, 8.5
PAGE = Page(WIDTH, HEIGHT, ())


def one(item: Area | Stroke, **more: frozenset[str]) -> Area | Stroke:
    (found,) = bled(Page(WIDTH, HEIGHT, (item,), ((item,),)), BLEED, **more).items
    assert isinstance(found, Area | Stroke)
    return found


def test_a_band_across_the_top_grows_on_three_sides() -> None:
    band = one(Area(0, 0, WIDTH, 90, fill="accent"))
    assert isinstance(band, Area)
    assert (band.x, band.y) == (-BLEED, -BLEED)
    assert (band.width, band.height) == (WIDTH + 2 * BLEED, 90 + BLEED)


def test_a_strip_in_the_middle_grows_to_the_sides_only() -> None:
    strip = one(Area(0, 200, WIDTH, 20, fill="accent"))
    assert isinstance(strip, Area)
    assert (strip.x, strip.y, strip.width, strip.height) == (-BLEED, 200, WIDTH + 2 * BLEED, 20)


@pytest.mark.parametrize("x", [0.5, 20])
def test_what_does_not_reach_the_edge_stays(x: float) -> None:
    box = Area(x, 20, WIDTH - 2 * x, 90, fill="accent")
    assert one(box) is box


def test_an_outline_counts_from_its_outer_side() -> None:
    framed = one(Area(1, 30, 90, 90, stroke="ink", stroke_width=2))
    assert isinstance(framed, Area)
    assert (framed.x, framed.width) == (1 - BLEED, 90 + BLEED)


def test_a_corner_that_would_be_cut_is_not_round() -> None:
    band = one(Area(0, 0, 90, 90, fill="accent", radius=6))
    assert isinstance(band, Area)
    assert band.corners == {"se"}


def test_lines_go_on_in_their_direction() -> None:
    across = one(Stroke(0, 50, WIDTH, 50, "ink", 1))
    assert isinstance(across, Stroke)
    assert (across.x1, across.x2, across.y1, across.y2) == (-BLEED, WIDTH + BLEED, 50, 50)
    down = one(Stroke(50, 300, 50, HEIGHT, "ink", 1))
    assert isinstance(down, Stroke)
    assert (down.y1, down.y2, down.x1) == (300, HEIGHT + BLEED, 50)
    short = Stroke(20, 50, 90, 50, "ink", 1)
    assert one(short) is short


def test_nothing_bleeds_where_pages_meet() -> None:
    band = one(Area(0, 0, WIDTH, 90, fill="accent"), edges=frozenset({"top", "left"}))
    assert isinstance(band, Area)
    assert (band.x, band.width) == (-BLEED, WIDTH + BLEED)


def test_parts_that_stay_are_the_very_same() -> None:
    still, moving = (Area(9, 9, 9, 9, fill="ink"),), (Area(0, 9, 9, 9, fill="ink"),)
    page = Page(WIDTH, HEIGHT, still + moving, (still, moving))
    made, again = bled(page, BLEED), bled(page, BLEED)
    assert made.parts[0] is still
    assert made.parts[1] is again.parts[1]
    assert made.items == made.parts[0] + made.parts[1]
