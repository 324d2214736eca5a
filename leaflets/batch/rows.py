"""What may be told of each order when a run is over. Never what it says to one person only."""

from __future__ import annotations

import json
import tempfile
from array import array
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from leaflets.batch.outcome import Outcome
from leaflets.model.job import HTML_EDITION
from leaflets.model.order import Order
from leaflets.model.paper import Paper
from leaflets.profiles import profiles

RowStatus = Literal["written", "unchanged", "up to date", "refused", "not done"]
MADE: frozenset[RowStatus] = frozenset({"written", "unchanged", "up to date"})
"""Of these there is a PDF, as the workspace says today."""


@dataclass(frozen=True, slots=True)
class Row:
    """One order.

    ``file``: below the output, with ``/`` between folders. ``language``: two have ``+`` between
    them. ``sheets``: of paper, for all copies. ``size``: bytes. ``status``: ``not done`` when the
    run ended before. ``version``: of the leaflet. ``reason``: why it was made. ``digest``: SHA-256
    of the PDF. ``where``: the row of the order file. ``seconds``: of the processor. ``problems``:
    as ``Problem.data``.
    """

    file: str
    leaflet: str
    language: str
    clinic: str
    layout: str
    paper: str
    profile: str
    copies: int
    status: RowStatus
    pages: int = 0
    sheets: int = 0
    size: int = 0
    version: str = ""
    reason: str = ""
    digest: str = ""
    where: str = ""
    seconds: float = 0.0
    problems: tuple[dict[str, str], ...] = ()

    @classmethod
    def of(cls, outcome: Outcome, version: str = "", paper: Paper | None = None) -> Row:
        """What became of an order. ``version``: of its leaflet; ``paper``: None if there is no
        such paper any more."""
        order = outcome.order
        return cls(
            *_order(order),
            outcome.status,
            outcome.pages,
            sheets_of(outcome.pages, order.job.profile, order.copies, paper),
            outcome.size,
            version,
            outcome.reason,
            outcome.digest,
            str(order.where or ""),
            round(outcome.seconds, 6),
            tuple(problem.data() for problem in dict.fromkeys(outcome.problems)),
        )

    @classmethod
    def not_done(cls, order: Order) -> Row:
        """An order that the run did not come to."""
        return cls(*_order(order), "not done", where=str(order.where or ""))

    def data(self) -> dict[str, Any]:
        """For programs; the names of the fields stay as they are."""
        return {name: getattr(self, name) for name in FIELDS}


FIELDS = tuple(Row.__dataclass_fields__)


def _order(order: Order) -> tuple[str, str, str, str, str, str, str, int]:
    job = order.job
    return (
        str(order.path), job.leaflet, job.languages, job.clinic, job.layout, job.paper,
        job.profile, order.copies,
    )  # fmt: skip


def sheets_of(pages: int, profile: str, copies: int = 1, paper: Paper | None = None) -> int:
    """Sheets of paper, printed as the profile asks the printer to. ``paper``: None for one whose
    pages are sheets of their own."""
    both = _both_sides(profile)
    return paper.sheets(pages, copies, both) if paper else -(-pages // (1 + both)) * copies


@cache
def _both_sides(profile: str) -> bool:
    found = profiles().get(profile)
    return bool(found and found.duplex)


class Totals:
    """Sums over rows. ``status``: how many of each; the others are of what was made.
    ``printed``: all are PDFs, and none an HTML edition."""

    def __init__(self) -> None:
        self.status: Counter[RowStatus] = Counter()
        self.pages = self.sheets = self.size = self.copies = 0
        self.printed = True

    def add(self, row: Row) -> None:
        """Count one more."""
        self.status[row.status] += 1
        self.printed &= row.profile != HTML_EDITION
        if row.status in MADE:
            self.pages += row.pages
            self.sheets += row.sheets
            self.size += row.size
            self.copies += row.copies if row.pages else 0  # nobody prints a web page

    @property
    def made(self) -> int:
        """PDFs that are there as the workspace says today."""
        return sum(self.status[status] for status in MADE)

    def data(self) -> dict[str, int]:
        """For programs."""
        names: tuple[RowStatus, ...] = ("written", "unchanged", "up to date", "refused", "not done")
        counts = {name.replace(" ", "_"): self.status[name] for name in names}
        return {
            "orders": sum(self.status.values()), **counts, "pages": self.pages,
            "copies": self.copies, "sheets": self.sheets, "size": self.size,
        }  # fmt: skip


class Rows(AbstractContextManager["Rows"]):
    """Rows in the order they came, kept in a temporary file: half a million need no memory.

    The file has no name and is gone when it is closed. Raises OSError when there is no room for it.
    """

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="leaflets-")  # noqa: SIM115
        self._end = 0
        self.totals = Totals()

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __len__(self) -> int:
        return sum(self.totals.status.values())

    def add(self, row: Row) -> None:
        """One more, after all others."""
        line = json.dumps([getattr(row, name) for name in FIELDS]).encode() + b"\n"
        if self._file.tell() != self._end:
            self._file.seek(self._end)
        self._file.write(line)
        self._end += len(line)
        self.totals.add(row)

    def __iter__(self) -> Iterator[Row]:
        return (row for _, row in self._placed())

    def grouped(self, key: Callable[[Row], str]) -> dict[str, array[int]]:
        """Rows by what ``key`` says of them, each as the number that ``at`` takes."""
        groups: dict[str, array[int]] = {}
        for position, row in self._placed():
            groups.setdefault(key(row), array("Q")).append(position)
        return groups

    def at(self, position: int) -> Row:
        """One row of a group."""
        self._file.seek(position)
        return _row(self._file.readline())

    def _placed(self) -> Iterator[tuple[int, Row]]:
        """All rows with their places; others may be read or added meanwhile."""
        position = 0
        while position < self._end:
            self._file.seek(position)
            line = self._file.readline()
            yield position, _row(line)
            position += len(line)


def _row(line: bytes) -> Row:
    fields = json.loads(line)
    fields[-1] = tuple(fields[-1])
    return Row(*fields)
