"""Something draws the eye."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.blocks import sample
from tests.checks.leaflet import FIGURE, KEY, subject, texts, told

CODE = "wording/visual-cues"


@pytest.mark.parametrize("block", [KEY, sample("steps"), texts("It is **small**.")])
def test_a_box_or_bold_words(block: str, tmp_path: Path) -> None:
    assert told(CODE, subject(tmp_path, {"said": block})) == []


def test_a_grey_page(tmp_path: Path) -> None:
    assert told(CODE, subject(tmp_path, {"said": texts("It is small."), "fig": FIGURE})) == [
        "blocks: nothing in this leaflet draws the eye to what matters"
    ]
