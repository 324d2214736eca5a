"""A word twice in a row."""

from __future__ import annotations

import pytest

from tests.checks.translation.planted import said, the_check


@pytest.mark.parametrize(
    ("language", "target"),
    [
        ("es", "Lave la la piel."),
        ("ar", "اغسلوا الجلد الجلد."),
        ("pl", "Skóra jest Jest czerwona."),
    ],
)
def test_a_word_twice(language: str, target: str) -> None:
    assert said("double-words", language, "Wash the skin.", target)


@pytest.mark.parametrize(
    ("language", "target"),
    [
        ("fr", "Nous nous lavons, vous vous lavez."),
        ("de", "Die Haut, die die Wunde deckt."),
        ("es", "No lave la lana."),
        ("es", "5 5 mm"),
    ],
)
def test_what_is_right(language: str, target: str) -> None:
    assert said("double-words", language, "Wash the skin.", target) == []


def test_twice_in_the_original_is_meant() -> None:
    assert said("double-words", "es", "Tap tap.", "Tap tap.") == []


def test_languages_that_double_words_say_so() -> None:
    for language in ("id", "th", "vi", "hi", "bn", "zh-Hans", "tr", "so"):
        assert the_check("double-words").unreliable(language)
