"""Letters of other scripts: look-alikes, words that nobody can read, a neighbour's keyboard."""

from __future__ import annotations

import pytest

from tests.checks.translation.planted import said, the_check


@pytest.mark.parametrize(
    ("language", "target", "letter"),
    [
        ("es", "Lave la pіel.", "U+0456"),  # Cyrillic і
        ("pl", "Skórа jest czerwona.", "U+0430"),
        ("fr", "La ρeau est rouge.", "U+03C1"),  # Greek rho
        ("vi", "Dа bị đỏ.", "U+0430"),
        ("ru", "Кожа кpасная.", "U+0070"),  # Latin p
        ("el", "Το δέpμα.", "U+0070"),
        ("hi", "त्वচा लाल है।", "U+099A"),  # Bengali
        ("bn", "ত্বक লাল।", "U+0915"),  # Devanagari
        ("gu", "ત્વचા", "U+091A"),
    ],
)
def test_a_look_alike_inside_a_word(language: str, target: str, letter: str) -> None:
    (message,) = said("scripts", language, "The skin is red.", target)
    assert "two scripts" in message
    assert letter in message


@pytest.mark.parametrize(
    ("language", "target"),
    [
        ("ar", "الجلد красный هنا."),
        ("es", "La piel 皮肤 está roja."),
        ("zh-Hans", "皮肤 кожа 发红。"),
        ("ur", "جلد लाल ہے۔"),
        ("pl", "Skóra кожа."),
    ],
)
def test_a_word_in_a_script_of_nobody_here(language: str, target: str) -> None:
    (message,) = said("scripts", language, "The skin is red.", target)
    assert "not written in" in message


@pytest.mark.parametrize(
    ("language", "target"),
    [
        ("ar", "تصوير MRI أو COVID-19."),
        ("ar", "الـMRI {clinic.phone}"),
        ("zh-Hans", "用MRI检查S2。"),
        ("ru", "Анализ на COVID-19, IgG-антитела."),
        ("es", "μ y β son letras."),  # signs
        ("hi", "5 mg, MRI में।"),
        ("ja", "MRIけんさをする。"),
        ("pl", "Zażółć gęślą jaźń."),
        ("vi", "Trẻ có vết lõm ở lưng."),
        ("fa", "می‌شود"),
    ],
)
def test_names_codes_and_signs_are_fine(language: str, target: str) -> None:
    assert said("scripts", language, "It is so.", target) == []


def test_what_the_original_has_or_stays_is_fine() -> None:
    assert said("scripts", "es", "Ask for العربية.", "Pida العربية.") == []
    assert said("scripts", "es", "Ask.", "Pida Яндекс.", kept=["Яндекс"]) == []


def test_a_row_of_latin_words() -> None:
    source = "Closed spina bifida occulta is harmless."
    (message,) = said("latin-words", "ar", source, "إن spina bifida occulta غير ضار.")
    assert "spina bifida occulta" in message
    assert said("latin-words", "ar", source, "إن spina bifida غير ضار.") == []
    assert said("latin-words", "es", source, "La spina bifida occulta no es grave.") == []
    name = "Great Ormond Street"
    assert said("latin-words", "hi", source, f"{name} में", kept=[name]) == []


@pytest.mark.parametrize(
    ("language", "target", "right"),
    [
        ("ar", "ید الطفل", "ي"),
        ("ar", "کل يوم", "ك"),
        ("fa", "كودك", "ک"),
        ("ur", "يہ بچہ", "ی"),
        ("ur", "یه بچہ", "ہ"),
        ("ro", "Spuneţi", "ț"),
        ("tr", "aðrı", "ğ"),
        ("vi", "ðau lưng", "đ"),
        ("uk", "шкіра ы", "и"),
    ],
)
def test_letters_of_a_neighbour(language: str, target: str, right: str) -> None:
    check = the_check("alphabet")
    (message,) = said("alphabet", language, "The child.", target)
    assert "no letter of this language" in message
    assert check.unreliable("es") == ""
    assert check.unreliable("ps")
    assert right  # what the hint says is in the table


@pytest.mark.parametrize(
    ("language", "target"),
    [("ar", "يد كل طفل"), ("fa", "کودک می‌شود"), ("ur", "یہ بچہ"), ("ro", "Spuneți")],
)
def test_their_own_letters_are_fine(language: str, target: str) -> None:
    assert said("alphabet", language, "The child.", target) == []


def test_small_latin_letters_inside_a_word_are_a_slip_and_an_ending_is_none() -> None:
    for language, wrong, right in (
        ("ar", "الجaلد أحمر.", "صورة الـCT هنا."),
        ("hi", "त्वaचा लाल है।", "नॉनCTस्कैन, 5 mgकी गोली"),
        ("bn", "ত্বaক লাল।", "CTস্ক্যান"),
        ("zh-Hans", "皮kожа肤", "用app看"),
    ):
        assert said("scripts", language, "The skin is red.", wrong)
        assert said("scripts", language, "The skin is red.", right) == []
