"""What all formats of order files become: rows, each with its cells by column or its problem."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from leaflets.problems import Problem


class Row(NamedTuple):
    """A row, by the line on which it begins. ``said``: text by column, as it was typed; or why it
    cannot be read, as problems without a place."""

    line: int
    said: Mapping[str, str] | Problem


@dataclass(frozen=True, slots=True)
class Table:
    """``columns``: their names, or None where each row names its own. ``rows``: read as they are
    asked for; raises LeafletsError for what concerns the whole file."""

    columns: tuple[str, ...] | None
    rows: Iterator[Row]


def column_name(typed: str) -> str:
    """The name of a column, however it is written: ``" Ward"`` is ``ward``."""
    return typed.strip().lower()


TOO_LONG = Problem(
    "orders/row-too-long",
    "this row is longer than a row can be (1 MB)",
    hint="look for a quotation mark that is not closed, or for a line end that is missing",
)
