"""Paragraphs are short."""

from __future__ import annotations

from pathlib import Path

from tests.checks.leaflet import said, subject, texts, told

CODE = "wording/paragraph-length"


def test_sixty_words_are_enough(tmp_path: Path) -> None:
    assert told(CODE, said(tmp_path, "word " * 60)) == []


def test_one_more_is_told(tmp_path: Path) -> None:
    assert told(CODE, said(tmp_path, "It is small.", "word " * 61)) == [
        "paragraphs.p1.text: this text has 61 words; readers take in 60 at a time"
    ]


def test_a_workspace_has_a_threshold_of_its_own(tmp_path: Path) -> None:
    own = {"content/quality.yaml": "thresholds:\n  wording/paragraph-length: {most: 4}\n"}
    leaflet = subject(tmp_path, {"said": texts("It is small and round.")}, changes=own)
    assert len(told(CODE, leaflet)) == 1
