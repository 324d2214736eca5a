"""The tables of the checks: TOML files in ``data``, with a part for each language or script."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from leaflets.languages import language as known_language
from leaflets.problems import LeafletsError

_DATA = Path(__file__).parent / "data"

Row = Mapping[str, Any]


@cache
def table(name: str) -> Mapping[str, Row]:
    """Language tag, or ISO 15924 code of a script -> its part of ``data/<name>.toml``."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text("utf-8"))


@cache
def row(name: str, language: str) -> Row | None:
    """The part of a table for a language (as ``leaflets.languages`` understands its tag), or for
    its script; None where there is neither. ``as`` in a part names another that it equals."""
    try:
        found = known_language(language)
    except LeafletsError:
        return None
    parts = table(name)
    part = parts.get(found.tag, parts.get(found.script))
    return parts[part["as"]] if part and "as" in part else part
