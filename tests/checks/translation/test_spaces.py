"""Spaces where none belong."""

from __future__ import annotations

import pytest

from tests.checks.translation.planted import said


@pytest.mark.parametrize(
    ("language", "target"),
    [
        ("es", "La  piel."),
        ("es", "La piel ."),
        ("ar", "الجلد ، هنا."),
        ("ur", "جلد ۔"),
        ("zh-Hans", "皮肤 。"),
        ("pl", "Skóra ( czerwona)."),
        ("fr", "La peau ."),
        ("es", "La\u3000piel."),
    ],
)
def test_a_space_too_many(language: str, target: str) -> None:
    assert said("spaces", language, "The skin.", target)


@pytest.mark.parametrize(
    ("language", "target"),
    [
        ("fr", "Ça va ? Oui : non ! Bien ; « oui »"),
        ("fr", "Ça va\u202f? Ça va\u00a0? Ça va?"),
        ("es", "La piel, roja. {clinic.phone} ."),
        ("es", "De 3.5 a .5"),
        ("zh-Hans", "皮肤 MRI 检查。"),
        ("ja", "皮膚\u3000検査"),
        ("hi", "त्वचा ।"),
    ],
)
def test_spaces_that_may_be(language: str, target: str) -> None:
    found = said("spaces", language, "The skin.", target)
    assert found == ([] if "{" not in target else ["there is a space before ."])
