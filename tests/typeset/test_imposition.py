"""Which page stands where on the sheet: folded, stapled, cut."""

from __future__ import annotations

import pytest

from leaflets.model.layout import MM
from leaflets.model.page import Side
from leaflets.model.paper import Paper
from leaflets.typeset.imposition import imposed, too_many
from tests.model.test_paper import BOOKLET, FOLD, TWICE, paper

CLEAR = 6 * MM


def numbers(sides: tuple[Side, ...]) -> list[list[int]]:
    """The pages of each side from left to right, from 1."""
    return [[one.page + 1 for one in sorted(side.pages, key=lambda p: p.x)] for side in sides]


def lefts(side: Side) -> list[float]:
    return sorted(round(one.x / MM, 3) for one in side.pages)


def test_a_page_of_its_own_has_no_sheet() -> None:
    assert imposed(Paper(title="A4", width=210, height=297), 3, False, CLEAR) == ()


def test_a_fold_opens_like_a_book_in_both_directions() -> None:
    left, right = (imposed(paper(FOLD), 6, way, CLEAR) for way in (False, True))
    assert numbers(left) == [[5, 6, 1], [2, 3, 4]]
    assert numbers(right) == [[1, 6, 5], [4, 3, 2]]
    assert [lefts(side) for side in left] == [[0, 97, 197], [0, 100, 200]]
    assert [lefts(side) for side in right] == [[0, 100, 200], [0, 97, 197]]
    assert {(round(side.width / MM), round(side.height / MM)) for side in left} == {(297, 210)}


def test_panels_that_a_short_leaflet_does_not_fill_stay_blank() -> None:
    assert numbers(imposed(paper(FOLD), 3, False, CLEAR)) == [[1], [2, 3]]
    assert numbers(imposed(paper(FOLD), 1, False, CLEAR)) == [[1], []]


def test_folds_are_marked_at_the_edges_that_a_printer_reaches() -> None:
    front, _ = imposed(paper(FOLD), 6, False, CLEAR)
    assert sorted({round(line.x1 / MM, 3) for line in front.lines}) == [97, 197]
    assert {line.x1 == line.x2 for line in front.lines} == {True}
    ends = sorted((round(line.y1 / MM, 3), round(line.y2 / MM, 3)) for line in front.lines)
    assert ends == [(6, 9), (6, 9), (201, 204), (201, 204)]


@pytest.mark.parametrize("text", [FOLD, BOOKLET])
def test_no_folds_are_marked_where_nothing_is_printed(text: str) -> None:
    assert not any(side.lines for side in imposed(paper(text), 4, False, 0.0))


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        (1, [[1], []]),
        (4, [[4, 1], [2, 3]]),
        (6, [[1], [2], [6, 3], [4, 5]]),
        (8, [[8, 1], [2, 7], [6, 3], [4, 5]]),
        (12, [[12, 1], [2, 11], [10, 3], [4, 9], [8, 5], [6, 7]]),
    ],
)
def test_a_booklet_is_in_order_when_it_is_stapled(pages: int, expected: list[list[int]]) -> None:
    booklet = paper(BOOKLET)
    assert numbers(imposed(booklet, pages, False, CLEAR)) == expected
    mirrored = [side[::-1] for side in expected]
    assert numbers(imposed(booklet, pages, True, CLEAR)) == mirrored


@pytest.mark.parametrize("pages", range(1, 65))
def test_leafing_through_the_stapled_sheets_gives_the_pages_in_order(pages: int) -> None:
    """Lay the sheets on each other, fold them, and turn the leaves one by one."""
    sides = imposed(paper(BOOKLET), pages, False, CLEAR)
    half = sides[0].width / 2
    assert len(sides) == -(-pages // 4) * 2

    def at(side: Side, right: bool) -> list[int]:
        return [one.page for one in side.pages if (one.x > half - 1) is right]

    leafed: list[int] = []
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        leafed += at(front, True) + at(back, False)
    for front, back in reversed(list(zip(sides[::2], sides[1::2], strict=True))):
        leafed += at(back, True) + at(front, False)
    assert leafed == list(range(pages))


def test_pages_of_a_booklet_meet_in_the_fold() -> None:
    _, inside = imposed(paper(BOOKLET), 4, False, CLEAR)
    assert lefts(inside) == [0.5, 148.5]
    assert {line.x1 for line in inside.lines} == {inside.width / 2}


def test_copies_lie_on_each_other_on_both_sides_and_one_of_them_is_read() -> None:
    for mirrored in (False, True):
        sides = imposed(paper(TWICE), 2, mirrored, CLEAR)
        assert numbers(sides) == [[1, 1], [2, 2]]
        for side in sides:
            assert lefts(side) == [0.25, 148.75]
            assert [one.copy for one in side.pages] == [False, True]
            assert (side.pages[0].x > side.pages[1].x) is mirrored
            (cut,) = side.lines
            assert (cut.x1, cut.x2, cut.dash != ()) == (side.width / 2, side.width / 2, True)


def test_three_beside_each_other() -> None:
    dl = Paper.model_validate(
        {"title": "DL", "width": 99, "height": 210,
         "sheet": {"way": "copies", "width": 297, "height": 210}}
    )  # fmt: skip
    (side,) = imposed(dl, 1, False, 0.0)
    assert lefts(side) == [0, 99, 198]
    assert sum(not one.copy for one in side.pages) == 1
    assert len(side.lines) == 2


@pytest.mark.parametrize(
    ("text", "pages", "words"),
    [
        (FOLD, 7, "the leaflet takes 7 pages, and the sheet of folded has 6 panels"),
        (BOOKLET, 65, "the leaflet takes 65 pages, and a booklet has 64 at most"),
    ],
)
def test_a_leaflet_that_is_too_long_is_refused(text: str, pages: int, words: str) -> None:
    (problem,) = too_many("folded", paper(text), pages)
    assert (problem.code, problem.message) == ("layout/too-many-pages", words)
    assert problem.hint
    assert not list(too_many("folded", paper(text), pages - 1))
    assert not list(too_many("folded", paper(TWICE), pages))
