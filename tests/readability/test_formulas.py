"""Formulas: worked examples by hand, which language has which, and the scales."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leaflets.languages import language as known_language
from leaflets.languages import languages
from leaflets.readability.counting import Counts
from leaflets.readability.formulas import formulas, formulas_for

NONE = Counts(0, 0, 0, 0, 0, 0, 0, 0, 0)
COUNTS = replace(
    NONE,
    sentences=4,
    words=50,
    letters=230,
    syllables=75,
    monosyllables=30,
    polysyllables=6,
    long_words=10,
)
"""12.5 words in a sentence, 1.5 syllables in a word."""

BY_HAND = {
    "fkgl": 4.875 + 17.7 - 15.59,  # 0.39 x 12.5, 11.8 x 1.5
    "smog": 3.1291 + 1.0430 * 45**0.5,  # 30 x 6 / 4
    "inflesz": 206.835 - 93.45 - 12.5,  # 62.3 x 1.5
    "fernandez-huerta": 206.84 - 90 - 12.75,  # 60 x 1.5, 1.02 x 12.5
    "wiener-sachtext-1": 2.322 + 2.09 + 2.594 - 1.962 - 0.875,  # 12, 20 and 60 per cent
    "lix": 12.5 + 20,  # 10 of 50 words are long
    "gulpease": 89 + (1200 - 2300) / 50,
    "kandel-moles": 207 - 12.6875 - 110.4,  # 1.015 x 12.5, 73.6 x 1.5
    "douma": 206.835 - 11.625 - 115.5,  # 0.93 x 12.5, 77 x 1.5
}


@pytest.mark.parametrize("code", formulas())
def test_worked_examples(code: str) -> None:
    assert formulas()[code].value(COUNTS) == pytest.approx(BY_HAND[code], abs=1e-9)


HARDER = {
    "longer sentences": replace(COUNTS, sentences=2),
    "longer words": replace(COUNTS, syllables=100, polysyllables=12, long_words=20, letters=300),
}


@pytest.mark.parametrize("code", formulas())
def test_the_direction_is_the_right_one(code: str) -> None:
    formula = formulas()[code]
    for name, counts in HARDER.items():
        more = formula.value(counts) > formula.value(COUNTS)
        assert more is (formula.direction == "lower"), name


@pytest.mark.parametrize(
    ("language", "codes"),
    [
        ("en", "fkgl smog"),
        ("es", "inflesz fernandez-huerta"),
        ("de", "wiener-sachtext-1 lix"),
        ("da", "lix"),
        ("sv", "lix"),
        ("nb", "lix"),
        ("it", "gulpease lix"),
        ("fr", "kandel-moles lix"),
        ("nl", "douma lix"),
        ("pl", "lix"),
        ("pt", "lix"),
        ("vi", ""),
        ("ar", ""),
        ("bn", ""),
        ("hi", ""),
        ("ur", ""),
        ("zh-Hans", ""),
        ("ja", ""),
        ("ko", ""),
    ],
)
def test_which_language_has_which(language: str, codes: str) -> None:
    assert [formula.code for formula in formulas_for(language)] == codes.split()


def test_latin_letters_have_a_formula_unless_syllables_stand_apart() -> None:
    pseudolocales = {"en-XA", "ar-XB", "qps-id", "qps-tall"}
    without = {each.tag for each in languages() if not formulas_for(each.tag)} - pseudolocales
    latin = {tag for tag in without if known_language(tag).script == "Latn"}
    assert latin == {"vi", "hmn"}
    for formula in formulas().values():
        for tag in (*formula.languages, *formula.second):
            assert known_language(tag).tag == tag
        assert not set(formula.languages) & set(formula.second)


@pytest.mark.parametrize(
    ("code", "language", "value", "band"),
    [
        ("inflesz", "es", 39.9, "very hard"),
        ("inflesz", "es", 40, "fairly hard"),
        ("inflesz", "es", 54.9, "fairly hard"),
        ("inflesz", "es", 55, "normal"),
        ("inflesz", "es", 64.9, "normal"),
        ("inflesz", "es", 65, "fairly easy"),
        ("inflesz", "es", 79.9, "fairly easy"),
        ("inflesz", "es", 80, "very easy"),
        ("wiener-sachtext-1", "de", 5.2, "very easy"),
        ("wiener-sachtext-1", "de", 7.9, "easy"),
        ("wiener-sachtext-1", "de", 10.9, "normal"),
        ("wiener-sachtext-1", "de", 12.9, "hard"),
        ("lix", "sv", 24.9, "very easy"),
        ("lix", "nb", 34.9, "easy"),
        ("lix", "da", 44.9, "normal"),
        ("lix", "da", 54.9, "hard"),
        ("lix", "sv", 55, "very hard"),
        ("lix", "de", 29.9, "very easy"),
        ("lix", "de", 39.9, "easy"),
        ("lix", "de", 49.9, "normal"),
        ("lix", "fr", 24, ""),
        ("gulpease", "it", 39.9, "hard after upper secondary school"),
        ("gulpease", "it", 59.9, "hard after lower secondary school"),
        ("gulpease", "it", 79.9, "hard after primary school"),
        ("gulpease", "it", 80, "easy after primary school"),
        ("fernandez-huerta", "es", 69.9, "normal"),
        ("kandel-moles", "fr", 29.9, "very hard"),
        ("kandel-moles", "fr", 49.9, "hard"),
        ("kandel-moles", "fr", 59.9, "fairly hard"),
        ("kandel-moles", "fr", 69.9, "normal"),
        ("kandel-moles", "fr", 79.9, "fairly easy"),
        ("kandel-moles", "fr", 89.9, "easy"),
        ("douma", "nl", 200, "very easy"),
        ("fkgl", "en", 6, ""),
        ("smog", "en", 6, ""),
    ],
)
def test_scales(code: str, language: str, value: float, band: str) -> None:
    assert formulas()[code].band(value, language) == band


def test_scales_are_in_order_and_have_no_hole() -> None:
    for formula in formulas().values():
        for steps in formula.bands.values():
            below = [step for step, _ in steps]
            assert below == sorted(set(below))
            assert below[-1] == float("inf")
