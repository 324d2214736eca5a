"""An order: a job, where its PDF goes, and what is printed for one person only."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any, NoReturn

from leaflets.model.job import Job
from leaflets.problems import Problem, Where

COLUMNS = (
    "leaflet", "language", "clinic", "layout", "paper", "profile", "bilingual", "copies", "file",
)  # fmt: skip
"""Columns of an order file that choose what is made. Every other one holds a value."""

RESERVED = (*COLUMNS, "row", "languages")
"""What no value can be called: columns, and what stands in braces in a file name pattern."""

VALUE_NAME = "^[a-z][a-z0-9]*(_[a-z0-9]+)*$"
"""How values are called: a column of a table, a field of JSON, a word for people."""

LONGEST_NAME = 40
"""Characters of the name of a value."""


def value_name_fault(name: str) -> tuple[str, str] | None:
    """Why nothing can be called ``name`` that is printed for one person, and what to do; or None.
    Quotes at most ``LONGEST_NAME`` characters."""
    if len(name) > LONGEST_NAME or not re.fullmatch(VALUE_NAME, name):
        message = f"“{name[:LONGEST_NAME]}” is not a name of a value"
        hint = f"use small letters a to z, digits and _, at most {LONGEST_NAME}: ward, seen_by"
        return message, hint
    if name in RESERVED:
        return f"“{name}” has a meaning of its own in order files", "use another name"
    return None


@lru_cache(maxsize=256)
def _the_same(names: tuple[str, ...]) -> tuple[str, ...]:
    """One object for all rows of a file: there may be a million of them."""
    return tuple(map(sys.intern, names))


class Values(Mapping[str, str]):
    """Name -> text that is printed for one person: immutable, hashable, picklable.

    Its ``repr`` holds the names alone, and so does every ``repr`` and traceback that holds it: what
    is said of a patient must not get into a log.
    """

    __slots__ = ("_names", "_texts")
    _names: tuple[str, ...]
    _texts: tuple[str, ...]

    def __init__(self, given: Mapping[str, str] | None = None) -> None:
        given = given or {}
        names = tuple(sorted(given))
        object.__setattr__(self, "_names", _the_same(names))
        object.__setattr__(self, "_texts", tuple(given[name] for name in names))

    def __getitem__(self, name: str) -> str:
        if name not in self._names:
            raise KeyError(name)
        return self._texts[self._names.index(name)]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Values):
            return NotImplemented
        return (self._names, self._texts) == (other._names, other._texts)

    def __hash__(self) -> int:
        return hash((self._names, self._texts))

    def __repr__(self) -> str:
        return f"Values({', '.join(self._names)})"

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("values do not change")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError("values do not change")

    def __reduce__(self) -> tuple[Any, ...]:
        return Values, (dict(self),)


NOTHING = Values()
"""What most leaflets print for one person only."""


@dataclass(frozen=True, slots=True)
class Order:
    """One row of a batch: hashable and picklable.

    ``path``: where the PDF goes, below the output. ``copies``: how many somebody will print; the
    PDF is the same. ``values``: what is printed for one person only. ``where``: the row of the
    order file, for messages.
    """

    job: Job
    path: PurePosixPath
    copies: int = 1
    values: Values = NOTHING
    where: Where | None = None

    @classmethod
    def of(cls, job: Job) -> Order:
        """The order for a job as a selection asks for it, at its usual place."""
        return cls(job, job.path)

    def at_row(self, problem: Problem) -> Problem:
        """``problem`` with the row as its place, if it comes of what the row says of one person and
        has no file of its own. Its field stays: it is the column."""
        at = problem.where
        if not self.values or not self.where or (at and at.path):
            return problem
        field = at.field if at else ""
        return replace(problem, where=Where(self.where.path, self.where.line, field))
