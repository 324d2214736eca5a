"""Kinds of files for translators: one Python file each, found by its name, with its ``FORMAT``."""

from __future__ import annotations

import importlib
from functools import cache
from pathlib import Path

from leaflets.exchange.segments import Format


@cache
def format_names() -> tuple[str, ...]:
    """Every kind, sorted: the names of the files in this folder."""
    return tuple(sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py")))


@cache
def format_called(name: str) -> Format:
    """One kind. Raises KeyError if there is none of that name."""
    if name not in format_names():
        raise KeyError(name)
    found: Format = importlib.import_module(f"{__name__}.{name}").FORMAT
    return found


def format_of(path: Path) -> Format | None:
    """The kind of a file, by the ending of its name; None if no kind has it."""
    for name in format_names():
        if path.suffix.lower() in format_called(name).endings:
            return format_called(name)
    return None
