"""Order files in JSON Lines: one object a line, names of columns -> text or whole numbers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from leaflets.orders.lines import numbered_lines
from leaflets.orders.rows import TOO_LONG, Row, Table, column_name
from leaflets.problems import Problem


def json_table(file: Path) -> Table:
    """The rows of a file of JSON objects."""
    return Table(None, _rows(file))


def _rows(file: Path) -> Iterator[Row]:
    for number, text in numbered_lines(file):
        if text is None:
            yield Row(number, TOO_LONG)
        elif text.strip():
            yield Row(number, _row(text))


def _row(text: str) -> dict[str, str] | Problem:
    """The cells of a row. No message quotes any of it."""
    try:
        read = json.loads(text, object_pairs_hook=_Pairs, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        message = f"this line is not JSON: look at column {error.colno}"
        return Problem("orders/json", message, hint=_ONE_A_LINE)
    except (ValueError, RecursionError):  # a number without end, NaN, brackets without end
        return Problem("orders/json", "this line is not JSON for orders", hint=_ONE_A_LINE)
    if not isinstance(read, _Pairs):
        return Problem("orders/json", "this line is not an object", hint=_ONE_A_LINE)
    cells: dict[str, str] = {}
    for name, value in read:
        column = column_name(name)
        if column in cells:
            hint = "keep one of them; capital letters make no difference"
            return Problem("orders/twice", "a name stands twice in this line", hint=hint)
        if isinstance(value, bool) or not isinstance(value, str | int):
            message = "a value of this line is neither text nor a whole number"
            hint = 'write it between quotation marks; leave it out, or write "", for none'
            return Problem("orders/json", message, hint=hint)
        cells[column] = str(value)
    return cells


class _Pairs(list[tuple[str, Any]]):
    """An object as it was written, with names that stand twice."""


def _no_constant(_name: str) -> NoReturn:
    raise ValueError


_ONE_A_LINE = 'write one object a line: {"leaflet": "…", "language": "…", "clinic": "…"}'
