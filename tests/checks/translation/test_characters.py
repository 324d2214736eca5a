"""Characters that cannot be searched, seen or read aloud."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.catalogs.po import parse_po
from leaflets.problems import LeafletsError
from tests.checks.translation.planted import said


@pytest.mark.parametrize(
    ("language", "target", "code"),
    [
        ("ar", "ﻻ تضغطوا", "U+FEFB"),  # presentation form of لا
        ("ar", "ﺟلد", "U+FE9F"),
        ("es", "La inﬂamación", "U+FB02"),
        ("pl", "５ minut", "U+FF15"),
        ("zh-Hans", "每次5㎎", "U+338E"),
        ("fr", "la𝐩eau", "U+1D429"),
        ("es", "La\u200bpiel", "U+200B"),
        ("ar", "جلد\u200d", "U+200D"),
        ("es", "pi\u200cel", "U+200C"),
        ("vi", "da \u0301 đỏ", "U+0301"),  # a mark on a space
        ("hi", "\u093f त्वचा", "U+093F"),
        ("es", "La\tpiel", "tab"),
    ],
)
def test_what_may_not_stand_there(language: str, target: str, code: str) -> None:
    (message,) = said("characters", language, "The skin.", target)
    assert code in message


@pytest.mark.parametrize(
    ("language", "target"),
    [
        ("fa", "می\u200cشود"),
        ("ur", "بے\u200cہوشی"),
        ("hi", "क्\u200dष"),
        ("bn", "র\u200d্যা"),
        ("th", "ผิว\u200bหนัง"),
        ("ja", "（ＭＲＩ）"),
        ("zh-Hans", "皮肤（MRI）！"),
        ("fr", "« Ça\u00a0va\u202f? »"),
        ("ar", "«جِلْد» ﷺ ﴿"),
        ("vi", "Da bị đỏ: ế, ự."),
        ("es", "½ de la dosis, 5 µg, 38 °C → ✓"),
    ],
)
def test_what_languages_need(language: str, target: str) -> None:
    assert said("characters", language, "The skin.", target) == []


@pytest.mark.parametrize("char", ["\u00ad", "\ufffd", "\u202e", "\ue000", "\u0007"])
def test_the_rest_is_refused_where_the_file_is_read(char: str) -> None:
    entry = f'msgctxt "a#b"\nmsgid "Skin"\nmsgstr "Pi{char}el"\n'
    with pytest.raises(LeafletsError):
        parse_po(entry, Path("es.po"))


def test_letters_and_marks_are_put_together_where_the_file_is_read() -> None:
    catalog = parse_po('msgctxt "a#b"\nmsgid "Skin"\nmsgstr "e\u0301"\n', Path("es.po"))
    assert catalog.by_context["a#b"].translations == ("é",)


def test_a_stretched_word() -> None:
    assert said("kashida", "ar", "The skin.", "الجـــلد")
    assert said("kashida", "ar", "The year.", "1447 هـ") == []
    assert said("kashida", "ar", "The MRI.", "الـMRI") == []
    assert said("kashida", "ar", "The {clinic.name}.", "الـ{clinic.name}") == []
