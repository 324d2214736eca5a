"""Columns that share their blocks: text flows from one to the next, and they end at about one
height. Headings stay with what they head."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from leaflets.model.layout import MM, Band
from leaflets.typeset.boxes import EPSILON, Box, space_between
from leaflets.typeset.flow import Cursor, NamedBox, PageFrame, split
from leaflets.typeset.stack import StackBox
from leaflets.typeset.styles import Look

PRECISION = 2.0
"""Points by which columns may be higher than they must."""

Filled = list[tuple[NamedBox, float]]
"""Boxes of a column, and how far below its top each begins."""


def headed(boxes: Iterable[Box], plain: Look) -> Iterator[Box]:
    """``boxes`` of a block, those that keep with the next one joined to it. ``plain``: a look
    without any decoration."""
    waiting: list[Box] = []
    for box in boxes:
        waiting.append(box)
        if not box.keep_with_next:
            yield _joined(waiting, plain)
            waiting = []
    if waiting:
        yield _joined(waiting, plain)


def _joined(boxes: Sequence[Box], plain: Look) -> Box:
    if len(boxes) == 1:
        return boxes[0]
    look = replace(plain, before=boxes[0].before, after=boxes[-1].after)
    return StackBox(tuple(boxes), look)


def flow_balanced(
    frame: PageFrame,
    band: Band,
    columns_of: Mapping[str, Sequence[NamedBox]],
    x: float,
    width: float,
    start: Cursor,
) -> Cursor:
    """As ``PageFrame.flow_band``, where all columns share their blocks. On the last page they are
    as low as they can be together."""
    left = [named for column in band.columns for named in columns_of[column.name]]
    if not left:
        return start
    page, y = start.page, start.y
    step = band.gutter * MM
    width = band.widths(width / MM)[0] * MM
    xs = [x + number * (width + step) for number in range(len(band.columns))]
    while True:
        whole = frame.bottom - frame.top(page + 1)
        columns, rest = _fill(left, width, frame.bottom - y, len(xs), whole)
        if not rest:
            columns = _lowest(left, width, frame.bottom - y, len(xs), whole)
        fresh = page > 0 and y <= frame.top(page) + EPSILON
        if rest and fresh and not columns[0]:
            columns, rest = _fill(left, width, frame.bottom - y, len(xs), 0.0)
            if not columns[0]:  # the plain way says what is wrong with it, and places the others
                return frame.flow(left, xs[0], width, Cursor(page, y))
        lowest = y
        for left_edge, column in zip(xs, columns, strict=True):
            for named, drop in column:
                lowest = max(lowest, frame.put(named, left_edge, width, Cursor(page, y + drop)).y)
        if not rest:
            return Cursor(page, lowest)
        left, page = rest, page + 1
        y = frame.top(page)


def _lowest(
    boxes: list[NamedBox], width: float, most: float, count: int, whole: float
) -> list[Filled]:
    """The columns in the least height, at most ``most``, that takes all boxes."""
    low, high = 0.0, most
    while high - low > PRECISION:
        middle = (low + high) / 2
        if _fill(boxes, width, middle, count, whole)[1]:
            low = middle
        else:
            high = middle
    return _fill(boxes, width, high, count, whole)[0]


def _fill(
    boxes: list[NamedBox], width: float, room: float, count: int, whole: float
) -> tuple[list[Filled], list[NamedBox]]:
    """``count`` columns of the height ``room``, and what does not fit into them."""
    columns: list[Filled] = []
    left = boxes
    for _ in range(count):
        column, left = _column(left, width, room, whole)
        columns.append(column)
    return columns, left


def _column(
    boxes: list[NamedBox], width: float, room: float, whole: float
) -> tuple[Filled, list[NamedBox]]:
    made: Filled = []
    y = 0.0
    for index, named in enumerate(boxes):
        drop = y + (space_between(boxes[index - 1].box, named.box) if index else 0.0)
        height = named.box.height(width)
        if drop + height <= room + EPSILON:
            made.append((named, drop))
            y = drop + height
            continue
        rest = boxes[index:]
        if parts := split(named.box, width, room - drop, whole):
            made.append((replace(named, box=parts[0]), drop))
            rest = [replace(named, box=parts[1]), *boxes[index + 1 :]]
        return made, rest
    return made, []
