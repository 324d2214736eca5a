"""The two letters i of Turkish."""

from __future__ import annotations

from tests.checks.translation.pairing import a_pair
from tests.checks.translation.planted import said

SMALL = a_pair("tr", "Give the medicine.", "Bu ilaç iyidir, ılık su verin.")


def test_a_capital_of_the_wrong_i() -> None:
    (message,) = said("capitals", "tr", "Medicine", "Ilaç", others=[SMALL])
    assert "“Ilaç”" in message
    (message,) = said("capitals", "tr", "WARM", "İLİK", others=[a_pair("tr", "a", "ilaç ılık")])
    assert "“İLİK”" in message


def test_the_right_one_and_words_that_stand_nowhere_else() -> None:
    for target in ("İlaç", "Ilık", "ILIK", "Irmak", "İzmir"):
        assert said("capitals", "tr", "Word", target, others=[SMALL]) == []


def test_an_i_with_two_dots() -> None:
    assert said("capitals", "tr", "Word", "i̇laç")


def test_other_languages_have_one_i() -> None:
    assert said("capitals", "es", "Word", "Ilusión y ilusión, ılusión") == []
