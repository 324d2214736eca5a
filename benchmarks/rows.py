"""What benchmarks say, and how it is printed."""

from __future__ import annotations

import platform
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table. Times in milliseconds: ``cpu`` of the processor, ``wall`` of the clock,
    ``least`` the smallest ``cpu``; ``rate``: leaflets a second. ``ratio``: the time of platypus in
    the same turns over this one."""

    what: str
    cpu: float | None = None
    wall: float | None = None
    least: float | None = None
    pages: int = 0
    size: int = 0
    ratio: float | None = None
    rate: float | None = None
    note: str = ""


HEADS = ("cpu ms", "least", "wall ms", "a second", "pages", "bytes", "x platypus")


def print_rows(title: str, rows: Iterable[Row]) -> None:
    """For people, as a table of Markdown."""
    print(f"\n{title}; Python {platform.python_version()}, {platform.machine()}\n")
    print(f"| {'':42} | {' | '.join(f'{head:>10}' for head in HEADS)} |")
    print(f"|{'-' * 44}|{'|'.join('-' * 11 + ':' for _ in HEADS)}|")
    for row in rows:
        cells = (
            _figure(row.cpu),
            _figure(row.least),
            _figure(row.wall),
            f"{row.rate:,.0f}" if row.rate else "",
            str(row.pages or ""),
            f"{row.size:,}" if row.size else "",
            _figure(row.ratio),
        )
        line = f"| {row.what:42} | {' | '.join(f'{cell:>10}' for cell in cells)} |"
        print(f"{line} {row.note}".rstrip(), flush=True)


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}" if value < 100 else f"{value:,.0f}"
