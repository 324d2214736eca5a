"""What is written can be read back: word by word, letter by letter, in every kind of script."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from leaflets.model.page import Element, Page, PagedDocument, SetText
from leaflets.pdf import draw
from leaflets.problems import LeafletsError
from leaflets.text.glyphs import Glyph, Line, PlacedWord, ShapedWord
from tests.oracle.read_back import read_tree, rows, tag_tree
from tests.pdf.content import operators
from tests.pdf.samples import WORDS, Builder, leaflet
from tests.pdf.typesetting import face_of, saying, shape

EXPECTED = Path(__file__).with_name("expected")
SET_ROLES = ("H1", "H2", "P", "Lbl", "LBody", "TH", "TD", "Caption")


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize("language", WORDS)
def test_words_read_back_as_written(language: str) -> None:
    build = leaflet(language)
    tree = read_tree(draw(build.document()))
    read = [(row.role, row.text) for row in rows(tree, *SET_ROLES) if row.text]
    # The caption was set last; in the tree it stands in its figure, which is last as well.
    assert read == [(role, _plain(text)) for role, text in build.said]


@pytest.mark.parametrize("language", WORDS)
def test_tags_are_as_expected(language: str) -> None:
    expected = (EXPECTED / f"tags-{language}.yaml").read_text(encoding="utf-8")
    assert tag_tree(read_tree(draw(leaflet(language).document()))) == expected


def test_language_changes_are_inherited_and_named() -> None:
    tree = read_tree(draw(leaflet("ar").document()))
    assert {row.text: row.language for row in rows(tree, "H1", "Span")} == {
        WORDS["ar"].title: "ar",
        "grand merci": "fr",
    }


def test_a_paragraph_over_two_pages_is_one_element() -> None:
    build = leaflet("en")
    tree = read_tree(draw(build.document()))
    (paragraph,) = [node for node in tree.walk() if node.role == "P"]
    assert paragraph.page == 1
    assert paragraph.marks >= 2
    (heading,) = [node for node in tree.walk() if node.role == "H2"]
    assert heading.page == 2


def _one_line(words: list[ShapedWord], right_to_left: bool = False) -> PagedDocument:
    """A paragraph of the given words, one after the other, as they are."""
    build = Builder("en", right_to_left)
    element = build.element("P", -1)
    style = build.style()
    placed = [
        PlacedWord(word, 20.0 * at, word.advance / 100, 10, style, False, 0)
        for at, word in enumerate(words)
    ]
    line = Line(tuple(placed), 100, right_to_left, True)
    build.pages[-1].append(SetText((line,), (30.0,), (40.0,), element))
    return build.document()


def _texts(document: PagedDocument) -> list[str]:
    return [row.text for row in rows(read_tree(draw(document)), "P")]


def test_a_ligature_needs_no_actual_text() -> None:
    face = face_of("en")
    glyph = face.glyph_for("x") or 0
    word = ShapedWord(
        "ffi", face, 500, False, (Glyph(glyph, 0, 0, "ffi"),), ((0.0, f"<{glyph:04X}>"),), False
    )
    document = _one_line([word])
    assert _texts(document) == ["ffi"]
    assert not any(name == "BDC" and operands[0] == "/Span" for name, operands in _ops(document))


def _ops(document: PagedDocument) -> list[tuple[str, list[object]]]:
    return operators(draw(document))


def retold(word: ShapedWord, text: str, glyphs: tuple[Glyph, ...]) -> ShapedWord:
    """The same word with other letters."""
    return ShapedWord(
        text, word.face, word.advance, word.right_to_left, glyphs, word.operands, word.one_to_one
    )


def test_one_glyph_with_two_meanings_is_told_apart() -> None:
    face = face_of("en")
    first = shape("ab", face)
    second = retold(first, "xb", (first.glyphs[0]._replace(text="x"), first.glyphs[1]))
    assert _texts(_one_line([first, second])) == ["abxb"]
    assert _texts(_one_line([second, first])) == ["xbab"]
    # Two lines: the second disagrees with what the first has settled.
    document = _one_line([first])
    item = document.pages[0].items[0]
    assert isinstance(item, SetText)
    other = saying(item.lines[0], (item.lines[0].words[0]._replace(word=second),))
    both = item._replace(lines=(item.lines[0], other), xs=(30, 30), baselines=(40, 60))
    page = replace(document.pages[0], items=(both,))
    assert _texts(replace(document, pages=(page,))) == ["abxb"]
    assert _texts(_one_line([first, second], right_to_left=True)) == ["abxb"]


def test_a_right_to_left_glyph_with_two_meanings_is_told_apart_alone() -> None:
    face = face_of("ar")
    first = shape("\u0628\u064a\u062a", face, True, "ar")  # bayt
    glyphs = (first.glyphs[0], first.glyphs[1]._replace(text="\u06cc"), first.glyphs[2])
    second = retold(first, "\u0628\u06cc\u062a", glyphs)
    document = _one_line([first, second], right_to_left=True)
    assert _texts(document) == [first.text + second.text]
    spans = [operands[1] for name, operands in _ops(document) if name == "BDC"]
    assert [span for span in spans if isinstance(span, dict) and "/ActualText" in span] == [
        {"/ActualText": "\ufeff\u06cc".encode("utf-16-be")}
    ]


def test_a_mark_its_ligature_has_spoken_for_is_not_read_twice() -> None:
    face = face_of("ar")
    mark = shape("\u0646\u064b", face, True, "ar")
    ligature = shape("\u0644\u064b\u0627", face, True, "ar")
    assert mark.glyphs[-1].glyph_id == ligature.glyphs[-1].glyph_id
    assert ligature.glyphs[-1].text == ""
    document = _one_line([mark, ligature, mark], right_to_left=True)
    assert _texts(document) == [mark.text + ligature.text + mark.text]


def test_right_to_left_words_are_shown_glyph_by_glyph_in_reading_order() -> None:
    word = shape("\u0645\u0631\u062d\u0628\u0627", face_of("ar"), True, "ar")
    listed = _ops(_one_line([word], right_to_left=True))
    shown = [operands[0] for name, operands in listed if name in ("Tj", "TJ")]
    assert shown == [glyph.glyph_id.to_bytes(2) for glyph in word.glyphs]
    moves = [operands[0] for name, operands in listed if name == "Td"]
    assert len(moves) == len(shown)
    assert all(isinstance(move, float) and move < 0 for move in moves[1:])


def test_marks_are_spoken_for_by_actual_text_up_to_the_next_space() -> None:
    build = Builder("hi")
    build.text(build.element("P", -1), [("हिन्दी में लिखें", build.style())])
    spans = [
        operands[1]["/ActualText"]
        for name, operands in operators(draw(build.document()))
        if name == "BDC" and "/ActualText" in operands[1]
    ]
    texts = [span.decode("utf-16-be").removeprefix("\ufeff") for span in spans]
    assert texts == ["हिन्दी ", "में ", "लिखें"]


def test_lines_of_one_pitch_share_an_operator_and_one_text_object() -> None:
    build = Builder("en")
    build.text(build.element("P", -1), [("word " * 60, build.style())], width=120)
    names = [name for name, _ in operators(draw(build.document()))]
    assert names.count("BT") == names.count("ET") == 1
    assert names.count("TD") == 1
    assert names.count("T*") > 5


def test_the_space_at_a_line_end_is_kept() -> None:
    build = Builder("en")
    text = "one two three four five six seven eight nine ten"
    build.text(build.element("P", -1), [(text, build.style())], width=60)
    document = build.document()
    assert _texts(document) == [text]


def test_stretched_lines_put_each_word_in_its_place() -> None:
    face = face_of("en")
    document = _one_line([shape("a", face), shape("b", face)])
    operands = next(operands for name, operands in _ops(document) if name == "TJ")
    advance = face.advance(face.glyph_for("a") or 0)
    assert isinstance(operands[0], list)
    assert operands[0][1] == pytest.approx(-(2000 - advance), abs=0.01)


def test_no_glyph_is_missing_in_silence() -> None:
    face = face_of("en")
    tofu = ShapedWord(
        "\u6f22", face, 600, False, (Glyph(0, 0, 0, "\u6f22"),), ((0, "<0000>"),), True
    )
    private = retold(tofu, "\ue123", (Glyph(5, 0, 0, "\ue123"),))
    with pytest.raises(LeafletsError) as caught:
        draw(_one_line([tofu, private]))
    codes = [problem.code for problem in caught.value.problems]
    assert codes == ["pdf/missing-glyph", "pdf/meaningless-character"]
    assert "\u6f22" in caught.value.problems[0].message
    assert "U+E123" in caught.value.problems[1].message


def test_a_text_without_words_leaves_no_trace() -> None:
    build = Builder("en")
    element = build.element("P", -1)
    build.pages[-1].append(SetText((Line((), 0, False, True),), (0,), (9,), element))
    document = build.document()
    assert read_tree(draw(document)).children == []
    assert isinstance(document.elements[0], Element)
    assert isinstance(document.pages[0], Page)
