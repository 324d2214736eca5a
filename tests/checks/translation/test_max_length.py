"""Where there is little room, a translation that is too long is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leaflets.checks.translation.max_length import CHECK
from leaflets.model.translation import length
from tests.checks.translation.pairing import a_pair, found


@pytest.mark.parametrize(
    ("language", "words", "there"),
    [
        ("es", "Hoyuelo sacro", 13),
        ("es", "{term:sacral} Hoyuelo", 8),
        ("hi", "त्रिकास्थि", 8),
        ("ar", "غَمّازة", 5),
        ("fa", "می‌شود", 5),
    ],
)
def test_marks_on_letters_joiners_and_holes_take_no_room(
    language: str, words: str, there: int
) -> None:
    pair = a_pair(language, "Sacral dimple", words)
    assert length(pair.target_words) == there
    assert found(CHECK, replace(pair, limit=there)) == []
    message = f"the translation has {there} characters, and there is room for {there - 1}"
    assert found(CHECK, replace(pair, limit=there - 1)) == [message]


def test_without_a_limit_nothing_is_said() -> None:
    assert found(CHECK, a_pair("es", "Hi", "x" * 500)) == []
