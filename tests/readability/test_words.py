"""What a word is: numbers, units, abbreviations, dates, addresses, hyphens, apostrophes."""

from __future__ import annotations

import pytest

from leaflets.readability.words import parts_of, words_of


def read(text: str, language: str = "en") -> list[tuple[str, int, int]]:
    return [(word.text, word.letters, word.syllables) for word in words_of(text, language)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It is 1.5 cm.", [("It", 2, 1), ("is", 2, 1), ("1.5", 0, 1), ("cm", 2, 1)]),
        ("5 mm", [("5", 0, 1), ("mm", 2, 1)]),
        ("5\u00a0ml", [("5", 0, 1), ("ml", 2, 1)]),
        ("6–8 weeks", [("6–8", 0, 1), ("weeks", 5, 1)]),
        ("12,345", [("12,345", 0, 1)]),
        ("12\u202f345\u00a0678 babies", [("12345678", 0, 1), ("babies", 6, 2)]),
        ("on 2026-11-27", [("on", 2, 1), ("2026-11-27", 0, 1)]),
        ("27/11/2026", [("27/11/2026", 0, 1)]),
        ("27 November", [("27", 0, 1), ("November", 8, 3)]),
        ("50%", [("50", 0, 1)]),
        ("at 38.5 °C", [("at", 2, 1), ("38.5", 0, 1), ("C", 1, 1)]),
        ("(e.g. at night)", [("at", 2, 1), ("night", 5, 1)]),
        ("J. K. Rowling", [("Rowling", 7, 2)]),
        ("at 5 p.m.", [("at", 2, 1), ("5", 0, 1)]),
        ("Dr. Ruiz", [("Dr", 2, 1), ("Ruiz", 4, 1)]),
        ("the NHS and GPs", [("the", 3, 1), ("NHS", 3, 3), ("and", 3, 1), ("GPs", 3, 2)]),
        ("do NOT poke", [("do", 2, 1), ("NOT", 3, 1), ("poke", 4, 1)]),
        ("www.example.org/a-long-address", [("www.example.org/a-long-address", 0, 1)]),
        ("nhs.uk/dimple", [("nhs.uk/dimple", 0, 1)]),
        ("a@example.org.", [("a@example.org", 0, 1)]),
        ("long-term", [("long-term", 8, 2)]),
        ("and/or", [("and", 3, 1), ("or", 2, 1)]),
        ("wait—then call", [("wait", 4, 1), ("then", 4, 1), ("call", 4, 1)]),
        ("wait – call", [("wait", 4, 1), ("call", 4, 1)]),
        ("COVID-19", [("COVID-19", 5, 3)]),
        ("baby’s don’t", [("baby’s", 5, 2), ("don’t", 4, 1)]),
        ("“Yes!”", [("Yes", 3, 1)]),
        ("… !", []),
    ],
)
def test_english(text: str, words: list[tuple[str, int, int]]) -> None:
    assert read(text) == words


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("de", "Obst, z. B. Äpfel", ["Obst", "Äpfel"]),
        ("es", "¿Qué, p. ej., es?", ["Qué", "ej", "es"]),
        ("fr", "l’échographie d’aujourd’hui", ["l’échographie", "d’aujourd’hui"]),
        ("pl", "np. 2,5 cm", ["np", "2,5", "cm"]),
        ("ar", "اتصل بنا اليوم", ["اتصل", "بنا", "اليوم"]),
        ("hi", "इसे धोएँ।", ["इसे", "धोएँ"]),
        ("ko", "해. 전화.", ["해", "전화"]),
    ],
)
def test_words_of_other_languages(language: str, text: str, words: list[str]) -> None:
    assert [word.text for word in words_of(text, language)] == words


def test_syllables_are_counted_only_where_somebody_needs_them() -> None:
    for language, syllables in (("fr", 4), ("pl", 0), ("it", 0), ("ar", 0)):
        (word,) = words_of("échographie", language)
        assert (word.letters, word.syllables) == (11, syllables)
        assert word.long


def test_accents_may_be_letters_of_their_own() -> None:
    assert read("e\u0301tude", "fr") == read("\u00e9tude", "fr") == [("\u00e9tude", 5, 2)]
    assert parts_of("E\u0301tude") == ("\u00e9tude",)
