"""Names in margins: none covers another, and each is as near to its words as it can be."""

from __future__ import annotations

from itertools import pairwise

import pytest

from leaflets.proof.margins import LEAST, stacked


def test_names_stand_where_they_are_wanted_when_there_is_room() -> None:
    assert stacked([10, 50, 90], [12, 12, 12], 0, 200) == [10, 50, 90]


def test_names_that_would_touch_share_the_distance() -> None:
    one, two = stacked([50, 50], [12, 12], 0, 200)
    assert two - one == pytest.approx(12 + LEAST)
    assert one - 50 == pytest.approx(-(two - 50))


@pytest.mark.parametrize("wanted", [[0.0] * 5, [199.0] * 5, [0, 0, 100, 199, 199]])
def test_none_leaves_the_margin_or_covers_another(wanted: list[float]) -> None:
    tops = stacked(wanted, [12.0] * 5, 0, 200)
    assert tops[0] >= 0
    assert tops[-1] + 12 <= 200
    assert all(b - a >= 12 + LEAST - 0.001 for a, b in pairwise(tops))


def test_too_many_names_are_squeezed_in() -> None:
    tops = stacked([0.0] * 40, [12.0] * 40, 0, 200)
    assert len(set(tops)) == 40
    assert min(tops) >= 0
    assert max(tops) < 200


def test_no_names() -> None:
    assert stacked([], [], 0, 200) == []
