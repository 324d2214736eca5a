"""Order files in CSV: RFC 4180, with commas, semicolons or tabs.

No cell of an order can hold a line break, so that a quotation mark that is never closed spoils its
own row and no other.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from leaflets.model.order import COLUMNS
from leaflets.orders.lines import LONGEST_ROW, Line, numbered_lines
from leaflets.orders.rows import TOO_LONG, Row, Table, column_name
from leaflets.problems import LeafletsError, Problem, Where

SEPARATORS: Final = {",": "a comma", ";": "a semicolon", "\t": "a tab"}

LOOKED_AHEAD: Final = 50
"""Most lines of one cell that are still seen to be one cell."""


def csv_table(file: Path) -> Table:
    """The rows of a CSV file; its first line names the columns.

    Raises LeafletsError for a file without a head, or with one that cannot be read.
    """
    lines = numbered_lines(file)
    head = next((line for line in lines if line.text is None or line.text.strip()), None)
    if head is None:
        hint = "the first line names the columns: leaflet,language,clinic"
        raise LeafletsError(Problem("orders/empty", "this file is empty", Where(file), hint))
    separator, cells = _head(head.text)
    if cells is None:
        message = "the first line, which names the columns, cannot be read"
        hint = "write: leaflet,language,clinic; close every quotation mark"
        if head.text and "\0" in head.text:
            hint = "the file looks like UTF-16 without a byte order mark: save it as UTF-8"
        if head.text and "\r" in head.text:
            hint = "the lines end as on very old Macs: save the file again as CSV UTF-8"
        raise LeafletsError(Problem("orders/head", message, Where(file, head.number), hint))
    names = tuple(map(column_name, cells))
    return Table(names, _rows(lines, names, separator))


def _head(text: str | None) -> tuple[str, list[str] | None]:
    """The separator, and the cells: those of the separator that finds the most columns."""
    if text is None or "\0" in text or "\r" in text:
        return ",", None
    best: tuple[int, int, str, list[str] | None] = (-1, 0, ",", None)
    for separator in SEPARATORS:
        cells = split(text, separator)
        if isinstance(cells, list):
            known = sum(column_name(cell) in COLUMNS for cell in cells)
            best = max(best, (known, len(cells), separator, cells), key=lambda one: one[:2])
    return best[2], best[3]


def _rows(lines: Iterator[Line], names: tuple[str, ...], separator: str) -> Iterator[Row]:
    ahead: deque[Line] = deque()
    while True:
        line = ahead.popleft() if ahead else next(lines, None)
        if line is None:
            return
        if line.text is None:
            yield Row(line.number, TOO_LONG)
            continue
        if not line.text.strip(f"{separator} \r"):
            continue  # nothing is asked for
        cells = split(line.text, separator)
        if isinstance(cells, Problem) and _is_cell_of_lines(line, lines, ahead, names, separator):
            yield Row(line.number, _LINE_BREAK)
        elif isinstance(cells, Problem):
            yield Row(line.number, cells)
        elif len(cells) != len(names):
            yield Row(line.number, _other_number(len(cells), len(names), separator))
        else:
            yield Row(line.number, dict(zip(names, cells, strict=True)))


def split(text: str, separator: str) -> list[str] | Problem:
    """The cells of a row without line breaks, or what is wrong with its quotation marks."""
    if '"' not in text:
        return text.split(separator)
    pattern, cells, at = _cell(separator), [], 0
    while True:
        match = pattern.match(text, at)
        if match is None:
            return _UNCLOSED if _unclosed(text, at) else _STRAY
        quoted, plain, end = match.groups()
        cells.append(plain if quoted is None else quoted.replace('""', '"'))
        at = match.end()
        if not end:
            return cells


@cache
def _cell(separator: str) -> re.Pattern[str]:
    """A quoted or a plain cell, with the separator behind it, or the end. Possessive: no cell is
    looked at twice."""
    return re.compile(rf'(?:"((?:[^"]|"")*+)"|([^"{separator}]*+))({separator}|\Z)', re.DOTALL)


def _unclosed(text: str, at: int) -> bool:
    """Whether the cell that begins at ``at`` is opened and never closed."""
    return re.compile(r'"(?:[^"]|"")*+\Z').match(text, at) is not None


def _is_cell_of_lines(
    line: Line, lines: Iterator[Line], ahead: deque[Line], names: tuple[str, ...], separator: str
) -> bool:
    """Whether an unclosed cell goes on over the next lines, which are then used up; they stay in
    ``ahead`` otherwise."""
    text = line.text or ""
    if split(text, separator) is not _UNCLOSED:
        return False
    for count in range(LOOKED_AHEAD):
        if count >= len(ahead):
            more = next(lines, None)
            if more is None:
                return False
            ahead.append(more)
        following = ahead[count].text
        if following is None or len(text) + len(following) > LONGEST_ROW:
            return False
        text = f"{text}\n{following}"
        if '"' in following:
            cells = split(text, separator)
            if isinstance(cells, list) and len(cells) == len(names):
                for _ in range(count + 1):
                    ahead.popleft()
                return True
            if cells is not _UNCLOSED:
                return False
    return False


_UNCLOSED = Problem(
    "orders/quote",
    "a quotation mark in this row is opened and not closed",
    hint='close it, or write "" for a quotation mark inside a quoted cell',
)
_STRAY = Problem(
    "orders/quote",
    "a quotation mark in this row stands inside a cell",
    hint='put the whole cell between quotation marks, and write "" for each one inside it',
)
_LINE_BREAK = Problem(
    "orders/line-break",
    "a cell of this row holds a line break",
    hint="write it on one line: nothing that is printed for one person has lines of its own",
)


def _other_number(there: int, wanted: int, separator: str) -> Problem:
    """Not a word is quoted: nobody knows which column it belongs to."""
    message = f"this row has {there} cells, and the first line has {wanted}"
    hint = (
        f"write a cell for each column, empty ones too; a cell that holds {SEPARATORS[separator]} "
        "stands between quotation marks"
    )
    return Problem("orders/cells", message, hint=hint)
