"""Boxes: how they measure, split and draw."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from functools import cache

import pytest

from leaflets.markup import parse_markup
from leaflets.model.layout import MM, Style, Theme, TypeStep
from leaflets.model.nodes import Heading, Run
from leaflets.model.page import ARTIFACT, Area, SetText
from leaflets.text.faces import FontLibrary
from leaflets.typeset.boxes import Box, KnownBox, TextBox, space_between
from leaflets.typeset.builder import Builder
from leaflets.typeset.known import Known
from leaflets.typeset.rows import ColumnsBox, RowBox
from leaflets.typeset.sheet import Sheet
from leaflets.typeset.stack import StackBox
from leaflets.typeset.styles import Look, Stylesheet
from leaflets.typeset.table import TableBox
from leaflets.typeset.words import Voice
from tests.sealing import with_seals

LONG = " ".join(["Wash the dimple in the bath like the rest of the skin."] * 6)


@cache
def library() -> FontLibrary:
    return FontLibrary()


def builder(language: str = "en", right_to_left: bool = False, **styles: Style) -> Builder:
    theme = Theme(
        title="Test",
        palette={"paper": "#ffffff", "ink": "#000000", "pale": "#eeeeee", "link": "#0000cc"},
        type={"body": TypeStep(size=12)},
        styles=styles,
    )
    return Builder(
        Stylesheet(theme, "", ""), library(), Voice(language, right_to_left, "latn"), {}, {}
    )


def box(source: str, made: Builder | None = None) -> Box:
    made = made or builder()
    (node,) = parse_markup(with_seals(source), {}).nodes
    return made.box(node, Look(), 0)


def drawn(placed: Box, width: float = 200, artifact: bool = False) -> list[object]:
    sheet = Sheet(0, width, 500, False)
    sheet.artifact = "Header" if artifact else None
    placed.place(sheet, 0, 0, width)
    return list(sheet.page().items)


def words(items: list[object]) -> str:
    lines = [line for item in items if isinstance(item, SetText) for line in item.lines]
    return " ".join("".join(word.word.text for word in line.words).strip() for line in lines)


def test_a_paragraph_is_as_high_as_its_lines() -> None:
    text = box(f"<p>{LONG}</p>")
    assert isinstance(text, TextBox)
    lines = text.paragraph.fill(200)
    assert len(lines) > 5
    assert text.height(200) == pytest.approx(len(lines) * 12 * 1.4, abs=0.01)


def test_a_split_paragraph_keeps_two_lines_on_each_side_and_every_word() -> None:
    text = box(f"<p>{LONG}</p>")
    line = text.height(200) / len(text.paragraph.fill(200))  # type: ignore[attr-defined]
    count = round(text.height(200) / line)
    assert text.split(200, line * 1.5) is None
    for room in range(2, count):
        parts = text.split(200, line * room)
        assert parts is not None
        heights = [round(part.height(200) / line) for part in parts]
        assert sum(heights) == count
        assert min(heights) >= 2
        assert words(drawn(parts[0]) + drawn(parts[1])) == LONG


def test_a_heading_never_ends_a_column() -> None:
    made = builder(h2=Style(keep="with-next"))
    stack = box(f"<section><p>a</p><h2>Care</h2><p>{LONG}</p></section>", made)
    assert isinstance(stack, StackBox)
    first = stack.children[0].height(200)
    heading = stack.children[1].height(200)
    parts = stack.split(200, first + heading + 5)
    assert parts is not None
    assert words(drawn(parts[0])) == "a"
    assert words(drawn(parts[1])).startswith("Care Wash")


def test_what_keeps_together_is_split_only_where_it_is_higher_than_a_page() -> None:
    made = builder(section=Style(keep="together"))
    stack = box(f"<section><p>{LONG}</p><p>{LONG}</p></section>", made)
    height = stack.height(200)
    assert stack.split(200, height / 2) is None
    assert stack.split(200, height / 2, whole=height) is None
    assert stack.split(200, height / 2, whole=height - 0.1) is not None


def test_a_box_that_fits_a_page_stays_whole_inside_one_that_does_not() -> None:
    made = builder(tier=Style(keep="together"))
    tier = f'<section class="tier"><p>{LONG}</p><p>{LONG}</p></section>'
    stack = box(f"<section><p>a</p>{tier}{tier}{tier}</section>", made)
    one = box(tier, made).height(200)
    parts = stack.split(200, 1.5 * one, whole=2 * one)
    assert parts is not None
    assert words(drawn(parts[0])) == f"a {LONG} {LONG}"


def test_no_item_of_a_long_list_stands_alone() -> None:
    made = builder()
    items = [f"<li><p>item {number}</p></li>" for number in range(5)]
    stack = box(f"<ul>{''.join(items)}</ul>", made)
    one = box(f"<ul>{items[0]}</ul>", made).height(200)
    assert stack.split(200, 1.5 * one) is None
    parts = stack.split(200, stack.height(200) - 0.5 * one)
    assert parts is not None
    assert words(drawn(parts[1])).endswith("item 3 • item 4")
    assert stack.split(200, 1.5 * one, whole=0) is not None


@pytest.mark.parametrize("style", [Style(), Style(columns=2)])
def test_no_item_of_a_list_that_must_be_divided_stands_alone(style: Style) -> None:
    made = builder(ul=style)
    items = [f"<li><p>item {number}</p></li>" for number in range(5)]
    stack = box(f"<ul>{''.join(items)}</ul>", made)
    one = box(f"<ul>{items[0]}</ul>", made).height(100)
    parts = stack.split(100, 4.5 * one, whole=0)
    assert parts is not None
    assert [part.height(100) for part in parts] == pytest.approx([3 * one, 2 * one])


def test_padding_bar_and_indent_take_their_room() -> None:
    from leaflets.model.layout import Bar

    made = builder(
        section=Style(padding=(2, 3, 4, 5), bar=Bar(width=6, colour="ink"), background="pale")
    )
    area, bar, text = drawn(box("<section><p>Wash it.</p></section>", made))
    assert isinstance(area, Area)
    assert isinstance(bar, Area)
    assert isinstance(text, SetText)
    assert area.height == pytest.approx(12 * 1.4 + 6 * MM, abs=0.01)
    assert bar.width == pytest.approx(6 * MM)
    assert text.xs[0] == pytest.approx(11 * MM)


def test_spaces_between_neighbours_do_not_add_up() -> None:
    @dataclass
    class Spaced:
        before: float
        after: float

    assert space_between(Spaced(0, 5), Spaced(8, 0)) == 8  # type: ignore[arg-type]
    assert space_between(Spaced(0, 5), Spaced(2, 0), gap=9) == 9  # type: ignore[arg-type]


TABLE = (
    "<table><thead><tr><th>Myth</th><th>Fact</th></tr></thead><tbody>"
    + "".join(f"<tr><th>myth {n}</th><td>{LONG[:100]} {n}</td></tr>" for n in range(6))
    + "</tbody></table>"
)


def test_a_table_breaks_between_rows_and_repeats_its_header_as_an_artifact() -> None:
    table = box(TABLE)
    assert isinstance(table, KnownBox)
    table = table.body
    assert isinstance(table, TableBox)
    parts = table.split(200, table.height(200) / 2)
    assert parts is not None
    first, second = (drawn(part) for part in parts)
    assert words(first).startswith("Myth Fact myth 0")
    assert words(second).startswith("Myth Fact myth ")
    texts = [item for item in second if isinstance(item, SetText)]
    assert [text.element == ARTIFACT for text in texts[:3]] == [True, True, False]
    rows = [
        number for part in (first, second) for number in range(6) if f"myth {number}" in words(part)
    ]
    assert rows == list(range(6))


def test_a_table_is_not_split_below_its_header() -> None:
    table = box(TABLE)
    assert isinstance(table, KnownBox)
    table = table.body
    assert isinstance(table, TableBox)
    assert table.split(200, table.row_heights(200)[0] + 5) is None


def test_cells_of_a_row_are_equally_high() -> None:
    made = builder(td=Style(background="pale"), th=Style(background="pale"))
    areas = [item for item in drawn(box(TABLE, made)) if isinstance(item, Area)]
    for left, right in (
        itertools.batched(areas, 2)
        if hasattr(itertools, "batched")
        else zip(areas[::2], areas[1::2], strict=True)
    ):
        assert left.height == right.height
        assert left.y == right.y


def test_list_items_have_markers_and_the_tags_of_a_list() -> None:
    made = builder(ol=Style(indent=6))
    items = drawn(box("<ol><li>one</li><li>two</li></ol>", made))
    assert words(items) == "1. one 2. two"
    roles = [element.role for element in made.tags.elements()]
    assert roles == ["Sect", "L", "LI", "Lbl", "LBody", "LI", "Lbl", "LBody"]
    assert made.tags.elements()[1].numbering == "Decimal"


def test_rows_share_the_width() -> None:
    made = builder(section=Style(row=(20, "flex"), gap=5))
    row = box("<section><p>a</p><p>b</p></section>", made)
    assert isinstance(row, RowBox)
    texts = [item for item in drawn(row) if isinstance(item, SetText)]
    assert texts[1].xs[0] == pytest.approx(25 * MM)


def test_columns_are_balanced_and_fewer_where_it_is_narrow() -> None:
    made = builder(ul=Style(columns=3))
    columns = box("<ul>" + "<li>item</li>" * 9 + "</ul>", made)
    assert isinstance(columns, KnownBox)
    columns = columns.body
    assert isinstance(columns, ColumnsBox)
    line = columns.height(60 * MM) / 9
    assert columns.height(180 * MM) == pytest.approx(3 * line, abs=0.1)
    assert columns.height(110 * MM) == pytest.approx(5 * line, abs=0.1)


def test_headings_are_balanced_without_another_line() -> None:
    heading = box("<h1>Sacral dimple: warning signs for parents</h1>")
    assert isinstance(heading, TextBox)
    greedy = heading.paragraph.fill(150)
    balanced = heading.paragraph.fill(heading._filled(150))
    assert len(balanced) == len(greedy)
    assert max(line.width for line in balanced) <= max(line.width for line in greedy) + 0.01


def test_long_lines_stop_at_a_readable_length() -> None:
    sheet = Sheet(0, 2000, 500, False)
    box(f"<p>{LONG} {LONG}</p>").place(sheet, 0, 0, 2000)
    (text,) = sheet.page().items
    assert isinstance(text, SetText)
    assert max(len("".join(w.word.text for w in line.words)) for line in text.lines) <= 78


def test_weak_contrast_a_missing_letter_and_an_unknown_style_are_problems() -> None:
    made = builder(p=Style(colour="pale"))
    box("<p>pale</p>", made)
    box("<p>\U0001f98b</p>", made)
    box('<p class="shiny">x</p>', made)
    codes = {problem.code for problem in (*made.words.problems, *made.problems)}
    assert codes == {"theme/contrast", "text/missing-glyph", "theme/unknown-style"}


def test_a_link_becomes_an_inline_element_with_its_words() -> None:
    made = builder()
    (item,) = drawn(box('<p>Call <a href="tel:+44">020</a> now</p>', made))
    assert isinstance(item, SetText)
    (link,) = item.links
    assert (link.target, link.contents) == ("tel:+44", "020")
    assert made.tags.elements()[item.inlines[link.inline - 1]].role == "Link"


def test_artifacts_have_no_elements() -> None:
    (item,) = drawn(box('<p>Call <a href="tel:+44">020</a></p>'), artifact=True)
    assert isinstance(item, SetText)
    assert (item.element, item.links, item.kind) == (ARTIFACT, (), "Header")


def test_right_to_left_lists_stand_at_the_right() -> None:
    made = builder("ar", True, ul=Style(indent=6))
    sheet = Sheet(0, 200, 500, right_to_left=True)
    box("<ul><li>حمى</li></ul>", made).place(sheet, 0, 0, 200)
    marker, text = (item for item in sheet.page().items if isinstance(item, SetText))
    assert marker.xs[0] > text.xs[0] + text.lines[0].width
    assert text.xs[0] + text.lines[0].width == pytest.approx(200 - 6 * MM, abs=0.01)


def test_replacing_a_look_changes_no_words() -> None:
    text = box(f"<p>{LONG}</p>")
    assert isinstance(text, TextBox)
    assert words(drawn(replace(text, look=replace(text.look, align="end")))) == LONG


def test_a_letter_that_an_extra_has_is_refused_with_how_to_install_it() -> None:
    made = builder("zh-Hans")
    box("<p>\u9f98</p>", made)
    if library().stack("zh-Hans").face_for("\u9f98", 400) is not None:
        pytest.skip("the full Chinese fonts are installed here")
    (problem,) = made.words.problems
    assert problem.code == "text/missing-glyph"
    assert 'pip install "leaflets[cjk]"' in problem.hint
    box("<p>\U0001f98b</p>", other := builder())
    (problem,) = other.words.problems
    assert "pip install" not in problem.hint


def sharing(known: Known, where: str) -> Builder:
    """A builder of the same setting as the others that share what is known."""
    made = Builder(STYLES, library(), Voice("en", False, "latn"), {}, {}, known)
    made.words.where = where
    return made


STYLES = builder(p=Style(colour="pale"))._stylesheet
LOOK = Look()


def built(source: str, made: Builder) -> Box:
    (node,) = parse_markup(with_seals(source), {}).nodes
    return made.box(node, LOOK, 0)


@pytest.mark.parametrize(
    "source", ["<h1>\U0001f98b</h1>", "<ul><li>\U0001f98b</li></ul>", '<h1 class="odd">x</h1>']
)
def test_a_problem_is_found_again_and_names_the_block_it_is_in_now(source: str) -> None:
    known = Known()
    for where in ("first/block", "second/block"):
        made = sharing(known, where)
        built(source, made)
        problems = (*made.words.problems, *made.problems)
        assert [problem.where.field for problem in problems if problem.where] == [where]


def test_a_problem_that_was_there_before_is_not_taken_for_none() -> None:
    known = Known()
    weak = "<p>pale</p>"
    both = sharing(known, "x")
    built(weak, both)
    built("<ul><li><p>pale</p><p>too</p></li></ul>", both)
    assert len(both.words.problems) == 1
    for source in (weak, "<ul><li><p>pale</p><p>too</p></li></ul>"):
        again = sharing(known, "x")
        built("<h1>before it</h1>", again)
        built(source, again)
        assert [problem.code for problem in again.words.problems] == ["theme/contrast"]


def test_words_that_are_known_are_the_content_of_their_own_element() -> None:
    known = Known()
    made = sharing(known, "x")
    first, second = built("<h1>Same</h1>", made), built("<h1>Same</h1>", made)
    assert isinstance(first, TextBox)
    assert isinstance(second, TextBox)
    assert second.paragraph is first.paragraph
    assert (first.element, second.element) == (1, 2)
    assert built("<h2>Same</h2>", made) != second
    link = '<h1><a href="https://example.org">Same</a></h1>'
    one, two = built(link, made), built(link, made)
    assert isinstance(one, TextBox)
    assert isinstance(two, TextBox)
    assert (*one.inlines, *two.inlines) == (5, 7)


def test_what_counts_pages_is_made_for_each() -> None:
    known = Known()
    for page in (1, 2):
        made = sharing(known, "x")
        made.words.counters = (page, 2)
        node = Heading(1, (Run("{page} of {pages}", counter=True),), ("h1",))
        box = made.box(node, LOOK, 0)
        assert words(drawn(box)) == f"{page} of 2"


@pytest.mark.parametrize("source", ["<p>\U0001f98b</p>", "<ul><li>\U0001f98b</li></ul>"])
def test_a_problem_inside_words_of_another_language_is_not_lost(source: str) -> None:
    made = sharing(Known(), "x")
    built(f'<section lang="ar">{source}</section>', made)
    built("<p>after it</p>", made)
    assert "text/missing-glyph" in [problem.code for problem in made.words.problems]
