"""Terms are called as in the glossary; names that stay are there."""

from __future__ import annotations

import pytest

from leaflets.batch import load_workspace
from tests.checks.translation.planted import said, the_check
from tests.small_workspace import REPOSITORY


@pytest.mark.parametrize(
    ("language", "term", "right", "wrong"),
    [
        ("es", "ecografía (ultrasonido)", "Las ecografías no duelen.", "El escáner no duele."),
        ("pl", "badanie USG", "Podczas badania USG nic nie boli.", "Skan nie boli."),
        ("ar", "تصوير بالموجات", "التصوير بالموجات لا يؤلم.", "الفحص لا يؤلم."),
        ("zh-Hans", "超声检查", "超声检查不痛。", "扫描不痛。"),
        ("hi", "अल्ट्रासाउंड स्कैन", "अल्ट्रासाउंड स्कैनों से दर्द नहीं होता।", "जाँच से दर्द नहीं होता।"),
    ],
)
def test_a_term_with_another_name(language: str, term: str, right: str, wrong: str) -> None:
    source, terms = "An ultrasound scan does not hurt.", [("ultrasound scan", term)]
    assert said("glossary", language, source, right, terms=terms) == []
    (message,) = said("glossary", language, source, wrong, terms=terms)
    assert term in message


def test_only_the_whole_term_counts() -> None:
    terms = [("scan", "ecografía")]
    assert said("glossary", "es", "They scanned it.", "Lo miraron.", terms=terms) == []


def test_the_entry_of_the_term_itself_is_not_compared() -> None:
    terms = [("scan", "ecografía")]
    assert said("glossary", "es", "A scan.", "Imágenes.", kind="term", terms=terms) == []


def test_languages_that_change_words_inside_say_so() -> None:
    assert the_check("glossary").unreliable("cy")
    assert the_check("glossary").unreliable("am")


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("es", "Busque en ISRCTN.", "Busque en el registro."),
        ("zh-Hans", "请在ISRCTN查找。", "请在登记平台查找。"),
        ("ar", "ابحثوا في ISRCTN.", "ابحثوا في ISRCTNX."),
        ("pl", "Szukaj w ISRCTN-ie.", "Szukaj w isrctn."),
    ],
)
def test_a_name_that_stays(language: str, right: str, wrong: str) -> None:
    kept = ["ISRCTN"]
    assert said("kept-words", language, "Search ISRCTN.", right, kept=kept) == []
    (message,) = said("kept-words", language, "Search ISRCTN.", wrong, kept=kept)
    assert "ISRCTN" in message


def test_a_name_that_the_original_does_not_say_is_not_asked_for() -> None:
    assert said("kept-words", "es", "Search ISRCTNX.", "Busque.", kept=["ISRCTN"]) == []


def test_the_list_is_that_of_the_glossary() -> None:
    assert "ISRCTN" in load_workspace(REPOSITORY).kept
