"""Papers: turned on their side, and the sheets that pages are printed on together."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.model.paper import Paper, files_of
from leaflets.problems import LeafletsError, Problem
from leaflets.strict_yaml import parse
from leaflets.validation import validate

FOLD = """\
title: Folded
width: 100
height: 210
sheet:
  way: fold
  width: 297
  height: 210
  sides:
    - [{page: 5, width: 97}, {page: 6}, {page: 1}]
    - [{page: 2}, {page: 3}, {page: 4, width: 97}]
"""
SIDE = "[{page: 1}, {page: 2}, {page: 3, width: 97}]"
BOOKLET = "title: B\nwidth: 148\nheight: 210\nsheet: {way: booklet, width: 297, height: 210}\n"
TWICE = BOOKLET.replace("booklet", "copies")


def paper(text: str) -> Paper:
    return validate(Paper, parse(text, Path("paper.yaml")))


def problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(LeafletsError) as caught:
        paper(text)
    return caught.value.problems


def test_a_paper_lies_on_its_side() -> None:
    turned = Paper(title="A4", width=210, height=297).turned
    assert turned == Paper(title="A4, landscape", width=297, height=210)


@pytest.mark.parametrize("lying", ["title: L\nwidth: 297\nheight: 210\n", FOLD, BOOKLET, TWICE])
def test_what_lies_already_or_has_a_sheet_is_not_turned(lying: str) -> None:
    assert paper(lying).turned is None


def test_a_turned_paper_comes_from_its_own_file_or_that_of_the_other() -> None:
    assert files_of("a4") == ("layouts/papers/a4.yaml",)
    assert files_of("a4-landscape") == (
        "layouts/papers/a4-landscape.yaml",
        "layouts/papers/a4.yaml",
    )


def test_a_fold_has_pages_of_several_widths_and_words_of_one() -> None:
    found = paper(FOLD)
    assert found.widths == {5: 97, 6: 100, 1: 100, 2: 100, 3: 100, 4: 97}
    assert (found.narrowest, found.most_pages, found.in_the_printer) == (97, 6, (297, 210))


@pytest.mark.parametrize(
    ("changes", "line", "words"),
    [
        (("page: 5, width: 97", "page: 5"), 9, "the panels are 300 mm wide together"),
        (("page: 6", "page: 1"), 8, "page 1 of the sheet is there twice"),
        (("page: 6", "page: 7"), 8, "page 6 of the sheet is left out"),
        (("height: 210\nsheet", "height: 209\nsheet"), 3, "panels are as high as their sheet"),
        (("height: 210\nsheet", "height: 211\nsheet"), 4, "is larger than the sheet"),
        (("width: 100", "width: 298"), 4, "the page, 298 x 210 mm, is larger"),
        (("{page: 3}, {page: 4, width: 97}", "{page: 3, width: 97}, {page: 4}"), 10,
         "the folds of the two sides do not lie on each other"),
    ],
)  # fmt: skip
def test_a_fold_that_cannot_be_folded_is_refused_at_its_line(
    changes: tuple[str, str], line: int, words: str
) -> None:
    found = problems(FOLD.replace(*changes))
    assert [p.where.line for p in found if p.where and words in p.message] == [line], found
    assert all(p.hint for p in found)


@pytest.mark.parametrize(
    ("sides", "count"), [((), 0), ((SIDE, SIDE, SIDE), 3), ((SIDE, SIDE, SIDE, SIDE), 4)]
)
def test_a_sheet_has_two_sides_at_most(sides: tuple[str, ...], count: int) -> None:
    (found,) = problems(FOLD[: FOLD.index("  sides:")] + f"  sides: [{', '.join(sides)}]\n")
    assert f"a sheet has one or two printed sides, not {count}" in found.message
    assert found.hint
    assert found.where
    assert found.where.line == 8


def test_everything_that_is_wrong_with_a_fold_is_told_at_once() -> None:
    wrong = FOLD.replace("page: 6", "page: 1").replace("page: 4, width: 97", "page: 4")
    assert len(problems(wrong)) == 3


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (BOOKLET.replace("width: 148", "width: 140"), "half its sheet: 148.5 x 210 mm"),
        (BOOKLET.replace("height: 210\nsheet", "height: 200\nsheet"), "half its sheet"),
        (TWICE.replace("width: 148", "width: 130"), "leave more of the sheet"),
        (TWICE.replace("width: 148", "width: 160"), "fits once on a sheet"),
        (BOOKLET.replace("210}", "210, sides: [[{page: 1}]]}"), "put in order by the program"),
    ],
)
def test_booklets_and_copies_that_waste_paper_are_refused(text: str, words: str) -> None:
    (found,) = problems(text)
    assert words in found.message
    assert found.where
    assert found.where.line == 4


def test_how_many_sheets_of_paper_copies_take() -> None:
    plain = Paper(title="A4", width=210, height=297)
    assert (plain.sheets(3, 2, both_sides=True), plain.sheets(3, 2, both_sides=False)) == (4, 6)
    fold, booklet, twice = paper(FOLD), paper(BOOKLET), paper(TWICE)
    assert (fold.sheets(2, 3, both_sides=True), fold.sheets(2, 3, both_sides=False)) == (3, 6)
    assert booklet.sheets(4, 3, both_sides=True) == 6
    assert twice.grid == (2, 1)
    assert (twice.sheets(2, 3, both_sides=True), twice.sheets(2, 4, both_sides=False)) == (2, 4)


def test_what_is_about_a_leaflet_is_printed_on_office_paper() -> None:
    plain, narrow = (
        Paper(title="A5", width=148, height=210),
        Paper(title="DL", width=99, height=210),
    )
    assert plain.office is plain
    assert [(one.office.width, one.office.height) for one in (narrow, paper(FOLD))] == [
        (210, 297),
        (210, 297),
    ]
    assert paper(FOLD).office.sheet is None
