"""A file name for each message, as near to its id as file systems allow."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

ENDING = ".png"
LONGEST = 120
"""Characters: with the folders above it a name must fit into 260 on Windows."""


def file_names(contexts: Iterable[str]) -> dict[str, str]:
    """PO context -> file name: ``sacral-dimple/caring#bathe.item`` is in
    ``sacral-dimple.caring.bathe.item.png``.

    No two are alike, even where capitals do not count; the order of ``contexts`` does not matter.
    """
    plain: dict[str, list[str]] = {}
    for context in sorted(set(contexts)):
        plain.setdefault(_plain(context).lower(), []).append(context)
    names = {}
    for same in plain.values():
        for context in same:
            name = _plain(context)
            if len(same) > 1 or len(name) > LONGEST:
                digest = hashlib.sha256(context.encode()).hexdigest()
                name = f"{name[:LONGEST]}-{digest[:8]}"
            names[context] = name + ENDING
    return names


def _plain(context: str) -> str:
    return re.sub(r"[^A-Za-z0-9._-]", "_", re.sub("[/#]", ".", context)).lstrip(".")
