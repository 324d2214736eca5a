"""An order file, row by row: the orders that can be made, and the rows that cannot be taken.

A row that is wrong never stops the others; a file of which nothing can be relied on is refused as a
whole. Memory goes into the orders, not into the reading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Final

from leaflets.model.job import Job
from leaflets.model.library import Library
from leaflets.model.order import COLUMNS, NOTHING, Order, Values, value_name_fault
from leaflets.orders.cells import QUOTED, cell_fault, copies_of, tidy, value_fault
from leaflets.orders.choosing import MOST_KNOWN, REQUIRED, Chooser, Fault, printed_values
from leaflets.orders.csv_rows import csv_table
from leaflets.orders.json_rows import json_table
from leaflets.orders.naming import Pattern, pattern, usual_path
from leaflets.orders.refused import RefusedRows
from leaflets.orders.rows import Row, Table
from leaflets.orders.targets import Targets
from leaflets.orders.yaml_rows import yaml_table
from leaflets.problems import LeafletsError, Problem, Where
from leaflets.validation import nearest

READERS: Final = {
    ".csv": csv_table, ".tsv": csv_table, ".jsonl": json_table, ".ndjson": json_table,
    ".yaml": yaml_table, ".yml": yaml_table,
}  # fmt: skip
"""Endings of order files."""

MOST_ROWS: Final = 1_000_000
"""Orders of one file, and rows that are refused: about a gigabyte of memory."""


MOST_COLUMNS: Final = 200
"""Columns of a file, or names in a row."""


@dataclass(frozen=True, slots=True)
class OrderFile:
    """``orders`` in the order of their rows; ``refused``: the rows that there is no order for."""

    path: Path
    orders: tuple[Order, ...]
    refused: RefusedRows

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the first rows that are wrong, and how many more there are."""
        return self.refused.shown()


def read_orders(file: Path, library: Library, file_name: str | None = None) -> OrderFile:
    """Read an order file. ``file_name``: the pattern for rows that name none.

    Raises LeafletsError for what makes the whole file useless: it cannot be read, lacks a column,
    has one that nobody knows, or ``file_name`` is no pattern. No message quotes a value.
    """
    reader = READERS.get(file.suffix.lower())
    if reader is None:
        raise LeafletsError(_other_format(file))
    reading = _Reading(file, library, file_name)
    table = reader(file)
    if table.columns is not None:
        reading.check(table.columns)
    reading.take_all(table)
    return OrderFile(file, tuple(reading.orders), reading.refused)


class _Reading:
    def __init__(self, file: Path, library: Library, file_name: str | None) -> None:
        self.file = file
        self.orders: list[Order] = []
        self.refused = RefusedRows(file)
        self._chooser = Chooser(library)
        self._printed = printed_values(library)
        self._values = frozenset(name for names in self._printed.values() for name in names or ())
        self._complete = None not in self._printed.values()
        self._targets = Targets()
        self._patterns: dict[str, Pattern | tuple[Problem, ...]] = {}
        self._strangers: dict[str, Problem] = {}
        self._usual = pattern(file_name, self._values) if file_name else None

    def check(self, columns: tuple[str, ...]) -> None:
        """Raises LeafletsError with all that is wrong with the first line of a CSV file."""
        where = Where(self.file, 1)
        if len(columns) > MOST_COLUMNS:
            raise LeafletsError(replace(_TOO_MANY_COLUMNS, where=where))
        if missing := [name for name in REQUIRED if name not in columns]:
            message = f"the first line names no column {' and no column '.join(missing)}"
            hint = f"the first line names the columns; {', '.join(REQUIRED)} must be among them"
            raise LeafletsError(Problem("orders/no-column", message, where, hint))
        found = [self._unknown(name) for name in dict.fromkeys(columns) if not self._knows(name)]
        for name in (name for name, count in Counter(columns).items() if count > 1):
            message = f"two columns are called {_shown(name)}"
            found.append(Problem("orders/twice", message, hint="keep one of them"))
        if found:
            raise LeafletsError(*(replace(problem, where=where) for problem in found))

    def take_all(self, table: Table) -> None:
        for row in table.rows:
            self._take(row)
            if max(len(self.orders), len(self.refused)) > MOST_ROWS:
                what = "orders" if len(self.orders) > MOST_ROWS else "rows that are wrong"
                message = f"this file has more than {MOST_ROWS:,} {what}"
                where = Where(self.file, row.line)
                hint = "divide it, or look whether it is the right file"
                raise LeafletsError(Problem("orders/too-many", message, where, hint))
        if not self.orders and not self.refused:
            hint = "look whether it is the right file"
            message = "this file holds no orders"
            raise LeafletsError(Problem("orders/empty", message, Where(self.file), hint))

    def _take(self, row: Row) -> None:
        if isinstance(row.said, Problem):
            self.refused.add(row.line, row.said)
            return
        if len(row.said) > MOST_COLUMNS:
            self.refused.add(row.line, _TOO_MANY_COLUMNS)
            return
        faults: list[Fault] = []
        order = self._order(row.line, row.said, faults)
        if order is not None and not faults:
            self.orders.append(order)
        for column, problem in dict.fromkeys(faults):
            self.refused.add(row.line, problem, column)

    def _order(self, line: int, said: Mapping[str, str], faults: list[Fault]) -> Order | None:
        """The order of a row; or what is wrong with it, all at once."""
        spoilt = {
            name: fault for name, text in said.items() if text and (fault := cell_fault(text))
        }
        faults += ((_shown(name), fault) for name, fault in spoilt.items())
        cells = {name: tidy(text) for name, text in said.items() if name not in spoilt}
        job = self._chooser.job(cells, faults, tuple(spoilt))
        values = self._values_of(cells, faults)
        copies = copies_of(cells.get("copies", ""))
        if isinstance(copies, Problem):
            faults.append(("copies", copies))
            copies = 1
        named = self._pattern(cells.get("file", ""), faults)
        if job is None or faults:
            return None
        path = self._path(named, job, line, copies, values, faults)
        if path is None:
            return None
        if problem := self._targets.take(path, line, named is None and not values):
            faults.append(("file", problem))
        return Order(job, path, copies, values, Where(self.file, line))

    def _values_of(self, cells: Mapping[str, str], faults: list[Fault]) -> Values:
        leaflet = self._chooser.leaflet(cells)
        printed = self._printed[leaflet] if leaflet else None
        given: dict[str, str] = {}
        for name, text in cells.items():
            if name in COLUMNS:
                continue
            if not self._knows(name):
                faults.append((_shown(name), self._unknown(name)))
            elif text and printed is not None and name not in printed:
                faults.append((name, _not_printed(name, leaflet or "")))
            elif text and (problem := value_fault(text)):
                faults.append((name, problem))
            elif text:
                given[name] = text
        return Values(given) if given else NOTHING

    def _pattern(self, text: str, faults: list[Fault]) -> Pattern | None:
        if not text:
            return self._usual
        known = self._patterns.get(text)
        if known is None:
            if len(self._patterns) >= MOST_KNOWN:
                self._patterns.clear()
            try:
                known = pattern(text, self._values, quoted=False)
            except LeafletsError as error:
                known = error.problems
            self._patterns[text] = known
        if isinstance(known, Pattern):
            return known
        faults += (("file", problem) for problem in known)
        return None

    def _path(
        self,
        named: Pattern | None,
        job: Job,
        line: int,
        copies: int,
        values: Values,
        faults: list[Fault],
    ) -> PurePosixPath | None:
        if named is None:
            return usual_path(job, line, bool(values))
        try:
            return named.path(job, line, copies)
        except LeafletsError as error:
            faults += (("file", problem) for problem in error.problems)
            return None

    def _knows(self, name: str) -> bool:
        """Whether a column has a meaning; where a block cannot be read, it may be one of its."""
        if name in COLUMNS or name in self._values:
            return True
        return not self._complete and value_name_fault(name) is None

    def _unknown(self, name: str) -> Problem:
        known = self._strangers.get(name)
        if known is None:
            if len(self._strangers) >= MOST_KNOWN:
                self._strangers.clear()
            known = self._strangers[name] = self._stranger(name)
        return known

    def _stranger(self, name: str) -> Problem:
        if not name:
            hint = "name every column, or delete it"
            return Problem("orders/unknown-column", "a column has no name", hint=hint)
        message = f"there is no column {_shown(name)}, and no leaflet prints a value of that name"
        hint = nearest(name[:QUOTED], (*COLUMNS, *sorted(self._values)))
        if not hint.startswith("did you mean"):
            hint += "; to print it for one patient, give a leaflet a block of kind fill-in"
        return Problem("orders/unknown-column", message, hint=hint)


def _shown(name: str) -> str:
    """The name of a column as messages show it."""
    return name if len(name) <= QUOTED and name.isprintable() else "with a very long name"


def _not_printed(name: str, leaflet: str) -> Problem:
    message = f"the leaflet {leaflet} does not print the value {name}"
    hint = "leave the cell empty, or give the leaflet a fill-in block with that value"
    return Problem("values/not-printed", message, hint=hint)


_TOO_MANY_COLUMNS = Problem(
    "orders/too-many-columns",
    f"there are more than {MOST_COLUMNS} columns",
    hint="look whether the separator is right, and delete columns that nobody needs",
)


def _other_format(file: Path) -> Problem:
    hint = f"an order file ends in {', '.join(READERS)}"
    if file.suffix.lower() in (".xlsx", ".xls", ".ods", ".numbers"):
        hint = "save the sheet as CSV UTF-8, and give that file"
    message = f"{file.name} is not a kind of order file"
    return Problem("orders/format", message, Where(file), hint)
