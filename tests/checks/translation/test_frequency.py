"""How often: a day stays a day."""

from __future__ import annotations

import pytest

from leaflets.checks.translation.frequency import CHECK
from leaflets.checks.translation.units import CHECK as UNITS
from tests.checks.translation.pairing import Corpus, finds

PLANTED: Corpus = (
    ("es", "4 times a day", "4 veces al día", "4 veces a la semana"),
    ("es", "Once daily", "Una vez al día", "Una vez a la semana"),
    ("es", "Once a day", "Una vez al día", "Cada una semana"),
    ("fr", "Twice a week", "Deux fois par semaine", "Deux fois par mois"),
    ("de", "Once a day", "Einmal täglich", "Einmal wöchentlich"),
    ("it", "Every day", "Ogni giorno", "Ogni mese"),
    ("pl", "4 times a day", "4 razy dziennie", "4 razy na tydzień"),
    ("pt", "3 times a week", "3 vezes por semana", "3 vezes por dia"),
    ("ro", "Once a day", "O dată pe zi", "O dată pe săptămână"),
    ("ar", "4 times a day", "4 مرات يوميًا", "4 مرات أسبوعيًا"),
    ("ur", "Twice a day", "دن میں دو بار", "ہفتے میں دو بار"),
    ("fa", "Daily", "روزانه", "هفتگی"),
    ("hi", "Twice a day", "दिन में दो बार", "हफ़्ते में दो बार"),
    ("bn", "Twice a day", "দিনে দুবার", "সপ্তাহে দুবার"),
    ("pa", "Every day", "ਹਰ ਰੋਜ਼", "ਹਰ ਹਫ਼ਤੇ"),
    ("gu", "Every week", "દર અઠવાડિયે", "દર મહિને"),
    ("ta", "Every week", "ஒவ்வொரு வாரமும்", "ஒவ்வொரு மாதமும்"),
    ("so", "Every day", "maalin kasta", "toddobaad kasta"),
    ("tr", "Twice a day", "günde iki kez", "haftada iki kez"),
    ("vi", "Twice a day", "hai lần mỗi ngày", "hai lần mỗi tuần"),
    ("zh-Hans", "Twice a day", "每天两次", "每周两次"),
)


@pytest.mark.parametrize(("language", "source", "right", "wrong"), PLANTED)
def test_another_unit_of_time_is_found(language: str, source: str, right: str, wrong: str) -> None:
    assert finds(CHECK, language, source, right) == []
    assert len(finds(CHECK, language, source, wrong)) == 1
    assert finds(UNITS, language, source, wrong) == [], "one mistake, one finding"


def test_every_6_hours_is_a_number_with_a_unit() -> None:
    assert finds(CHECK, "es", "Every 6 hours", "Cada 6 días") == []
    assert finds(UNITS, "es", "Every 6 hours", "Cada 6 días")


def test_a_verb_that_looks_like_a_unit_is_one_only_at_the_end_of_a_sentence() -> None:
    source = "Give it 4 times a day."
    assert finds(CHECK, "bn", source, "দিন প্রতি ৪ বার এটি দিন।") == []
    assert finds(CHECK, "bn", source, "সপ্তাহে ৪ বার এটি দিন।")  # “give”
