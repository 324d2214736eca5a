"""Much shorter or much longer than usual in a language."""

from __future__ import annotations

import pytest

from tests.checks.translation.planted import said, the_check

SOURCE = "Keep the skin near the dimple clean and dry, and look at it every day when you bathe."


@pytest.mark.parametrize(("language", "usual"), [("es", 1.17), ("zh-Hans", 0.33), ("pl", 1.14)])
def test_the_band_of_a_language(language: str, usual: float) -> None:
    length = round(len(SOURCE) * usual)
    assert said("length", language, SOURCE, "x" * length) == []
    (short,) = said("length", language, SOURCE, "x" * (length // 2))
    (long,) = said("length", language, SOURCE, "x" * (length * 2))
    assert "short" in short
    assert "long" in long


def test_short_texts_vary_too_much() -> None:
    assert said("length", "es", "Keep it clean.", "x" * 90) == []


def test_a_language_that_nobody_has_measured_says_so() -> None:
    assert the_check("length").unreliable("tr")
    assert the_check("length").unreliable("es-MX") == ""
