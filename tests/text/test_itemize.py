"""Items: one face and one script each, clusters whole, nothing lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflets.text.faces import FontLibrary
from leaflets.text.graphemes import grapheme_boundaries
from leaflets.text.itemize import covers, itemize, missing_characters
from leaflets.text.shaping import COMMON
from tests.text.samples import SAMPLES

FONTS = FontLibrary()


def scripts(text: str, language: str) -> list[tuple[str, str]]:
    return [(item.text, item.script) for item in itemize(text, FONTS.stack(language), 400)]


@pytest.mark.parametrize(
    ("text", "language", "items"),
    [
        ("tablet,", "en", [("tablet,", "Latn")]),
        ("500", "en", [("500", COMMON)]),
        ("(2)", "ar", [("(2)", COMMON)]),
        ("COVID-19", "ar", [("COVID-19", "Latn")]),
        ("500mg", "ar", [("500mg", "Latn")]),
        ("الماء،", "ar", [("الماء،", "Arab")]),
        ("ब्लड-शुगर", "hi", [("ब्लड-शुगर", "Deva")]),
        ("(Hb)रक्त", "hi", [("(Hb)", "Latn"), ("रक्त", "Deva")]),
        ("(שלום).", "he", [("(", COMMON), ("שלום", "Hebr"), (").", COMMON)]),
        ("", "en", []),
        ("e\u0301te\u0301", "fr", [("e\u0301te\u0301", "Latn")]),
        ("服用500毫克。", "zh-Hans", [("服用500毫克。", "Hani")]),
    ],
)
def test_items_of_a_word(text: str, language: str, items: list[tuple[str, str]]) -> None:
    assert scripts(text, language) == items


def test_digits_go_with_the_letters_beside_them_or_the_face_of_the_language() -> None:
    stack = FONTS.stack("ar")
    arabic, latin = stack.face_for("ب", 400), stack.face_for("A", 400)
    assert arabic is not latin
    assert [item.face for item in itemize("19", stack, 400)] == [arabic]
    assert [item.face for item in itemize("COVID-19", stack, 400)] == [latin]


def test_signs_of_another_face_do_not_take_the_digits_along() -> None:
    stack = FONTS.stack("en")
    latin, symbols = stack.face_for("0", 400), stack.face_for("☎", 400)
    assert latin is not symbols
    assert [(item.text, item.face) for item in itemize("☎0800", stack, 400)] == [
        ("☎", symbols),
        ("0800", latin),
    ]


def test_weight_chooses_the_face() -> None:
    stack = FONTS.stack("en")
    (regular,), (bold,) = itemize("now", stack, 400), itemize("now", stack, 700)
    assert regular.face is stack.faces(400)[0]
    assert bold.face is stack.faces(700)[0]
    assert regular.face is not bold.face


def test_characters_without_a_font() -> None:
    stack = FONTS.stack("en")
    items = itemize("a\ue123b", stack, 400)
    assert [(item.text, item.face is None) for item in items] == [
        ("a", False),
        ("\ue123", True),
        ("b", False),
    ]
    assert missing_characters("\ue123", stack, 400) == ["\ue123"]


def test_a_letter_is_drawn_composed_or_decomposed_as_the_font_has_it() -> None:
    face = FONTS.stack("vi").faces(400)[0]
    assert covers(face, "ệ")
    assert covers(face, "e\u0323\u0302")
    assert not covers(face, "क")


@given(
    st.text(
        st.sampled_from("aé19(-–. ☎≥\u200d\u200c\u0301بلا\u064eשק\u05b8कि्षห้า每，\ue123"),
        max_size=12,
    ),
    st.sampled_from(sorted(SAMPLES)),
)
def test_items_make_up_the_text_and_faces_have_it(text: str, language: str) -> None:
    stack = FONTS.stack(language)
    items = itemize(text, stack, 400)
    assert "".join(item.text for item in items) == text
    clusters = {0, *grapheme_boundaries(text)}
    end = 0
    for item in items:
        assert item.text
        assert item.face is None or covers(item.face, item.text)
        end += len(item.text)
        assert end in clusters
