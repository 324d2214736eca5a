"""Boxes of a block in two languages -> pairs, as finely aligned as the words allow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile, zip_longest

from leaflets.remembered import Kept
from leaflets.typeset.boxes import Box, KnownBox, TextBox, Wrapper
from leaflets.typeset.pairs import Across, Pair, PairedStack, PairedTable, Sides
from leaflets.typeset.rows import ColumnsBox, RowBox
from leaflets.typeset.sheet import Sheet
from leaflets.typeset.stack import ItemBox, StackBox
from leaflets.typeset.styles import Look
from leaflets.typeset.table import TableBox

MOST_COLUMNS = 2
"""Columns of a table that half a page has room for; larger ones stand below each other."""

_PAIRS: Kept[tuple[Box, ...]] = Kept(48)


def side_by_side(
    first: tuple[Box, ...], second: tuple[Box, ...], sides: Sides, line: Look
) -> tuple[Box, ...]:
    """The boxes of a block in two languages as one, the same ones again for the same boxes.

    ``line``: the look of the line between them. A template may print more boxes in one language.
    """
    found = _PAIRS.get((first, second), (sides, line))
    if found is None:
        both = zip_longest(first, second)
        pairs = (pair for one, other in both for pair in paired(one, other, sides))
        made = tuple(Ruled(pair, line) for pair in pairs)
        found = _PAIRS.put(made, (first, second), (sides, line))
    return found


def paired(first: Box | None, second: Box | None, sides: Sides) -> Iterator[Box]:
    """The boxes of the same node in two languages as rows, as fine as their build allows."""
    match _bare(first), _bare(second):
        case (ColumnsBox() as one, other) if _words(one) == _words(other):
            yield Across(one, sides)
        case (TableBox() as one, TableBox() as other) if one.columns > MOST_COLUMNS:
            yield Across(one, sides)
            yield Across(other, sides, second=True)
        case (TableBox() as one, TableBox() as other) if _rows(one) == _rows(other):
            yield PairedTable(one, other, sides)
        case (StackBox() as one, StackBox() as other) if _alike(one, other):
            both = zip(one.children, other.children, strict=True)
            children = tuple(row for pair in both for row in paired(*pair, sides))
            yield PairedStack(children, one.look, one.icons, first=one, second=other, sides=sides)
        case (RowBox() as one, RowBox() as other) if _alike(one, other):
            both = zip(one.children, other.children, strict=True)
            yield RowBox(one.look, tuple(_one_row(*pair, sides) for pair in both))
        case one, other:
            yield Pair(one, other, sides)


def _one_row(first: Box, second: Box, sides: Sides) -> Box:
    rows = tuple(paired(first, second, sides))
    return rows[0] if len(rows) == 1 else Pair(first, second, sides)


def _bare(box: Box | None) -> Box | None:
    return box.body if isinstance(box, KnownBox) else box


def _alike(first: StackBox | RowBox, second: StackBox | RowBox) -> bool:
    """Rows with a background of their own are drawn whole."""
    if isinstance(first, RowBox) and (first.look.background or first.look.border):
        return False
    return first.look == second.look and len(first.children) == len(second.children) > 0


def _rows(table: TableBox) -> tuple[int, int]:
    return len(table.head), len(table.body)


def _words(box: Box | None) -> tuple[str, ...]:
    """All words in it with its list markers, whatever language they are marked as."""
    match box:
        case TextBox():
            return (box.paragraph.text,)
        case ItemBox():
            return (*_words(box.marker), *_words(box.body))
        case StackBox() | ColumnsBox():
            return tuple(word for child in box.children for word in _words(child))
        case _:
            return ()


@dataclass(frozen=True, slots=True)
class Ruled(Wrapper):
    """A block in two languages, with a line between them: ``look`` of the line."""

    look: Look

    def place(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        self.body.place(sheet, x, y, width)
        middle, end = sheet.width / 2, y + _beside(self.body, width)
        if end > y and self.look.line_width:
            line = self.look
            sheet.stroke((middle, y), (middle, end), line.line, line.line_width, line.dash)


def _beside(box: Box, width: float) -> float:
    """How far down from its top two languages stand beside each other."""
    if isinstance(box, PairedStack):
        head = tuple(takewhile(lambda child: not isinstance(child, Across), box.children))
        return replace(box, children=head, _heights={}).height(width) if head else 0.0
    return 0.0 if isinstance(box, Across) else box.height(width)
