"""Words of the original that are left: one, a sentence, or all of it."""

from __future__ import annotations

import pytest

from tests.checks.translation.planted import said, the_check

ONCE = "Take it once a day."


@pytest.mark.parametrize(
    ("language", "target"),
    [
        ("es", "Tómelo once al día."),  # eleven
        ("ar", "خذوه once في اليوم."),
        ("ar", "and خذوه مرة في اليوم."),  # nothing of the original, but English
        ("bn", "এটি দিনে once নিন।"),
        ("hi", "इसे दिन में once लें।"),
        ("ur", "اسے دن میں once لیں۔"),
        ("zh-Hans", "每天once服用。"),
        ("pl", "Proszę brać once dziennie."),
        ("vi", "Uống once mỗi ngày."),
        ("fr", "À prendre once par jour."),
        ("pt", "Tome once por dia."),
        ("tr", "Günde once alın."),
    ],
)
def test_a_word_that_is_left(language: str, target: str) -> None:
    (message,) = said("residue", language, ONCE, target)
    assert "“once”" in message or "“and”" in message


@pytest.mark.parametrize(
    ("language", "source", "target"),
    [
        ("pt", "Do this in the morning, as usual.", "Faça isto no domingo, as do costume do dia."),
        ("es", "He has no fever.", "No tiene fiebre; he visto que has venido, me dijo."),
        ("fr", "Put it on as an aid.", "On met un an, or, as, me."),
        ("pl", "To do it, go on.", "To do tego, on by."),
        ("vi", "You can do it in the morning, so to say.", "Can do in the to so an."),
        ("de", "In an hour it was so.", "In der Stunde war es so, an was?"),
        ("tr", "Her dose is ten.", "Her gün on doz."),
        ("ar", "Ask for MRI or “OR”.", "اطلبوا MRI."),
    ],
)
def test_words_that_both_languages_have_are_none(language: str, source: str, target: str) -> None:
    assert said("residue", language, source, target) == []


def test_a_word_of_latin_letters_counts_only_where_the_original_has_it() -> None:
    assert said("residue", "es", "Drink water.", "El club The Cure y agua.") == []


def test_words_that_stay_are_no_residue() -> None:
    name = "Institute for Health"
    assert said("residue", "ar", f"Ask {name}.", f"اسألوا {name}.")
    assert said("residue", "ar", f"Ask {name}.", f"اسألوا {name}.", kept=[name]) == []


@pytest.mark.parametrize("language", ["es", "ar", "zh-Hans", "pl"])
def test_a_sentence_that_is_left(language: str) -> None:
    source = "Wash your hands. Call us if the skin is red."
    target = "Xxxxx xxxxx. Call us if the skin is red."
    (message,) = said("untranslated-sentence", language, source, target)
    assert "Call us if the skin is red" in message
    assert said("residue", language, source, target) == []  # said once


def test_a_name_of_four_words_is_no_sentence() -> None:
    source = "Riverbank Sample Children Clinic"
    assert said("untranslated-sentence", "es", source, source) == []


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("es", "Sacral dimple", True),
        ("ar", "Dimple", True),
        ("es", "Normal", False),  # one word may be the same in both
        ("ar", "MRI", False),
        ("ar", "{clinic.phone}", False),
        ("ar", "38.5", False),
        ("es", "ISRCTN 12345", False),
    ],
)
def test_a_translation_that_is_the_original(language: str, text: str, wrong: bool) -> None:
    assert bool(said("unchanged", language, text, text)) is wrong


def test_names_of_clinics_and_words_that_stay_may_be_the_same() -> None:
    context = "clinics/hill-street#name"
    assert said("unchanged", "ar", "Hill Street", "Hill Street", context=context) == []
    assert said("unchanged", "ar", "Trials.gov", "Trials.gov", kept=["Trials.gov"]) == []


def test_a_language_whose_own_words_are_not_known_says_so() -> None:
    assert the_check("residue").unreliable("sq")
    assert the_check("untranslated-sentence").unreliable("sq")
    assert the_check("residue").unreliable("el") == ""  # other letters: nothing to confuse


def test_words_of_an_address_are_not_left_over() -> None:
    source = "Read and keep example.org/stop-and-ask."
    assert said("residue", "es", source, "Lea y guarde example.org/stop-and-ask.") == []
    assert said("residue", "es", source, "Lea and guarde example.org/stop-and-ask.")
    assert said("latin-words", "hi", source, "example.org/stop-and-ask पढ़ें।") == []
