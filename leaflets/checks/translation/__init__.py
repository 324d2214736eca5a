"""Checks of translations: one file each, found by its name, with its ``CHECK``."""

from __future__ import annotations

import importlib
from functools import cache
from pathlib import Path

from leaflets.model.translation import Check


@cache
def checks() -> tuple[Check, ...]:
    """Every check, by name."""
    names = sorted(p.stem for p in Path(__file__).parent.glob("*.py") if p.stem[0] != "_")
    return tuple(importlib.import_module(f"{__name__}.{name}").CHECK for name in names)
