"""A picture backs up the message."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.blocks import sample
from tests.checks.leaflet import FIGURE, KEY, subject, told

CODE = "wording/picture"


@pytest.mark.parametrize("block", [FIGURE, sample("icon-array")])
def test_a_figure_or_squares(block: str, tmp_path: Path) -> None:
    assert told(CODE, subject(tmp_path, {"key": KEY, "shown": block})) == []


def test_words_alone(tmp_path: Path) -> None:
    assert told(CODE, subject(tmp_path, {"key": KEY})) == [
        "blocks: no picture of this leaflet backs up its message"
    ]
