"""How full a page is: by hand, and against what can be seen on real pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leaflets.fit.fullness import block_heights, fullness, whole_fullness
from leaflets.model.job import Job
from leaflets.model.layout import MM
from leaflets.typeset.flow import Placement
from tests.fit.planted import job, shipped

LEAD, SIDE, FOOT = "sacral-dimple/key-message", "shared/contact", "shared/sources"
"""In the handout: of the columns main (120 mm), side (54 mm) and foot (182 mm)."""


def test_columns_side_by_side_count_by_their_widths() -> None:
    made = replace(
        shipped(job())[1],
        columns=((100.0, 800.0), (50.0, 800.0)),
        placements=(
            Placement(LEAD, 0, 40, 100, 340, 300),
            Placement(LEAD, 0, 40, 410, 340, 40),  # 10 points of space count as filled
            Placement(SIDE, 0, 400, 100, 153, 200),
            Placement(FOOT, 0, 40, 460, 516, 200),  # 10 below the longest column, to 660
            Placement(FOOT, 1, 40, 50, 516, 150),
        ),
    )
    main, side = 120 / 174, 54 / 174
    first = main * (450 - 100) + side * (300 - 100) + (660 - 450)
    assert fullness(made) == pytest.approx((first / 700, 150 / 750))
    assert fullness(made)[0] == pytest.approx(0.7335, abs=0.0001)
    assert whole_fullness(made) == pytest.approx((first + 150) / 1450)


def test_an_empty_column_is_room() -> None:
    made = replace(
        shipped(job())[1],
        columns=((0.0, 100.0),),
        placements=(Placement(SIDE, 0, 400, 0, 153, 100),),
    )
    assert fullness(made) == pytest.approx((54 / 174,))


def test_a_page_without_blocks_is_empty() -> None:
    made = replace(shipped(job())[1], columns=((0.0, 100.0),), placements=())
    assert fullness(made) == (0.0,)
    assert whole_fullness(made) == 0.0


@pytest.mark.parametrize(
    "one",
    [job(paper="a5"), job(paper="a5", language="ar"), job("side-by-side", "a4", "ar", "en-GB")],
    ids=str,
)
def test_in_one_column_it_is_how_far_down_the_blocks_reach(one: Job) -> None:
    """So it is for two languages: their columns are equally long."""
    made = shipped(one)[1]
    for page, ((top, bottom), share) in enumerate(zip(made.columns, fullness(made), strict=True)):
        lowest = max(p.y + p.height for p in made.placements if p.page == page)
        assert share == pytest.approx((lowest - top) / (bottom - top))
        assert 0.1 < share <= 1


def test_blocks_in_reading_order_with_their_pages_and_millimetres() -> None:
    made = replace(
        shipped(job())[1],
        placements=(
            Placement(LEAD, 0, 40, 100, 340, 30),
            Placement(LEAD, 0, 40, 140, 340, 32),
            Placement(FOOT, 2, 40, 50, 516, 72),
            Placement(SIDE, 0, 400, 700, 153, 72),
            Placement(SIDE, 1, 400, 50, 153, 36),
        ),
    )
    found = block_heights(made)
    assert [(b.block, b.pages) for b in found] == [(LEAD, (1,)), (SIDE, (1, 2)), (FOOT, (3,))]
    assert [b.height for b in found] == pytest.approx([25.4, 38.1, 25.4])
    assert found[0].height == pytest.approx((140 + 32 - 100) / MM)
