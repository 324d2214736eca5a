"""Tables of what differs by language: TOML files with a part for each language or script."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from leaflets.languages import language as known_language
from leaflets.problems import LeafletsError

Row = Mapping[str, Any]


@cache
def table(path: Path) -> Mapping[str, Row]:
    """Language tag, or ISO 15924 code of a script -> its part of the file."""
    return tomllib.loads(path.read_text("utf-8"))


@cache
def row(path: Path, language: str) -> Row | None:
    """The part of a table for a language (as ``leaflets.languages`` understands its tag), or for
    its script; None where there is neither. ``as`` in a part names another that it equals."""
    try:
        found = known_language(language)
    except LeafletsError:
        return None
    parts = table(path)
    part = parts.get(found.tag, parts.get(found.script))
    return parts[part["as"]] if part and "as" in part else part
