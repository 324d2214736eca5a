"""Lists are short."""

from __future__ import annotations

from pathlib import Path

from tests.checks.leaflet import subject, texts, told

CODE = "wording/list-length"


def test_seven_are_enough(tmp_path: Path) -> None:
    assert told(CODE, subject(tmp_path, {"said": texts(*["It is small."] * 7)})) == []


def test_eight_are_too_many(tmp_path: Path) -> None:
    assert told(CODE, subject(tmp_path, {"said": texts(*["It is small."] * 8)})) == [
        "paragraphs: this list has 8 entries; readers take in 7"
    ]
