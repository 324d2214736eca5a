"""Rows that cannot be taken, kept so that a million of them fit into some megabytes."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from leaflets.problems import Problem, Where

SHOWN: Final = 1_000
"""Rows whose problems are shown in full."""

MOST_KINDS: Final = 10_000
"""Different problems that are kept word for word; later ones without what they quote."""


class RefusedRows:
    """Line numbers and problems, in the order of the file. A row may have several problems."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lines = array("Q")
        self._which = array("H")
        self._kinds: dict[tuple[Problem, str], int] = {}
        self._rows = 0

    def add(self, line: int, problem: Problem, column: str = "") -> None:
        """Note a ``problem`` of the row that begins on ``line``, which must not be above the last
        one noted."""
        if not self._lines or self._lines[-1] != line:
            self._rows += 1
        kind = (problem, column)
        if kind not in self._kinds and len(self._kinds) >= MOST_KINDS:
            kind = (replace(problem, message=_IN_SHORT, hint="", about=""), column)
            kind = kind if kind in self._kinds or len(self._kinds) < 2 * MOST_KINDS else _ANY
        self._lines.append(line)
        self._which.append(self._kinds.setdefault(kind, len(self._kinds)))

    def __len__(self) -> int:
        """How many rows are refused."""
        return self._rows

    def __iter__(self) -> Iterator[Problem]:
        """Every problem of every row, with its place."""
        kinds = list(self._kinds)
        for line, which in zip(self._lines, self._which, strict=True):
            problem, column = kinds[which]
            yield replace(problem, where=Where(self._file, line, column))

    @property
    def rows(self) -> Iterator[int]:
        """The line of every refused row, once."""
        last = 0
        for line in self._lines:
            if line != last:
                yield line
            last = line

    def shown(self, most: int = SHOWN) -> tuple[Problem, ...]:
        """The problems of the first ``most`` rows, and one that says how many rows more there
        are."""
        found: list[Problem] = []
        rows, last = 0, 0
        for problem in self:
            line = problem.where.line if problem.where and problem.where.line else 0
            rows += line != last
            if rows > most:
                break
            last = line
            found.append(problem)
        if self._rows > most:
            found.append(self._more(self._rows - most))
        return tuple(found)

    def _more(self, count: int) -> Problem:
        rows = "row" if count == 1 else "rows"
        message = f"and {count:,} more {rows} that cannot be taken"
        hint = "mend these first; --report FILE lists every row"
        return Problem("orders/more", message, Where(self._file), hint)


_IN_SHORT = "this row cannot be taken, for a reason like that of rows above it"
_ANY = (Problem("orders/other", _IN_SHORT), "")
