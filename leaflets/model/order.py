"""An order: one PDF that somebody asks for, where it goes, and what it says to one person only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from leaflets.model.job import Job
from leaflets.problems import Where


class Values(Mapping[str, str]):
    """Name -> text, printed for one person only: an appointment, a ward. Never changes.

    What it holds is never shown where it is printed or logged as a whole: only the names are.
    """

    __slots__ = ("_items",)

    def __init__(self, values: Mapping[str, str] | None = None) -> None:
        self._items = dict(values or {})

    def __getitem__(self, name: str) -> str:
        return self._items[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __hash__(self) -> int:
        return hash(frozenset(self._items.items()))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Values) and self._items == other._items

    def __repr__(self) -> str:
        return f"Values({', '.join(self._items)})"


NOTHING = Values()
"""Printed for nobody in particular."""


@dataclass(frozen=True, slots=True)
class Order:
    """One row of a batch: hashable and picklable.

    ``path``: where the PDF goes, below the output. ``copies``: how many somebody will print; the
    PDF is the same. ``where``: the row of the order file, for messages.
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
