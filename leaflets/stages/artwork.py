"""Reads the pictures a leaflet needs: figures, the clinic's logo and the icons of the layouts."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from leaflets.model.picture import Picture
from leaflets.pictures.reading import read_picture
from leaflets.problems import LeafletsError, Problem


def pictures(files: Iterable[tuple[str, Path]]) -> dict[str, Picture]:
    """Name -> picture. Raises LeafletsError with every file that cannot be read."""
    found: dict[str, Picture] = {}
    problems: list[Problem] = []
    for name, path in files:
        try:
            found[name] = _read(path, *_stamp(path))
        except LeafletsError as error:
            problems.extend(error.problems)
    if problems:
        raise LeafletsError(*problems)
    return found


def icons(layouts: Path) -> MappingProxyType[str, Picture]:
    """The icons in ``layouts/icons`` by name, read when first asked for."""
    folder = layouts / "icons"
    stamps = tuple((path, *_stamp(path)) for path in sorted(folder.glob("*.svg")))
    return _icons(stamps)


@lru_cache(maxsize=8)
def _icons(stamps: tuple[tuple[Path, int, int], ...]) -> MappingProxyType[str, Picture]:
    return MappingProxyType({path.stem: _read(path, time, size) for path, time, size in stamps})


@lru_cache(maxsize=256)
def _read(path: Path, modified: int, size: int) -> Picture:
    return read_picture(path)


def _stamp(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:
        return (0, 0)
    return (status.st_mtime_ns, status.st_size)
