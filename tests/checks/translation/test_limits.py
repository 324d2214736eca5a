"""At least is not at most, before is not after; “not” with the opposite word says the same."""

from __future__ import annotations

import pytest

from leaflets.checks.translation._tables import table
from tests.checks.translation.planted import Planted, said, the_check
from tests.checks.translation.test_corpus import LANGUAGES

LIMITS: list[tuple[str, str, str, str]] = [
    ("es", "At least 4 hours", "Al menos 4 horas", "Como máximo 4 horas"),
    ("fr", "Under 3 months", "Moins de 3 mois", "Plus de 3 mois"),
    ("pl", "Aged 2 or older", "W wieku od 2 lat", "W wieku do 2 lat"),
    ("ar", "Up to {local.age}", "حتى {local.age}", "أكثر من {local.age}"),
    ("hi", "More than half", "आधे से ज़्यादा", "आधे से कम"),
    ("zh-Hans", "At most 3 times", "最多 3 次", "至少 3 次"),
]


@pytest.mark.parametrize(("language", "source", "right", "wrong"), LIMITS)
def test_a_turned_limit_is_found(language: str, source: str, right: str, wrong: str) -> None:
    assert said("limits", language, source, right) == []
    assert len(said("limits", language, source, wrong)) == 1


SAME: list[Planted] = [
    ("es", "Store below 25 °C.", "No lo guarde por encima de 25 °C."),
    ("es", "Give no more than 4 doses.", "Dé como máximo 4 dosis."),
    ("es", "Give no more than 4 doses.", "No dé más de 4 dosis."),
    ("fr", "At least 4 hours", "Pas moins de 4 heures"),
    ("vi", "Up to 4 doses", "Không quá 4 liều"),
    ("zh-Hans", "Less than half", "不到一半"),
]


@pytest.mark.parametrize(("language", "source", "target"), SAME)
def test_a_not_with_the_opposite_word_says_the_same(
    language: str, source: str, target: str
) -> None:
    for check in ("limits", "negation", "added-negation"):
        assert said(check, language, source, target) == []


def test_a_not_before_both_turns_nothing_round() -> None:
    source = "Do not give more than 4 doses."
    (message,) = said("limits", "es", source, "No dé menos de 4 dosis.")
    assert "“more than …”" in message
    assert "“menos de”" in message
    assert said("negation", "es", source, "Dé más de 4 dosis.")


def test_a_place_is_no_limit() -> None:
    assert said("limits", "es", "Under the skin", "Encima de la piel, más de una vez") == []


def test_each_sentence_has_limits_of_its_own() -> None:
    source = "Wait at least 2 hours. Take at most 3."
    assert said("limits", "es", source, "Espere al menos 2 horas. Tome como máximo 3.") == []
    assert len(said("limits", "es", source, "Espere como máximo 2 horas. Tome al menos 3.")) == 2


def test_before_is_not_after_and_within_is_neither() -> None:
    assert said("before-after", "es", "Before you eat", "Antes de comer") == []
    assert said("before-after", "es", "Before you eat", "Después de comer")
    assert said("before-after", "pl", "Within 24 hours", "W ciągu 24 godzin") == []
    assert said("before-after", "pl", "Within 24 hours", "Po upływie 24 godzin")


def test_a_language_without_a_list_is_not_checked() -> None:
    assert the_check("limits").unreliable("ru") == the_check("before-after").unreliable("ru") != ""
    assert the_check("limits").unreliable("zh-Hant") == ""
    assert the_check("limits").confirmable


def test_every_list_is_tried_on_sentences() -> None:
    own = {tag for tag, part in table("limits").items() if "as" not in part and tag != "en"}
    assert own == set(LANGUAGES)
