"""Reads the pictures a leaflet needs: figures, the clinic's logo and the icons of the layouts."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from leaflets.model.picture import Picture, VectorPicture
from leaflets.pictures.geometry import mirrored
from leaflets.pictures.icon_array import icon_array
from leaflets.pictures.reading import read_picture
from leaflets.problems import LeafletsError, Problem
from leaflets.remembered import Kept


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


def icon_arrays(shares: Mapping[str, tuple[tuple[int, int], ...]]) -> dict[str, Picture]:
    """Name -> picture of each icon array; ``shares`` as in ``icon_array``."""
    return {name: icon_array(one) for name, one in shares.items()}


def for_right_to_left(
    found: Mapping[str, Picture], turned_over: frozenset[str]
) -> dict[str, Picture]:
    """The pictures as a right-to-left page shows them."""
    return {
        name: _mirrored(picture)
        if name in turned_over and isinstance(picture, VectorPicture)
        else picture
        for name, picture in found.items()
    }


_MIRRORED: Kept[VectorPicture] = Kept(64)


def _mirrored(picture: VectorPicture) -> VectorPicture:
    found = _MIRRORED.get((picture,))
    return found or _MIRRORED.put(mirrored(picture), (picture,))


class _Icons(Mapping[str, Picture]):
    """Reads an icon when it is asked for: themes use few of those there are. Raises LeafletsError
    when it cannot be read."""

    def __init__(self, files: Iterable[tuple[Path, int, int]]) -> None:
        self._files = {file[0].stem: file for file in files}

    def __getitem__(self, name: str) -> Picture:
        return _read(*self._files[name])

    def __contains__(self, name: object) -> bool:
        return name in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def icons(layouts: Path) -> Mapping[str, Picture]:
    """The icons in ``layouts/icons`` by name; the same mapping while no file has changed."""
    folder = layouts / "icons"
    try:
        with os.scandir(folder) as entries:  # every leaflet asks: pathlib takes three times as long
            there = [(e.name, e.stat()) for e in entries if e.name.endswith(".svg")]
    except OSError:
        there = []
    stamps = sorted((name, status.st_mtime_ns, status.st_size) for name, status in there)
    return _icons(folder, tuple(stamps))


@lru_cache(maxsize=8)
def _icons(folder: Path, stamps: tuple[tuple[str, int, int], ...]) -> _Icons:
    return _Icons((folder / name, modified, size) for name, modified, size in stamps)


@lru_cache(maxsize=256)
def _read(path: Path, modified: int, size: int) -> Picture:
    return read_picture(path)


def _stamp(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:
        return (0, 0)
    return (status.st_mtime_ns, status.st_size)
