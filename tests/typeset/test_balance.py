"""Columns that share their blocks, and headings that stay with what they head."""

from __future__ import annotations

from leaflets.model.layout import MM, Band, Column
from leaflets.typeset.balance import PRECISION, flow_balanced, headed
from leaflets.typeset.flow import Cursor, NamedBox, PageFrame
from leaflets.typeset.stack import StackBox
from leaflets.typeset.styles import Look
from tests.typeset.test_flow import Block, frame

WIDTH = 100 * MM
BAND = Band(
    columns=(Column(name="left", width="flex"), Column(name="right", width="flex")),
    gutter=10,
    balance=True,
)
RIGHT = 55 * MM


def balanced(frame: PageFrame, *blocks: Block) -> list[tuple[str, int, bool, float]]:
    """Name, page, whether it stands on the right, and height of each part; and what it returns."""
    named = [NamedBox(f"b{number}", block, 0) for number, block in enumerate(blocks)]
    columns = {"left": named, "right": list[NamedBox]()}
    end = flow_balanced(frame, BAND, columns, 0, WIDTH, Cursor(0, frame.top(0)))
    lowest = max((p.page, p.y + p.height) for p in frame.placements)
    assert (end.page, end.y) == lowest
    return [(p.block, p.page, abs(p.x - RIGHT) < 0.1, p.height) for p in frame.placements]


def test_both_columns_end_at_about_one_height() -> None:
    placed = balanced(frame(), Block(3), Block(3), Block(2), Block(4))
    assert placed == [
        ("b0", 0, False, 30), ("b1", 0, False, 30), ("b2", 0, True, 20), ("b3", 0, True, 40)
    ]  # fmt: skip


def test_a_block_that_can_be_divided_is_shared_out() -> None:
    assert balanced(frame(), Block(8)) == [("b0", 0, False, 40), ("b0", 0, True, 40)]


def test_what_cannot_be_divided_stands_whole() -> None:
    placed = balanced(frame(), Block(5, divisible=False), Block(1), Block(1))
    assert placed == [("b0", 0, False, 50), ("b1", 0, True, 10), ("b2", 0, True, 10)]


def test_full_pages_come_first_and_the_last_one_is_balanced() -> None:
    placed = balanced(frame(), Block(26))
    heights = {(page, right): height for _, page, right, height in placed}
    assert heights == {(0, False): 100, (0, True): 100, (1, False): 30, (1, True): 30}


def test_what_fits_on_no_page_is_told_and_the_others_are_placed() -> None:
    full = frame()
    balanced(full, Block(2), Block(15, divisible=False), Block(2))
    assert [problem.code for problem in full.problems] == ["layout/does-not-fit"]
    assert {place.block for place in full.placements} == {"b0", "b2"}


def test_the_least_height_is_found_to_within_what_nobody_sees() -> None:
    assert 0 < PRECISION <= 2


def test_a_heading_is_joined_to_what_follows_it() -> None:
    heading, text = Block(1, keep_with_next=True, before=7), Block(4, after=5)
    joined, other = headed((heading, text, Block(2)), Look())
    assert isinstance(joined, StackBox)
    assert joined.children == (heading, text)
    assert (joined.before, joined.after, joined.height(50)) == (7, 5, 50)
    assert other == Block(2)


def test_a_heading_moves_on_with_what_it_heads() -> None:
    boxes = headed((Block(1, keep_with_next=True), Block(5, divisible=False)), Look())
    full = frame()
    named = [NamedBox("a", Block(6), 0), *(NamedBox("b", box, 0) for box in boxes)]
    full.flow(named, 0, 50, Cursor(0, 0))
    assert [(p.block, p.page, p.height) for p in full.placements] == [("a", 0, 60), ("b", 1, 60)]
