"""Nobody has to calculate."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.leaflet import said, told

CODE = "wording/no-calculations"


@pytest.mark.parametrize(
    "text",
    ["Add warm water.", "The group is divided into two.", "Do it 3 times a day.", "This adds up."],
)
def test_words_that_only_look_like_it(text: str, tmp_path: Path) -> None:
    assert told(CODE, said(tmp_path, text)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Multiply it by 3.", "Multiply it by"),
        ("Divide the weight of your baby by 2.", "Divide the weight of your baby by"),
        ("Add both numbers together.", "Add both numbers together"),
        ("Then work out how much to give.", "work out how much"),
        ("Subtract 4.", "Subtract"),
        ("Take the age plus 4.", "plus 4"),
    ],
)
def test_words_that_ask_for_it(text: str, words: str, tmp_path: Path) -> None:
    assert told(CODE, said(tmp_path, text)) == [
        f"paragraphs.p0.text: “{words}” asks the reader to calculate"
    ]
