"""Units: the same for the same number, in signs and in the words of each language."""

from __future__ import annotations

from itertools import permutations

import pytest

from leaflets.checks.translation.numbers import CHECK as NUMBERS
from leaflets.checks.translation.quantities.units import quantities
from leaflets.checks.translation.quantities.vocabulary import SYMBOLS, vocabulary
from leaflets.checks.translation.units import CHECK
from leaflets.languages import languages
from tests.checks.translation.pairing import Corpus, a_pair, finds, found

PLANTED: Corpus = (
    ("es", "Give 5 mg", "Dé 5 mg", "Dé 5 g"),
    ("es", "Give 5 mg", "Dé 5 miligramos", "Dé 5 gramos"),
    ("es", "Under 16", "Menores de 16 años", "Menores de 16 mg"),
    ("fr", "50 micrograms", "50 µg", "50 mg"),
    ("fr", "50 mcg", "50 microgrammes", "50 milligrammes"),
    ("de", "2.5 ml", "2,5 ml", "2,5 l"),
    ("de", "A fever of 38.5 °C", "Fieber von 38,5 °C", "Fieber von 38,5 °F"),
    ("it", "38.5 degrees Celsius", "38,5 gradi Celsius", "38,5 gradi Fahrenheit"),
    ("pl", "Every 24 hours", "Co 24 godziny", "Co 24 dni"),
    ("pl", "Smaller than 5 mm", "Mniejszy niż 5 milimetrów", "Mniejszy niż 5 centymetrów"),
    ("pt", "Up to 6 weeks", "Até 6 semanas", "Até 6 meses"),
    ("ar", "25 mm or less", "25 مم أو أقل", "25 سم أو أقل"),
    ("ar", "500 mg", "٥٠٠ ملغ", "٥٠٠ غ"),
    ("ar", "Up to 2 hours", "حتى ساعتين", "حتى يومين"),
    ("ar", "2 to 4 hours", "2 إلى 4 ساعات", "2 إلى 4 أيام"),
    ("ar", "In 24 hours", "خلال 24 ساعة", "خلال 24 يومًا"),
    ("ar", "5 minutes", "خِلَالَ 5 دَقَائِقَ", "خِلَالَ 5 سَاعَاتٍ"),
    ("hi", "6 weeks", "6 हफ्ते", "6 महीने"),
    ("fr", "2 to 4 hours", "2 à 4 heures", "2 jours à 4 heures"),
    ("ur", "5 mm", "5 ملی میٹر", "5 سینٹی میٹر"),
    ("ur", "6 weeks", "۶ ہفتے", "۶ مہینے"),
    ("fa", "6 weeks", "۶ هفته", "۶ ماه"),
    ("hi", "5 ml", "5 मि.ली.", "5 मि.ग्रा."),
    ("hi", "After 1 year", "1 साल बाद", "1 महीने बाद"),
    ("bn", "500 mg", "৫০০ মি.গ্রা.", "৫০০ গ্রাম"),
    ("bn", "After 1 year", "1 বছর পরে", "1 মাস পরে"),
    ("pa", "6 weeks", "6 ਹਫ਼ਤੇ", "6 ਮਹੀਨੇ"),
    ("gu", "6 weeks", "6 અઠવાડિયાં", "6 મહિના"),
    ("ta", "6 weeks", "6 வாரங்கள்", "6 மாதங்கள்"),
    ("so", "6 weeks", "6 toddobaad", "6 bilood"),
    ("ro", "24 hours", "24 de ore", "24 de zile"),
    ("tr", "10% of babies", "Bebeklerin %10’u", "Bebeklerin 10 mg’ı"),
    ("tr", "6 weeks", "6 hafta", "6 ay"),
    ("vi", "2 to 4 hours", "2 đến 4 giờ", "2 đến 4 ngày"),
    ("vi", "5 mm", "5 mm", "5 cm"),
    ("zh-Hans", "5 mm", "5 毫米", "5 厘米"),
    ("zh-Hans", "500 mg", "500毫克", "500微克"),
    ("zh-Hans", "2 hours", "2 个小时", "2 天"),
    ("zh-Hans", "10%", "百分之10", "10 毫克"),
    ("zh-Hant", "6 weeks", "6 週", "6 個月"),
    ("en-GB", "400 IU", "400 international units", "400 mg"),
    ("es", "4 mmol/l", "4 mmol/l", "4 mg/l"),
    ("es", "4 times a day", "4 veces al día", "4 horas al día"),
    ("fr", "Two hours", "Deux heures", "Deux jours"),
    ("es", "1 hour", "una hora", "una semana y 1 día"),
    ("pl", "Take 5 tablets", "5 tabletek", "5 mg tabletek"),
    (
        "fr",
        "Up to {local.limit} weeks",
        "Jusqu’à {local.limit} semaines",
        "Jusqu’à {local.limit} mois",
    ),
)


@pytest.mark.parametrize(("language", "source", "right", "wrong"), PLANTED)
def test_another_unit_is_found(language: str, source: str, right: str, wrong: str) -> None:
    assert finds(CHECK, language, source, right) == []
    assert len(finds(CHECK, language, source, wrong)) == 1


@pytest.mark.parametrize(("language", "source", "right", "wrong"), PLANTED)
def test_another_unit_is_one_finding_not_two(
    language: str, source: str, right: str, wrong: str
) -> None:
    assert finds(NUMBERS, language, source, right) == []
    if "una semana" not in wrong and "يومين" not in wrong:
        assert finds(NUMBERS, language, source, wrong) == []


@pytest.mark.parametrize(
    ("language", "source", "target"),
    [
        ("zh-Hans", "In November 2026", "2026 年 11 月"),
        ("zh-Hans", "60 of every 1,000 scans", "每 1000 次超声约有 60 次"),
        ("fr", "From 8 to 10", "De 8 h à 10 h"),
        ("es", "A 6-month-old baby", "Un bebé de 6 meses"),
        ("de", "A 6-week check", "Eine 6-wöchige Kontrolle"),
        ("es", "Wait 30 more minutes", "Espere 30 largos minutos"),
        ("es", "2 to 4 hours", "entre 2 horas y 4 horas"),
        ("it", "Under 16 one waits", "Sotto i 16 l’attesa"),
        ("tr", "In 300 BC", "300 M.Ö."),
        ("bn", "Since 2026", "2026 সাল থেকে"),
    ],
)
def test_what_other_languages_add_is_no_mistake(language: str, source: str, target: str) -> None:
    assert finds(CHECK, language, source, target) == []


def test_a_unit_that_is_gone_is_found() -> None:
    assert finds(CHECK, "es", "Give 5 mg", "Dé 5") == [
        "the unit of “5 mg” is not in the translation"
    ]


@pytest.mark.parametrize(
    ("language", "form", "wrong"),
    [
        ("ar", "{n} أسبوعًا", "{n} شهرًا"),
        ("ar", "أسبوعين", "شهرين"),
        ("ar", "أسبوع واحد", "{n}"),
        ("pl", "{n} tygodni", "{n} miesięcy"),
        ("zh-Hans", "{n} 周", "{n} 个月"),
        ("vi", "{n} tuần", "{n} tháng"),
    ],
)
def test_each_plural_form_keeps_its_unit(language: str, form: str, wrong: str) -> None:
    for target, problems in ((form, 0), (wrong, 1)):
        pair = a_pair(language, "{n} weeks", target, kind="unit", form=1, labels=("n",))
        assert len(found(CHECK, pair)) == problems


SIGNS = ("mg", "µg", "g", "kg", "ml", "l", "mm", "cm", "m", "km", "IU", "%", "°C", "°F", "mmol")
TAGS = sorted(language.tag for language in languages() if vocabulary(language.tag))


@pytest.mark.parametrize("language", TAGS)
def test_every_sign_is_told_from_every_other_in_every_language(language: str) -> None:
    for right, wrong in permutations(SIGNS, 2):
        assert finds(CHECK, language, f"5 {right}", f"5 {right}") == []
        assert finds(CHECK, language, f"5 {right}", f"5 {wrong}"), (right, wrong)


@pytest.mark.parametrize("language", TAGS)
def test_every_spelling_of_every_unit_is_read(language: str) -> None:
    words = vocabulary(language)
    assert words is not None
    for spelling, unit in words.units.items():
        plain = spelling.rstrip("*")
        text = f"{plain}5" if spelling == "百分之" else f"5 {plain}"
        (quantity, *_) = quantities(text, language)
        assert quantity.unit == unit, spelling


def test_the_languages_that_ship_and_those_of_the_clinics_have_lists() -> None:
    wanted = "ar bn de en es fa fr gu hi it pa pl prs pt ro so ta tr ur vi yue zh-Hans zh-Hant"
    assert set(wanted.split()) <= set(TAGS)
    assert set(SYMBOLS) >= {"mg", "ug", "celsius"}
    assert CHECK.unreliable("ko")
