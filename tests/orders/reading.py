"""Order files for tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.orders import OrderFile, read_orders
from leaflets.problems import LeafletsError, Problem
from tests.personal import CLINIC, LEAFLET, personal_library

HEAD = "leaflet,language,clinic"
ROW = f"{LEAFLET},en,{CLINIC}"


def read(
    folder: Path, text: str | bytes, name: str = "orders.csv", pattern: str | None = None
) -> OrderFile:
    """What is read from a file with this text."""
    file = folder / name
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_orders(file, personal_library(), pattern)


def refused(
    folder: Path, text: str | bytes, name: str = "orders.csv", pattern: str | None = None
) -> tuple[Problem, ...]:
    """Why the whole file is refused."""
    with pytest.raises(LeafletsError) as raised:
        read(folder, text, name, pattern)
    return raised.value.problems


def places(found: OrderFile) -> list[tuple[int | None, str, str]]:
    """Line, column and code of each problem."""
    return [(p.where.line, p.where.field, p.code) for p in found.refused if p.where]


def rows(found: OrderFile) -> list[int | None]:
    """The lines of the orders."""
    return [order.where.line for order in found.orders if order.where]
