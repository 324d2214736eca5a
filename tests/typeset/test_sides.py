"""Two languages beside each other: rows, page breaks, panels, and what stands across."""

from __future__ import annotations

import math

import pytest

from leaflets.markup import parse_markup
from leaflets.model.layout import Style
from leaflets.model.page import Area, Element, Item, SetText, Stroke
from leaflets.typeset.boxes import Box
from leaflets.typeset.pairs import Pair, Sides
from leaflets.typeset.rows import ColumnsBox
from leaflets.typeset.setting import Setting
from leaflets.typeset.sheet import Sheet
from leaflets.typeset.sides import paired, side_by_side
from leaflets.typeset.styles import Look
from leaflets.typeset.tags import TagTree
from leaflets.typeset.words import Voice
from tests.sealing import with_seals
from tests.typeset.test_boxes import LONG, box, builder, library

COLUMN, GUTTER, MARGIN = 200.0, 20.0, 30.0
PAGE = 2 * (COLUMN + MARGIN) + GUTTER
APART = COLUMN + GUTTER
OTHER_WAY = Sides(True, APART, 0.0, 100)
SAME_WAY = Sides(False, APART, APART, 100)


def drawn(placed: Box, artifact: bool = False) -> tuple[Item, ...]:
    """On a page from left to right, from 40 points below its top."""
    sheet = Sheet(0, PAGE, 900, False)
    sheet.artifact, sheet.base = ("Header" if artifact else None), 10
    placed.place(sheet, MARGIN, 40, COLUMN)
    return sheet.page().items


def texts(items: tuple[Item, ...]) -> tuple[list[SetText], list[SetText]]:
    """Those of the first side and those of the second."""
    found = [item for item in items if isinstance(item, SetText)]
    return (
        [item for item in found if item.element < 100],
        [item for item in found if item.element >= 100],
    )


def pair(first: str, second: str, sides: Sides = OTHER_WAY, **styles: Style) -> Box:
    left, right = builder("en", False, **styles), builder("en", False, **styles)
    if sides.right_to_left:
        right.words = right.words.speaking(Voice("ar", True, "latn"))
    (row,) = paired(box(first, left), box(second, right), sides)
    return row


def section(*paragraphs: str) -> str:
    return f"<section>{''.join(f'<p>{words}</p>' for words in paragraphs)}</section>"


@pytest.mark.parametrize("sides", [OTHER_WAY, SAME_WAY])
def test_each_paragraph_begins_where_the_other_does(sides: Sides) -> None:
    one, other = texts(drawn(pair(section(LONG, "Next", "End"), section("A", LONG, "C"), sides)))
    assert len(one) == len(other) == 3
    for here, there in zip(one, other, strict=True):
        assert here.baselines[0] == pytest.approx(there.baselines[0])
    assert one[1].baselines[0] > one[0].baselines[-1]
    assert {item.element - 100 for item in other} == {item.element for item in one}


def test_a_side_of_the_other_direction_begins_at_the_other_edge() -> None:
    one, other = texts(drawn(pair(section("Left"), section("Right"))))
    assert one[0].xs == (MARGIN,)
    assert other[0].xs[0] + other[0].lines[0].width == pytest.approx(PAGE - MARGIN)


def test_a_side_of_the_same_direction_stands_in_the_other_column() -> None:
    one, other = texts(drawn(pair(section("Left"), section("Right"), SAME_WAY)))
    assert one[0].xs == (MARGIN,)
    assert other[0].xs == (MARGIN + APART,)


def test_lines_of_scripts_of_other_heights_stand_on_one_line() -> None:
    urdu = box("<p>اردو</p>", builder("ur", True))
    row = Pair(box("<p>Urdu</p>"), urdu, OTHER_WAY)
    one, other = texts(drawn(row))
    assert one[0].baselines == pytest.approx(other[0].baselines)
    assert row.height(COLUMN) >= urdu.height(COLUMN)


def test_panels_are_equally_high() -> None:
    panel = Style(background="pale", padding=(2,), border="ink")
    high = f'<section class="panel"><p>{LONG}</p></section>'
    row = pair(high, '<section class="panel"><p>Short</p></section>', panel=panel)
    areas = [item for item in drawn(row) if isinstance(item, Area) and item.fill]
    assert [area.x for area in areas] == [MARGIN, MARGIN + APART]
    assert areas[0].height == areas[1].height == row.height(COLUMN)
    # Of other build: one panel has two paragraphs, the other one.
    row = pair(high, '<section class="panel"><p>Short</p><p>too</p></section>', panel=panel)
    areas = [item for item in drawn(row) if isinstance(item, Area) and item.fill]
    assert areas[0].height == areas[1].height == row.height(COLUMN)


def test_a_page_break_goes_through_both_languages_at_the_same_row() -> None:
    row = pair(section("A", "B", "C", "D"), section(LONG, LONG, LONG, LONG))
    room = row.height(COLUMN) / 2
    parts = row.split(COLUMN, room)
    assert parts
    for part, count in zip(parts, (2, 2), strict=True):
        one, other = texts(drawn(part))
        assert (len(one), len(other)) == (count, count)
        assert part.height(COLUMN) <= room + 1
        assert one[0].baselines[0] == pytest.approx(other[0].baselines[0])


def test_what_is_too_tall_goes_on_in_both_columns() -> None:
    row = Pair(box(f"<p>{LONG}</p>"), box(f"<p>{LONG} {LONG}</p>"), SAME_WAY)
    parts = row.split(COLUMN, row.height(COLUMN) / 2)
    assert parts
    (first, over), (second, rest) = texts(drawn(parts[0])), texts(drawn(parts[1]))
    assert len(first) == len(over) == len(rest) == 1
    lines = [len(item.lines) for item in (*over, *rest)]
    whole = texts(drawn(row))
    assert sum(lines) == len(whole[1][0].lines)
    assert sum(len(item.lines) for item in (*first, *second)) == len(whole[0][0].lines)


def test_a_side_that_cannot_be_divided_holds_the_other_back() -> None:
    kept = builder(p=Style(keep="together"))
    row = Pair(box(f"<p>{LONG}</p>", kept), box(f"<p>{LONG}</p>"), SAME_WAY)
    assert row.split(COLUMN, row.height(COLUMN) / 2) is None
    assert row.split(COLUMN, row.height(COLUMN) / 2, whole=10) is not None


def test_no_entry_of_a_list_is_left_alone() -> None:
    items = "".join(f"<li>{number}</li>" for number in "abcde")
    row = pair(f"<ul>{items}</ul>", f"<ul>{items}</ul>")
    line = row.height(COLUMN) / 5
    parts = row.split(COLUMN, 4.2 * line)
    assert parts
    assert parts[1].height(COLUMN) == pytest.approx(2 * line)


def test_rows_of_tables_stand_beside_each_other() -> None:
    rows = "<tr><td>{}</td><td>b</td></tr>"
    table = "<table><thead><tr><th>H</th><th>I</th></tr></thead><tbody>{}</tbody></table>"
    one = table.format(rows.format(LONG) + rows.format("x") + rows.format("y"))
    other = table.format(rows.format("x") + rows.format(LONG) + rows.format("y"))
    whole = pair(one, other, SAME_WAY)
    for part in (whole, *(whole.split(COLUMN, whole.height(COLUMN) - 5) or ())):
        here, there = (
            [item.baselines[0] for item in side]
            for side in texts(tuple(i for i in drawn(part) if getattr(i, "element", 0) >= 0))
        )
        assert sorted(here) == pytest.approx(sorted(there))
        assert here
    alone = max(box(table.format(words)).height(COLUMN) for words in (rows.format(LONG),))
    assert whole.height(COLUMN) > 1.8 * alone, "each language has a long row of its own"


def test_wide_tables_stand_below_each_other_over_both_columns() -> None:
    table = "<table><tbody><tr><td>A</td><td>B</td><td>C</td></tr></tbody></table>"
    first, second = paired(box(table), box(table, builder("ar", True)), OTHER_WAY)
    (one, _), (_, other) = texts(drawn(first)), texts(drawn(second))
    wide = COLUMN + APART
    assert [item.xs[0] - MARGIN for item in one] == pytest.approx([0, wide / 3, 2 * wide / 3])
    ends = [item.xs[0] + item.lines[0].width for item in other]
    assert ends == pytest.approx([PAGE - MARGIN - part for part in (0, wide / 3, 2 * wide / 3)])


def _listed(language: str, marker: str, *items: str) -> Box:
    style = Style(columns=2, marker="decimal")
    made = builder(language, language == "ar", sources=style)
    made.words = made.words.speaking(Voice(language, language == "ar", marker))
    listed = "".join(f"<li>{item}</li>" for item in items)
    return box(f'<ol class="sources">{listed}</ol>', made)


def test_a_list_in_columns_that_says_the_same_stands_once_over_both() -> None:
    same = ("A source", "Another one", "A third")
    first = _listed("en", "latn", *same)
    assert isinstance(getattr(first, "body", None), ColumnsBox)
    (row,) = paired(first, _listed("ar", "latn", *same), OTHER_WAY)
    one, other = texts(drawn(row))
    assert one
    assert other == []
    assert max(item.xs[0] for item in one) > MARGIN + COLUMN


@pytest.mark.parametrize(
    ("digits", "items"), [("arab", ("A source", "Another")), ("latn", ("A source", "Other"))]
)
def test_a_list_with_other_words_or_digits_stands_on_both_sides(
    digits: str, items: tuple[str, ...]
) -> None:
    first, second = _listed("en", "latn", "A source", "Another"), _listed("ar", digits, *items)
    (row,) = paired(first, second, OTHER_WAY)
    one, other = texts(drawn(row))
    assert len(one) == len(other) > 0


def test_a_line_stands_between_two_languages_and_nowhere_else() -> None:
    line = Look(line="ink", line_width=0.5)
    same = ("A source", "Another one")
    blocks = (box(section(LONG)),), (box(section("B"), builder("ar", True)),)
    (ruled,) = side_by_side(*blocks, OTHER_WAY, line)
    (stroke,) = (item for item in drawn(ruled) if isinstance(item, Stroke))
    assert stroke.x1 == stroke.x2 == PAGE / 2
    assert (stroke.y1, stroke.y2) == (40, 40 + ruled.height(COLUMN))
    listed = (_listed("en", "latn", *same),), (_listed("ar", "latn", *same),)
    (alone,) = side_by_side(*listed, OTHER_WAY, line)
    assert not [item for item in drawn(alone) if isinstance(item, Stroke)]
    assert side_by_side(*blocks, OTHER_WAY, line)[0] is ruled


def test_a_template_may_print_more_in_one_language() -> None:
    boxes = (box("<p>A</p>"), box("<p>B</p>")), (box("<p>C</p>"),)
    rows = side_by_side(*boxes, SAME_WAY, Look())
    assert len(rows) == 2
    assert [len(side) for side in texts(drawn(rows[1]))] == [1, 0]


def test_only_the_first_language_is_in_the_outline() -> None:
    sheet = Sheet(0, PAGE, 900, False)
    pair("<section><h2>One</h2></section>", "<section><h2>Two</h2></section>").place(
        sheet, MARGIN, 0, COLUMN
    )
    assert [mark.title for mark in sheet.bookmarks] == ["One"]


def test_artifacts_stay_artifacts() -> None:
    one = drawn(pair(section("A"), section("B")), artifact=True)
    assert {item.element for item in one if isinstance(item, SetText)} == {-1}


def test_keeping_together_is_for_both() -> None:
    row = pair(
        f'<section class="kept"><p>{LONG}</p></section>',
        f'<section class="kept"><p>{LONG}</p></section>',
        kept=Style(keep="together"),
    )
    assert row.split(COLUMN, row.height(COLUMN) / 2) is None
    assert row.split(COLUMN, row.height(COLUMN) / 2, whole=row.height(COLUMN) - 1)
    assert row.split(COLUMN, math.inf) is None


ROW = Style(row=("flex", "flex"))
IN_TWO = '<section class="two"><section><p>Left</p></section>{}</section>'


def test_a_section_in_another_language_runs_in_its_own_direction() -> None:
    made = builder("en", False, two=ROW)
    arabic = '<section lang="ar"><ol><li>يمين</li></ol></section>'
    row = box(IN_TWO.format(arabic), made)
    left, marker, right = [item for item in drawn(row) if isinstance(item, SetText)]
    assert left.xs == (MARGIN,)
    ends = [item.xs[0] + item.lines[0].width for item in (marker, right)]
    assert ends[0] == pytest.approx(MARGIN + COLUMN)
    assert right.xs[0] + right.lines[0].width < ends[0]
    tags = made.tags.elements()
    group = next(number for number, element in enumerate(tags) if element.language == "ar")
    assert tags[group].role == "Sect"
    assert [element.role for element in tags if element.parent == group] == ["L"]


def test_a_section_of_the_second_language_counts_in_its_digits() -> None:
    made = builder("en", False, two=ROW)
    made.second = Voice("ar", True, "arab")
    made.words.counters = (2, 3)
    page = '<section lang="ar"><p><page-number>{page}/{pages}</page-number></p></section>'
    items = drawn(box(IN_TWO.format(page), made))
    assert "٢/٣" in "".join(
        word.word.text
        for item in items
        if isinstance(item, SetText)
        for line in item.lines
        for word in line.words
    )


def test_a_list_that_is_known_in_one_language_is_made_anew_in_another() -> None:
    made = builder()
    known = Setting(made._stylesheet, library(), Voice("en", False, "latn"), {})
    said = []
    for tag in ("bn", "fa", "bn"):
        source = f'<section lang="{tag}"><ol><li>A</li></ol></section>'
        nodes = parse_markup(with_seals(source), {}).nodes
        (marker, _) = (item for item in drawn(known.build(nodes, {}).boxes[0]))
        assert isinstance(marker, SetText)
        said.append("".join(word.word.text for word in marker.lines[0].words))
    assert said[0] == said[2] == "১."
    assert "۱" in said[1]


def test_a_fragment_that_is_known_without_a_language_is_given_one() -> None:
    fragment = (Element("Sect", -1), Element("P", 0))
    languages = []
    for language in (None, "ar", "es", None):
        tree = TagTree("en")
        assert tree.adopt(fragment, language) == 1
        languages.append(tree.elements()[1].language)
        assert tree.elements()[2] == Element("P", 1)
    assert languages == [None, "ar", "es", None]
