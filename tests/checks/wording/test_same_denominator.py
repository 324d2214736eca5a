"""Chances are out of the same number."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.blocks import sample
from tests.checks.leaflet import said, subject, texts, told

CODE = "wording/same-denominator"


@pytest.mark.parametrize(
    "text",
    [
        "It is 30 to 80 in every 1,000. With two it is 28 of every 1,000, or 6 out of 1000.",
        "There were 15 studies of 6,558 babies. About 1 in every 1,000 had surgery.",
        "About 1 in every 1,000. Give it 1 in 4 to 6 hours, 2 of 3 days, from 2 to 4 in 12 weeks.",
        "Few had it: 2 of 1,000. In all, 100 people took part. It had a total of 100 people.",
        "Most had 1 in 1,000; 5 of 133 babies were lost.",
    ],
)
def test_the_same_or_no_chance(text: str, tmp_path: Path) -> None:
    assert told(CODE, said(tmp_path, text)) == []


def test_the_odd_one_is_told(tmp_path: Path) -> None:
    leaflet = said(tmp_path, "It is 1 in 1,000.", "It is 2 in 1,000.", "It is one in ten.")
    assert told(CODE, leaflet) == [
        "paragraphs.p2.text: “one in ten” is out of 10; others here are out of 1,000"
    ]


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("From 1 in 100 to 1 in 1,000, and 2 in every 1,000.", "1 in 100"),
        ("It is 2 in 1,000, or 3 in 1,000, or two in five people.", "two in five"),
        ("It is 2 in 1,000, or 3 in 1,000, or 8 out of 10.", "8 out of 10"),
    ],
)
def test_ways_to_say_it(text: str, odd: str, tmp_path: Path) -> None:
    (message,) = told(CODE, said(tmp_path, text))
    assert f"“{odd}”" in message


def test_a_picture_decides(tmp_path: Path) -> None:
    blocks = {
        "said": texts("It is 3 in 100.", "It is 5 out of 100."),
        "shown": sample("icon-array"),
    }
    assert len(told(CODE, subject(tmp_path, blocks))) == 2
