"""Numbers in words: in the translation too, as a word, an ending or a digit."""

from __future__ import annotations

import pytest

from leaflets.checks.translation import number_words
from leaflets.checks.translation.number_words import CHECK
from leaflets.checks.translation.quantities.spelled import cjk_value
from leaflets.checks.translation.quantities.spelled import number_words as read
from tests.checks.translation.pairing import Corpus, a_pair, finds, found

PLANTED: Corpus = (
    ("ar", "Two scans.", "صورتان.", "صور."),
    ("ar", "Three scans.", "ثلاث صور.", "أربع صور."),
    ("ar", "Call us in three days.", "اتصلوا بنا بعد ٣ أيام.", "اتصلوا بنا بعد أيام."),
    ("bn", "Two groups.", "দুটি দল।", "তিনটি দল।"),
    ("de", "Two groups.", "Zwei Gruppen.", "Drei Gruppen."),
    ("es", "Twice a day.", "Dos veces al día.", "Al día."),
    ("es", "Take it once a day.", "Tómelo una vez al día.", "Tómelo al día."),
    ("fa", "Three babies.", "سه نوزاد.", "چهار نوزاد."),
    ("fr", "Half of them.", "La moitié.", "Tous."),
    ("gu", "Four times.", "ચાર વખત.", "પાંચ વખત."),
    ("hi", "Two pictures.", "दो चित्र।", "चित्र।"),
    ("it", "Seven days.", "Sette giorni.", "Otto giorni."),
    ("pa", "Three weeks.", "ਤਿੰਨ ਹਫ਼ਤੇ।", "ਚਾਰ ਹਫ਼ਤੇ।"),
    ("pl", "With two dimples.", "Z dwoma dołeczkami.", "Z trzema dołeczkami."),
    ("pt", "Two hundred babies or a hundred.", "Cem bebés ou 200.", "Mil bebés ou 200."),
    ("ro", "Three weeks.", "Trei săptămâni.", "Patru săptămâni."),
    ("so", "Three weeks.", "Saddex toddobaad.", "Afar toddobaad."),
    ("ta", "Three weeks.", "மூன்று வாரங்கள்.", "நான்கு வாரங்கள்."),
    ("tr", "Three weeks.", "Üç hafta.", "Dört hafta."),
    ("tr", "Two weeks.", "İki hafta.", "Dört hafta."),
    ("ur", "Two groups.", "دو گروہ۔", "تین گروہ۔"),
    ("vi", "Two groups.", "Hai nhóm.", "Ba nhóm."),
    ("zh-Hans", "Twelve weeks.", "十二周。", "十三周。"),
    ("zh-Hant", "Two pictures.", "兩張圖。", "三張圖。"),
    ("yue", "Two pictures.", "兩幅圖。", "三幅圖。"),
    ("prs", "Two pictures.", "دو تصویر.", "سه تصویر."),
)


@pytest.mark.parametrize(("language", "source", "right", "wrong"), PLANTED)
def test_a_lost_number_word_is_found(language: str, source: str, right: str, wrong: str) -> None:
    assert finds(CHECK, language, source, right) == []
    assert len(finds(CHECK, language, source, wrong)) == 1


DATES: Corpus = (
    ("ar", "In November 2026", "في نوفمبر 2026", "في أكتوبر 2026"),
    ("ar", "In November 2026", "في تشرين الثاني 2026", "في تشرين الأول 2026"),
    ("bn", "In November 2026", "2026 সালের নভেম্বর মাসে", "2026 সালের মাসে"),
    ("es", "On 3 May 2026", "El 3 de mayo de 2026", "El 3 de marzo de 2026"),
    ("pl", "In November 2026", "w listopadzie 2026 roku", "w październiku 2026 roku"),
    ("vi", "In November 2026", "vào tháng 11 năm 2026", "vào năm 2026"),
    ("zh-Hans", "In November 2026", "2026 年 11 月", "2026 年"),
)


@pytest.mark.parametrize(("language", "source", "right", "wrong"), DATES)
def test_another_month_is_found(language: str, source: str, right: str, wrong: str) -> None:
    assert finds(CHECK, language, source, right) == []
    assert len(finds(CHECK, language, source, wrong)) == 1


def test_may_is_a_month_only_in_a_date() -> None:
    assert finds(CHECK, "es", "You may call us.", "Puede llamarnos.") == []
    assert finds(CHECK, "es", "At 3 may come 4.", "A las 3 vienen 4.") == []


@pytest.mark.parametrize("source", ["One of them.", "The second day.", "Both sides.", "Once there"])
def test_words_with_other_meanings_are_left_alone(source: str) -> None:
    assert finds(CHECK, "es", source, "Algo.") == []


def test_a_number_the_list_lacks_is_left_alone() -> None:
    assert finds(CHECK, "es", "Twenty-three babies.", "Veintitrés bebés.") == []
    assert finds(CHECK, "es", "Thirty-five babies.", "Treinta y cinco bebés.") == []


def test_sources_in_other_languages() -> None:
    pair = a_pair("en", "Trois jours.", "Four days.", source_language="fr")
    assert found(CHECK, pair)
    assert found(CHECK, a_pair("en", "Trois jours.", "Three days.", source_language="fr")) == []


def test_languages_without_a_list_are_said_to_be_unchecked() -> None:
    assert CHECK.unreliable("sw") == "there is no list of its number words and units"
    assert CHECK.unreliable("pa-Arab"), "the list of Punjabi is in another script"
    assert number_words.CHECK.unreliable("de-CH") == ""


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("twenty-five", [25]),
        ("two hundred", [200]),
        ("two hundred and fifty", [250]),
        ("one thousand", [1000]),
        ("two or three", [2, 3]),
        ("sixty mg", [60]),
    ],
)
def test_words_that_touch_make_one_number(text: str, values: list[int]) -> None:
    assert [word.value for word in read(text, "en")] == values


@pytest.mark.parametrize(
    ("run", "value"),
    [
        ("一千", 1000), ("十二", 12), ("三十五", 35), ("两百", 200), ("一万五千", 15000),
        ("二〇二六", 2026), ("一亿二千万", 120_000_000), ("三千零五", 3005), ("十", 10),
    ],
)  # fmt: skip
def test_chinese_numerals(run: str, value: int) -> None:
    assert cjk_value(run) == value
