"""Columns that flow: what fits, what moves on, what is split and what is refused."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Literal

import pytest

from leaflets.model.layout import Band, Column
from leaflets.typeset.boxes import Box
from leaflets.typeset.flow import Cursor, NamedBox, PageFrame
from leaflets.typeset.sheet import Sheet


@dataclass(frozen=True)
class Block:
    """A fake box of lines, 10 points each."""

    lines: int
    divisible: bool = True
    before: float = 0.0
    after: float = 0.0
    keep_with_next: bool = False

    def height(self, width: float) -> float:
        return self.lines * 10

    def split(self, width: float, room: float, whole: float = math.inf) -> tuple[Box, Box] | None:
        fits = int(room // 10)
        if not self.divisible or not 0 < fits < self.lines:
            return None
        return replace(self, lines=fits), replace(self, lines=self.lines - fits)

    def place(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        sheet.area(x, y, width, self.height(width), "#000000")


def frame(top: float = 0, later: float = 0, bottom: float = 100) -> PageFrame:
    return PageFrame(
        lambda page: later if page else top, bottom, lambda page: Sheet(page, 200, 100, False)
    )


def flow(frame: PageFrame, *blocks: Block) -> list[tuple[str, int, float, float]]:
    named = [NamedBox(f"b{number}", block, 0) for number, block in enumerate(blocks)]
    frame.flow(named, 0, 50, Cursor(0, frame.top(0)))
    return [(p.block, p.page, p.y, p.height) for p in frame.placements]


def test_blocks_follow_each_other_with_the_larger_space() -> None:
    assert flow(frame(), Block(2, after=5), Block(3, before=8)) == [
        ("b0", 0, 0, 20),
        ("b1", 0, 28, 30),
    ]


def test_what_fits_exactly_stays_and_one_line_more_is_split() -> None:
    assert flow(frame(), Block(10)) == [("b0", 0, 0, 100)]
    assert flow(frame(), Block(11)) == [("b0", 0, 0, 100), ("b0", 1, 0, 10)]


def test_a_whole_box_moves_to_the_next_page_rather_than_be_cut() -> None:
    assert flow(frame(), Block(7), Block(5, divisible=False)) == [
        ("b0", 0, 0, 70),
        ("b1", 1, 0, 50),
    ]


def test_a_box_too_tall_for_the_first_page_may_fit_the_second() -> None:
    assert flow(frame(top=60), Block(9, divisible=False)) == [("b0", 1, 0, 90)]


def test_a_box_over_many_pages_loses_nothing() -> None:
    placed = flow(frame(), Block(35))
    assert [(page, height) for _, page, _, height in placed] == [
        (0, 100),
        (1, 100),
        (2, 100),
        (3, 50),
    ]


def test_what_fits_nowhere_is_refused_with_its_name_and_the_millimetres() -> None:
    pages = frame()
    flow(pages, Block(3), Block(14, divisible=False), Block(2))
    (problem,) = pages.problems
    assert problem.code == "layout/does-not-fit"
    assert "block b1" in problem.message
    assert "14 mm too tall" in problem.message
    assert problem.about == "b1"
    assert problem.over == pytest.approx(14, abs=0.5)
    assert problem == replace(problem, over=14.4)  # the same to a person: told once, counted


BAND = Band(gutter=2, columns=(Column(name="a", width=10), Column(name="b", width="flex")))


def test_columns_share_what_the_fixed_ones_leave() -> None:
    assert BAND.widths(100) == (10, 88)


@pytest.mark.parametrize(
    ("keep", "used", "page"),
    [(None, 50, 0), ("together", 50, 1), ("together", 40, 0), ("together", 100, 1)],
)
def test_a_band_kept_together_begins_where_it_fits(
    keep: Literal["together"] | None, used: float, page: int
) -> None:
    pages = frame()
    boxes = {"a": [NamedBox("a", Block(3), 0)], "b": [NamedBox("b", Block(6), 0)]}
    band = BAND.model_copy(update={"keep": keep})
    end = pages.flow_band(band, boxes, 0, 100, Cursor(0, used))
    assert pages.placements[0].page == page
    assert end == Cursor(
        max(p.page for p in pages.placements), pages.placements[-1].y + pages.placements[-1].height
    )


def test_a_band_that_fits_no_page_is_divided_though_it_wants_to_stay_together() -> None:
    pages = frame()
    boxes = {"a": [NamedBox("a", Block(12), 0)], "b": []}
    pages.flow_band(BAND.model_copy(update={"keep": "together"}), boxes, 0, 100, Cursor(0, 50))
    assert [(p.page, p.height) for p in pages.placements] == [(0, 50), (1, 70)]


def test_an_empty_band_takes_no_room() -> None:
    start = Cursor(0, 30)
    assert frame().flow_band(BAND, {"a": [], "b": []}, 0, 100, start) == start


@pytest.mark.parametrize("lines", range(1, 60))
def test_every_line_is_placed_once_and_inside_the_column(lines: int) -> None:
    pages = frame(top=35, later=15, bottom=95)
    placed = flow(pages, Block(4), Block(lines), Block(3))
    assert sum(height for block, _, _, height in placed if block == "b1") == lines * 10
    for _, page, y, height in placed:
        assert pages.top(page) <= y
        assert y + height <= 95


def test_right_to_left_sheets_are_turned_over() -> None:
    sheet = Sheet(0, 200, 100, right_to_left=True)
    sheet.area(10, 0, 50, 20, "#000000", corners=frozenset({"nw"}))
    sheet.stroke((10, 5), (60, 5), "#000000", 1)
    area, stroke = sheet.page().items
    assert (area.x, area.width) == (140, 50)  # type: ignore[union-attr]
    assert area.corners == {"ne"}  # type: ignore[union-attr]
    assert (stroke.x1, stroke.x2) == (190, 140)  # type: ignore[union-attr]
