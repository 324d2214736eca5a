"""Numbers by value: every digit system, every style of separators, and what words may replace."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflets.checks.translation.numbers import CHECK
from leaflets.checks.translation.quantities.numerals import numerals
from leaflets.cldr import ZEROS, decimal_mark, in_digits
from tests.checks.translation.pairing import Corpus, a_pair, finds, found

PLANTED: Corpus = (
    # A digit changed, in digits 0-9 and in those of the script.
    ("ar", "Between 8 and 24 hours.", "بين ٨ و٢٤ ساعة.", "بين ٩ و٢٤ ساعة."),
    ("ar", "Between 8 and 24 hours.", "بين 8 و24 ساعة.", "بين 8 و42 ساعة."),
    ("ar", "About 3.5 cm", "نحو ٣٫٥ سم", "نحو ٣٫٦ سم"),
    ("ur", "30 to 80 babies", "۳۰ سے ۸۰ بچے", "۳۰ سے ۸ بچے"),
    ("fa", "2.5 ml", "۲٫۵ میلی‌لیتر", "۲۵ میلی‌لیتر"),
    ("bn", "About 370 adults", "প্রায় ৩৭০ জন", "প্রায় ৩০৭ জন"),
    ("hi", "About 370 adults", "लगभग ३७० वयस्क", "लगभग ३८० वयस्क"),
    ("pa", "6 weeks", "੬ ਹਫ਼ਤੇ", "੯ ਹਫ਼ਤੇ"),
    ("gu", "6 weeks", "૬ અઠવાડિયાં", "૯ અઠવાડિયાં"),
    ("ta", "6 weeks", "௬ வாரங்கள்", "௯ வாரங்கள்"),
    ("th", "6 weeks", "๖ สัปดาห์", "๙ สัปดาห์"),
    ("lo", "6 weeks", "໖ ອາທິດ", "໙ ອາທິດ"),
    ("km", "6 weeks", "៦ សប្តាហ៍", "៩ សប្តាហ៍"),
    ("my", "6 weeks", "၆ ပတ်", "၉ ပတ်"),
    ("ne", "6 weeks", "६ हप्ता", "९ हप्ता"),
    ("zh-Hans", "6 weeks", "６ 周", "９ 周"),
    ("ja", "6 weeks", "6週間", "7週間"),
    ("ko", "6 weeks", "6주", "7주"),
    ("ru", "6 weeks", "6 недель", "7 недель"),
    ("el", "6 weeks", "6 εβδομάδες", "7 εβδομάδες"),
    ("he", "6 weeks", "6 שבועות", "7 שבועות"),
    ("am", "15 babies", "፲፭ ሕፃናት", "፲፮ ሕፃናት"),
    # A comma and a point mean what they mean in the language.
    ("de", "38.5 °C", "38,5 °C", "385 °C"),
    ("de", "1,000 mg", "1.000 mg", "1,000 mg"),
    ("de", "1,000 mg", "1000 mg", "1.00 mg"),
    ("fr", "2.5 ml", "2,5 ml", "25 ml"),
    ("fr", "3,884 babies", "3 884 bébés", "3 844 bébés"),
    ("fr", "3,884 babies", "3\u202f884 bébés", "3,884 bébés"),
    ("pl", "6,558 babies", "6\u00a0558 dzieci", "6,558 dzieci"),
    ("es", "1,000 babies", "1.000 bebés", "1,000 bebés"),
    ("es-MX", "1,000 babies", "1,000 bebés", "1.000 bebés"),
    ("it", "1,000,000 people", "1.000.000 persone", "1.000.00 persone"),
    ("de-CH", "10,000 people", "10’000 Personen", "10’00 Personen"),
    ("hi", "100,000 people", "1,00,000 लोग", "10,00,000 लोग"),
    ("ar", "1,000 babies", "١٬٠٠٠ رضيع", "١٫٠٠٠ رضيع"),
    ("en-GB", "0.125 mg", "0.125 mg", "0,1250 g and 0.0125 mg"),
    # Fractions, signs, dates, times, names with digits.
    ("fr", "½ a tablet", "1/2 comprimé", "1/4 comprimé"),
    ("es", "1½ tablets", "1 ½ comprimidos", "½ comprimido"),
    ("pl", "half of 0.5 ml", "połowa z ½ ml", "połowa z ¼ ml"),
    ("ar", "10% of babies", "١٠٪ من الرضّع", "١٪ من الرضّع"),
    ("zh-Hans", "In November 2026", "2026 年 11 月", "2026 年 12 月"),
    ("vi", "In November 2026", "vào tháng 11 năm 2026", "vào tháng 11 năm 2025"),
    ("fr", "Before 12:30", "Avant 12h30", "Avant 12h40"),
    ("it", "Before 12:30", "Prima delle 12.30", "Prima delle 12.50"),
    ("de", "From 8:00 to 6 pm", "Von 8 bis 18 Uhr", "Von 8 bis 19 Uhr"),
    ("es", "On 3/12/2026", "El 3/12/2026", "El 3/11/2026"),
    ("fr", "1 in 1,000 has COVID-19", "1 sur 1000 a la COVID-19", "1 sur 1000 a la COVID-18"),
    ("ar", "Level S2", "المستوى S2", "المستوى S3"),
    ("fr", "Blood pressure 140/90", "Tension 140/90", "Tension 140/80"),
    ("pl", "At −5 °C", "W −5 °C", "W 5 °C"),
    # Dropped, added.
    ("es", "From 2 to 4 hours", "De 2 a 4 horas", "Unas 4 horas"),
    ("pt", "After a feed", "Depois de mamar", "Depois de mamar 3 vezes"),
    # Words: digits for a word of the source, and the other way only where the list knows the word.
    ("es", "Two groups", "2 grupos", "3 grupos"),
    ("fr", "1 in every 1,000", "1 sur 1 000", "sur 1 000"),
    ("es", "Wait 2 days", "Espere dos días", "Espere unos días"),
    ("es", "After 1 year", "Después de un año", "Después de unas semanas"),
    ("ar", "Up to 2 hours", "حتى ساعتين", "حتى ساعة"),
    ("ar", "Up to 2 hours", "حتى ساعتين (2)", "حتى ساعتين (3)"),
    ("zh-Hans", "1,000 babies", "一千个宝宝", "一百个宝宝"),
    ("zh-Hans", "10,000 babies", "1万个宝宝", "10万个宝宝"),
    ("zh-Hant", "35 babies", "三十五個寶寶", "三十六個寶寶"),
    ("zh-Hans", "4 babies, weak limbs", "4 个宝宝四肢无力", "宝宝四肢无力"),
    ("fr", "Grades 1,2", "Grades 1 et 2", "Grades 1 et 3"),
    ("fr", "The 1st month", "Le premier mois", "Le mois"),
    ("ar", "The 3rd month", "الشهر الثالث", "الشهر الرابع"),
    ("es", "0.5 ml", "0'5 ml", "0'6 ml"),
    ("ro", "A value of -1", "Valoarea „-1”", "Valoarea „1”"),
    ("hi", "Zero. 2.5 ml", "शून्य है.2.5 मि.ली.", "शून्य है.2.6 मि.ली."),
    ("hi", "200,000 babies", "2 लाख शिशु", "3 लाख शिशु"),
    ("es", "2 million babies", "2 millones de bebés", "2 mil bebés"),
    ("tr", "6 babies", "6 bebek", "altında bebek"),  # altı is 6, and “under”
    ("bn", "9 babies", "9 শিশু", "শিশু নয়"),  # নয় is 9, and “is not”
    ("fa", "9 babies", "۹ نوزاد", "نوزاد نه"),  # نه is 9, and “no”
)


@pytest.mark.parametrize(("language", "source", "right", "wrong"), PLANTED)
def test_a_changed_number_is_found(language: str, source: str, right: str, wrong: str) -> None:
    assert finds(CHECK, language, source, right) == []
    assert len(finds(CHECK, language, source, wrong)) == 1


def test_the_message_names_what_is_missing_and_what_is_too_much() -> None:
    assert finds(CHECK, "ar", "Between 8 and 24 hours", "بين ٩ و٢٤ ساعة") == [
        "the numbers differ: “8” of the source is missing, “٩” is not in the source"
    ]


def test_a_thousand_in_the_wrong_style_is_explained() -> None:
    pair = a_pair("de", "1,000 mg", "1,000 mg")
    (fault,) = CHECK.find(pair, None)  # type: ignore[arg-type]
    assert "“1,000” is 1 in de" in fault.hint
    assert "here: 1000?" in fault.hint


def test_without_a_list_of_words_the_digits_are_still_compared() -> None:
    assert finds(CHECK, "sw", "2 hours", "saa 2") == []
    assert finds(CHECK, "sw", "2 hours", "saa mbili")


def test_without_cldr_a_thousand_may_be_written_either_way() -> None:
    assert not decimal_mark("hmn")
    for text in ("1,000", "1.000", "1 000", "1000"):
        assert finds(CHECK, "hmn", "1,000 babies", f"{text} menyuam") == []
    assert finds(CHECK, "hmn", "1,000 babies", "100 menyuam")


def test_values_in_holes_are_not_numbers() -> None:
    source, target = (
        "Up to {local.weeks} old.{cite:pmc5201081}",
        "Máximo {local.weeks}.{cite:pmc5201081}",
    )
    assert finds(CHECK, "es", source, target) == []


def test_an_emergency_number_that_is_added_is_told_by_another_check() -> None:
    pair = a_pair("es", "Call {clinic.phone} now", "Llame ahora al 112 {clinic.phone}")
    assert found(CHECK, pair) == []


STYLES = {
    "en": (",", "."), "de": (".", ","), "fr": ("\u202f", ","), "pl": ("\u00a0", ","),
    "es": (".", ","), "ar": ("٬", "٫"), "fa": ("٬", "٫"), "de-CH": ("’", "."), "hi": (",", "."),
}  # fmt: skip
numbers = st.tuples(st.integers(0, 10**9), st.text("0123456789", max_size=4))
languages = st.sampled_from(sorted(STYLES))
systems = st.sampled_from(sorted(ZEROS))


def written(whole: int, decimals: str, language: str, system: str) -> str:
    """A number in the style of a language, in the digits of a system."""
    thousands, mark = STYLES[language]
    groups = f"{whole:,}".replace(",", thousands)
    return in_digits(groups + (mark + decimals if decimals else ""), system)


@given(numbers, languages, systems)
def test_a_number_in_the_style_of_a_language_has_its_value(
    number: tuple[int, str], language: str, system: str
) -> None:
    whole, decimals = number
    text = written(whole, decimals, language, system)
    (numeral,) = numerals(f"x {text} y", language)
    assert numeral.text == text
    assert numeral.readings[0] == (Fraction(f"{whole}.{decimals or 0}"),)


@given(numbers, languages, systems, st.data())
def test_one_changed_digit_is_found_in_every_digit_system(
    number: tuple[int, str], language: str, system: str, data: st.DataObject
) -> None:
    source = written(*number, "en", "latn")
    right = written(*number, language, system)
    assert finds(CHECK, language, source, right) == []
    at = data.draw(st.sampled_from([m.start() for m in re.finditer(r"\d", right)]))
    other = data.draw(st.sampled_from("0123456789").filter(lambda d: int(d) != int(right[at])))
    wrong = right[:at] + in_digits(other, system) + right[at + 1 :]
    assert finds(CHECK, language, source, wrong)


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=6), systems, st.randoms())
def test_the_order_of_numbers_is_free_and_their_count_is_not(
    values: list[int], system: str, random: object
) -> None:
    source = "; ".join(map(str, values))
    shuffled = values[:]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert finds(CHECK, "ar", source, in_digits("؛ ".join(map(str, shuffled)), system)) == []
    assert finds(CHECK, "ar", source, "؛ ".join(map(str, shuffled[1:])))
