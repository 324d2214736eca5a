"""Checks, one file each, found by their names: ``translation`` compares a message with its
translation; the others look at a leaflet in one language. A new check needs its file and, if it
measures something, its thresholds in ``thresholds.yaml``."""

from __future__ import annotations

import importlib
from functools import cache
from pathlib import Path

from leaflets.model.quality import QualityCheck

ROOMS = ("readability", "wording", "colophon", "legibility", "currency")
"""Of checks of leaflets, in the order in which they are told. ``readability``: how hard the words
are; ``wording``: what a good leaflet says, and how; ``colophon``: who says so, and since when;
``legibility``: the page; ``currency``: whether all of it still holds."""


@cache
def quality_checks() -> tuple[QualityCheck, ...]:
    """Every check of leaflets, by room and name."""
    found = []
    for room in ROOMS:
        folder = Path(__file__).parent / room
        for path in sorted(folder.glob("[a-z]*.py")):
            found.append(importlib.import_module(f"{__name__}.{room}.{path.stem}").CHECK)
    return tuple(found)
