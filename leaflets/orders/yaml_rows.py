"""Order files in YAML: a list of orders, or one below ``orders``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from leaflets.orders.rows import Row, Table, column_name
from leaflets.problems import LeafletsError, Problem, Where
from leaflets.strict_yaml import Location, Tree, parse, read_text

MOST_BYTES: Final = 5_000_000
"""The whole file is held at once, and takes fifty times its size."""

_LIST = "write a list: - leaflet: …, and below it language: … and clinic: …"


def yaml_table(file: Path) -> Table:
    """The orders of a YAML file. Raises LeafletsError for a file that is not YAML or too large."""
    tree = _tree(file)
    data: Any = tree.data
    at: Location = ()
    if isinstance(data, dict) and set(data) == {"orders"}:
        data, at = data["orders"], ("orders",)
    if not isinstance(data, list):
        message = "this file is not a list of orders"
        raise LeafletsError(Problem("orders/yaml", message, Where(file, 1), _LIST))
    return Table(None, _rows(tree, data, at))


def _tree(file: Path) -> Tree:
    try:
        return parse(read_text(file, MOST_BYTES), file)
    except LeafletsError as error:
        found = tuple(dict.fromkeys(_without_words(problem) for problem in error.problems))
    raise LeafletsError(*found)


def _without_words(problem: Problem) -> Problem:
    """What is wrong with the file as YAML: its messages quote lines, and a line may be a value."""
    if problem.code == "yaml/too-large":
        message = f"this file is larger than {MOST_BYTES // 1_000_000} MB, too large for YAML"
        hint = "write the orders as CSV or as JSON Lines, which are read row by row"
        return replace(problem, code="orders/too-large", message=message, hint=hint)
    if problem.code == "yaml/unreadable":
        hint = "check the name, and that you may read it"
        return replace(problem, code="orders/unreadable", hint=hint)
    if problem.code in ("yaml/encoding", "yaml/empty", "yaml/tab", "yaml/character"):
        return problem
    message = "this line is not YAML that can be relied on"
    hint = "put text between quotation marks, write each field once, line up the fields of an order"
    return replace(problem, message=f"{message} ({problem.code.partition('/')[2]})", hint=hint)


def _rows(tree: Tree, data: list[Any], at: Location) -> Iterator[Row]:
    for number, entry in enumerate(data):
        line = tree.line((*at, number))
        if not isinstance(entry, dict):
            yield Row(line, Problem("orders/yaml", "this is not an order", hint=_LIST))
        else:
            yield Row(line, _row(entry))


def _row(entry: dict[str, Any]) -> dict[str, str] | Problem:
    cells = {column_name(name): text for name, text in entry.items()}
    if len(cells) < len(entry):
        hint = "keep one of them; capital letters make no difference"
        return Problem("orders/twice", "a name stands twice in this order", hint=hint)
    if not all(isinstance(text, str) for text in cells.values()):
        message = "a value of this order is a list, or has fields of its own"
        return Problem("orders/yaml", message, hint="write each value as one text")
    return cells
