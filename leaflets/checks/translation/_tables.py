"""The tables of the checks: TOML files in ``data``, with a part for each language or script."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from leaflets import language_tables
from leaflets.language_tables import Row

_DATA = Path(__file__).parent / "data"


@cache
def table(name: str) -> Mapping[str, Row]:
    """Language tag, or ISO 15924 code of a script -> its part of ``data/<name>.toml``."""
    return language_tables.table(_DATA / f"{name}.toml")


@cache
def row(name: str, language: str) -> Row | None:
    """The part of a table for a language or its script; None where there is neither."""
    return language_tables.row(_DATA / f"{name}.toml", language)
