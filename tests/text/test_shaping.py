"""Shaped words: every glyph where HarfBuzz put it, every character accounted for."""

from __future__ import annotations

import re

import pytest

from leaflets.text import shaping
from leaflets.text.bidi import has_right_to_left
from leaflets.text.face import Face
from leaflets.text.faces import FontLibrary
from leaflets.text.glyphs import ShapedWord
from leaflets.text.itemize import itemize
from leaflets.text.shaping import (
    WordKey,
    has_missing_glyph,
    shape,
    shaped_word,
    words_together,
)
from tests.text.samples import RIGHT_TO_LEFT, SAMPLES, SIMPLE_SCRIPTS

FONTS = FontLibrary()
TOLERANCE = 0.5  # 1/1000 em


def face_of(language: str, weight: int = 400) -> Face:
    return FONTS.stack(language).faces(weight)[0]


def words_of(language: str) -> list[ShapedWord]:
    stack = FONTS.stack(language)
    return [
        shaped_word(
            WordKey(item.face, item.text, item.script, has_right_to_left(item.text), language)
        )
        for word in SAMPLES[language].split()
        for item in itemize(word, stack, 400)
        if item.face is not None
    ]


def drawn(word: ShapedWord) -> tuple[list[tuple[int, float, float]], float]:
    """Carry out the operands as ISO 32000-1 9.4.4 says: glyphs with places, and the pen's end."""
    pen = 0.0
    placed: list[tuple[int, float, float]] = []
    for rise, operands in word.operands:
        assert re.fullmatch(r"(<([0-9A-F]{4})+>|-?\d+(\.\d)?(?!\d))+", operands)
        for codes, number in re.findall(r"<([0-9A-F]+)>|(-?[\d.]+)", operands):
            if number:
                pen -= float(number)
            for k in range(0, len(codes), 4):
                glyph = int(codes[k : k + 4], 16)
                placed.append((glyph, pen, rise))
                pen += word.face.advance(glyph)
    return placed, pen


@pytest.mark.parametrize("language", sorted(set(SAMPLES) - set(RIGHT_TO_LEFT)))
def test_operands_draw_the_glyphs_and_leave_the_pen_at_the_end(language: str) -> None:
    for word in words_of(language):
        placed, pen = drawn(word)
        assert pen == pytest.approx(word.advance, abs=TOLERANCE)
        assert len(placed) == len(word.glyphs)
        for glyph, (code, x, rise) in zip(word.glyphs, placed, strict=True):
            assert code == glyph.glyph_id
            assert x == pytest.approx(glyph.x, abs=TOLERANCE)
            assert rise == glyph.y


@pytest.mark.parametrize("language", sorted(SAMPLES))
def test_glyph_texts_spell_the_word(language: str) -> None:
    for word in words_of(language):
        assert "".join(glyph.text for glyph in word.glyphs) == word.text.replace("\u200c", "")
        assert not has_missing_glyph(word)
        assert bool(word.operands) != word.right_to_left


@pytest.mark.parametrize("language", SIMPLE_SCRIPTS)
def test_simple_scripts_are_one_to_one(language: str) -> None:
    for word in words_of(language):
        has_ligature = any(part in word.text for part in ("ու", "մե"))
        assert word.one_to_one != has_ligature


def test_marks_and_reordering_are_not_one_to_one() -> None:
    stack = FONTS.stack("hi")
    (item,) = itemize("लिखित", stack, 400)
    assert item.face is not None
    assert not shape(WordKey(item.face, item.text, item.script, False, "hi")).one_to_one
    hebrew = face_of("he")
    assert not shape(WordKey(hebrew, "שָׁלוֹם", "Hebr", True, "he")).one_to_one
    assert shape(WordKey(hebrew, "שלום", "Hebr", True, "he")).one_to_one


def test_right_to_left_glyphs_are_in_reading_order_from_the_right() -> None:
    word = shape(WordKey(face_of("he"), "שלום", "Hebr", True, "he"))
    assert [glyph.text for glyph in word.glyphs] == list("שלום")
    xs = [glyph.x for glyph in word.glyphs]
    assert xs == sorted(xs, reverse=True)
    assert xs[-1] == 0.0
    assert word.operands == ()


def test_joiners_leave_no_glyph_and_no_text_on_their_neighbours() -> None:
    word = shape(WordKey(face_of("fa"), "می\u200cشود", "Arab", True, "fa"))
    joined = shape(WordKey(face_of("fa"), "میشود", "Arab", True, "fa"))
    assert word.text == "می\u200cشود"
    assert [glyph.text for glyph in word.glyphs] == list("میشود")
    assert [g.glyph_id for g in word.glyphs] != [g.glyph_id for g in joined.glyphs]


def test_context_joins_letters_across_the_edge_of_a_word() -> None:
    face = face_of("ar")
    alone = shape(WordKey(face, "ماء", "Arab", True, "ar"))
    after_article = shape(WordKey(face, "ماء", "Arab", True, "ar", before="الت"))
    assert alone.glyphs[0].glyph_id != after_article.glyphs[0].glyph_id
    assert [glyph.text for glyph in after_article.glyphs] == list("ماء")
    unjoined = shape(WordKey(face, "ماء", "Arab", True, "ar", before="وا"))
    assert unjoined.glyphs[0].glyph_id == alone.glyphs[0].glyph_id


def test_ligatures_keep_the_text_of_all_their_letters() -> None:
    word = shape(WordKey(face_of("ar"), "لا", "Arab", True, "ar"))
    assert "".join(glyph.text for glyph in word.glyphs) == "لا"


def test_the_language_chooses_the_forms() -> None:
    """Font feature locl: languages ask for their own forms of shared letters."""
    face = face_of("ru")
    russian = shape(WordKey(face, "б", "Cyrl", False, "ru"))
    serbian = shape(WordKey(face, "б", "Cyrl", False, "sr"))
    assert russian.glyphs[0].glyph_id != serbian.glyphs[0].glyph_id


def test_a_missing_glyph_is_noticed() -> None:
    assert has_missing_glyph(shape(WordKey(face_of("en"), "a\ue123", "Latn", False, "en")))


def test_words_are_shaped_once_and_the_cache_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    shaping._words.clear()
    key = WordKey(face_of("en"), "once", "Latn", False, "en")
    assert shaped_word(key) is shaped_word(key)
    assert shaped_word(key) is not shaped_word(key._replace(face=face_of("en", 700)))
    monkeypatch.setattr(shaping, "_MOST_WORDS", 10)
    for number in range(50):
        shaped_word(key._replace(text=str(number)))
        assert len(shaping._words) <= 10


def contents(word: ShapedWord) -> tuple[object, ...]:
    return (
        (word.text, word.face, word.advance, word.right_to_left),
        (word.glyphs, word.meanings, word.operands, word.one_to_one),
    )


def keys_of(language: str, weight: int = 400) -> list[WordKey]:
    stack = FONTS.stack(language)
    words = [itemize(word, stack, weight) for word in SAMPLES[language].split()]
    return [
        WordKey(item.face, item.text, item.script, False, language)
        for items in words
        for item in items
        if item.face is not None and not has_right_to_left(item.text)
    ]


@pytest.mark.parametrize("language", sorted(set(SAMPLES) - set(RIGHT_TO_LEFT)))
@pytest.mark.parametrize("weight", [400, 700])
def test_the_short_way_comes_to_the_same(language: str, weight: int) -> None:
    for key in keys_of(language, weight):
        shaped = shaping._shape_with_harfbuzz(key)
        whole = shaping._word(key, shaping._positioned(key, shaped))
        assert contents(shape(key)) == contents(whole)


@pytest.mark.parametrize("language", ["en", "vi", "pl", "ru", "el", "hi"])
def test_words_shaped_together_are_those_shaped_alone(language: str) -> None:
    for key in keys_of(language):
        texts = [other.text for other in keys_of(language) if other[::2] == key[::2]]
        shaping._words.clear()
        found = words_together(key, texts)
        shaping._words.clear()
        for text, word in zip(texts, found, strict=True):
            if word is not None:
                assert contents(word) == contents(shaped_word(key._replace(text=text)))
        assert language == "hi" or any(found)


def test_a_word_that_its_neighbour_changes_is_not_shaped_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Marked:
        def __init__(self, info: object, flags: int) -> None:
            self.codepoint, self.cluster = info.codepoint, info.cluster  # type: ignore[attr-defined]
            self.flags = flags

    key = WordKey(face_of("en"), "", "Latn", False, "en")
    shape_with_harfbuzz = shaping._shape_with_harfbuzz

    marks: set[int] = set()

    def marking(wanted: WordKey) -> object:
        infos, positions = shape_with_harfbuzz(wanted)
        return [Marked(info, int(info.cluster in marks)) for info in infos], positions

    monkeypatch.setattr(shaping, "_shape_with_harfbuzz", marking)
    for marked, left in (({3}, ["one"]), ({4}, ["two"]), ({8}, ["six"]), ({1, 5, 9}, [])):
        marks = marked
        shaping._words.clear()
        found = words_together(key, ["one", "two", "six"])
        whole = [text for text, word in zip(["one", "two", "six"], found, strict=True) if not word]
        assert whole == left
    shaping._words.clear()


def test_what_is_known_and_what_is_alone_need_no_company() -> None:
    shaping._words.clear()
    key = WordKey(face_of("en"), "", "Latn", False, "en")
    (alone,) = words_together(key, ["alone"])
    assert alone is shaped_word(key._replace(text="alone"))
    assert words_together(key, ["alone", "alone"]) == [alone, alone]
