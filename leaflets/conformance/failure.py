"""What a validator says."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Failure(NamedTuple):
    """A failed rule of a profile: ``clause`` is the standard's clause and veraPDF's test number, or
    ``unreadable``."""

    path: Path
    profile: str
    clause: str
    times: int
    message: str


UNREADABLE = "unreadable"
