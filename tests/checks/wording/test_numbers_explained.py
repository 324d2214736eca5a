"""Chances are told in words, or shown."""

from __future__ import annotations

from pathlib import Path

from leaflets.blocks import sample
from tests.checks.leaflet import said, subject, texts, told

CODE = "wording/numbers-explained"


def test_a_word_beside_the_number_or_a_picture(tmp_path: Path) -> None:
    assert told(CODE, said(tmp_path, "Very few need it: 1 in every 1,000 babies.")) == []
    assert told(CODE, said(tmp_path, "The scan takes 30 minutes.")) == []
    blocks = {"said": texts("It is 30 to 80 in every 1,000."), "shown": sample("icon-array")}
    assert told(CODE, subject(tmp_path, blocks)) == []


def test_numbers_alone_are_told_once_a_text(tmp_path: Path) -> None:
    leaflet = said(tmp_path, "It is 30 to 80 in every 1,000. Or 20 in every 1,000.", "It is small.")
    assert told(CODE, leaflet) == [
        "paragraphs.p0.text: “30 to 80 in every 1,000” is told in numbers alone"
    ]
