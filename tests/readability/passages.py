"""Openings of well-known works, to compare scores on."""

from __future__ import annotations

import tomllib
from pathlib import Path

from leaflets.problems import Where
from leaflets.readability import Passage

_TABLE = Path(__file__).with_suffix(".toml")

WORKS: dict[str, str] = {
    language: row["text"].strip() for language, row in tomllib.loads(_TABLE.read_text()).items()
}
"""Language -> text, a paragraph in a line."""


def passages_of(text: str) -> list[Passage]:
    """The lines of a text, each with its number for a place."""
    return [Passage(line, Where(line=n)) for n, line in enumerate(text.splitlines(), 1)]
