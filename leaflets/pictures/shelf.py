"""The pictures of a workspace, each file looked at once.

What is printed and what was signed must be the same picture: both come from the same bytes.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final, NamedTuple

from leaflets.model.library import Library
from leaflets.model.picture import Picture
from leaflets.pictures.raster import RASTER_BYTES_LIMIT, read_limited
from leaflets.pictures.reading import parse_picture
from leaflets.problems import LeafletsError, Problem
from leaflets.remembered import Remembered, Snapshot, once_for_each

MOST: Final = 256
"""Pictures held: the figures of a workspace, and for a while the logo of each clinic."""

MISSING: Final = "missing"
"""What stands for the hash of a file that cannot be read."""


class Pictured(NamedTuple):
    """A picture, or why it cannot be used; ``digest``: SHA-256 of its file, 64 hex digits."""

    picture: Picture | None
    digest: str
    problems: tuple[Problem, ...] = ()


def pictured(library: Library, path: Path) -> Pictured:
    """A picture of the workspace, as it was when it was first asked for; never raises."""
    try:
        return _shelf(library)(path)
    except LeafletsError as error:  # changed in mid-run: neither printed nor called signed
        return Pictured(None, MISSING, error.problems)


@once_for_each(1)
def _shelf(library: Library) -> Snapshot[Path, Pictured]:
    return Snapshot(Path, _read, MOST)


def _look(path: Path) -> Pictured:
    try:
        data = read_limited(path, RASTER_BYTES_LIMIT)
    except LeafletsError as error:
        return Pictured(None, _digest_on_disk(path), error.problems)
    digest = _digest(path, data)
    try:
        return Pictured(parse_picture(data, path), digest)
    except LeafletsError as error:
        return Pictured(None, digest, error.problems)


_read = Remembered(_look, MOST)


def _digest_on_disk(path: Path) -> str:
    """Of a file that is too large to be printed."""
    try:
        return _digest(path, path.read_bytes())
    except (OSError, ValueError):
        return MISSING


def _digest(path: Path, data: bytes) -> str:
    if path.suffix == ".svg":  # version control may write line ends anew
        data = data.replace(b"\r\n", b"\n")
    return hashlib.sha256(data).hexdigest()
