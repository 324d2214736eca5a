"""Reads the pictures a leaflet needs: figures, the clinic's logo and the icons of the layouts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from leaflets.model.library import Edition, Library
from leaflets.model.picture import Picture, RasterPicture, VectorPicture
from leaflets.pictures.geometry import mirrored
from leaflets.pictures.icon_array import icon_array
from leaflets.pictures.logo import RESOLUTION, pixels_needed
from leaflets.pictures.reading import read_picture
from leaflets.pictures.shelf import pictured
from leaflets.places import where
from leaflets.problems import LeafletsError, Problem
from leaflets.remembered import Kept, Snapshot, Stamp, once_for_each, stamp

_OF_EDITION: Kept[Mapping[str, Picture]] = Kept(32)


def pictures_of(edition: Edition, right_to_left: bool) -> Mapping[str, Picture]:
    """Name -> picture of all that an edition shows, as its pages show it. Raises LeafletsError with
    every file that cannot be read."""
    things = (edition.library, edition.recipe, edition.blocks)
    more = (edition.clinic.logo, right_to_left)
    found = _OF_EDITION.get(things, more)
    if found is None:
        found = pictures(edition.library, edition.picture_files())
        if coarse := coarse_logo(edition.library, edition.job.clinic):
            raise LeafletsError(coarse)
        found |= {name: icon_array(one) for name, one in edition.icon_arrays().items()}
        if right_to_left:
            found = _for_right_to_left(found, edition.mirrored())
        _OF_EDITION.put(found, things, more)
    return found


def coarse_logo(library: Library, clinic: str) -> Problem | None:
    """That a logo has so few pixels that they would show even in the smallest print."""
    name = library.clinics[clinic].logo
    logo = pictured(library, library.path("content", "clinics", name)).picture if name else None
    needed = pixels_needed(logo) if isinstance(logo, RasterPicture) else None
    if logo is None or needed is None:
        return None
    file, width, height = f"content/clinics/{clinic}.yaml", *needed
    return Problem(
        "picture/logo-too-small",
        f"{name} has {logo.width:g} x {logo.height:g} pixels; a logo of this shape "
        f"needs {width} x {height} or more, for {RESOLUTION} pixels an inch in its smallest print "
        f"({width / RESOLUTION * 25.4:.0f} x {height / RESOLUTION * 25.4:.0f} mm)",
        where(library, file, ("logo",)),
        "ask for the logo as SVG, or for a larger one: pixels that are not there cannot be added",
    )


def pictures(library: Library, files: Mapping[str, Path]) -> dict[str, Picture]:
    """Name -> picture. Raises LeafletsError with every file that cannot be read."""
    found: dict[str, Picture] = {}
    problems: list[Problem] = []
    for name, path in files.items():
        one = pictured(library, path)
        problems += one.problems
        if one.picture:
            found[name] = one.picture
    if problems:
        raise LeafletsError(*problems)
    return found


def _for_right_to_left(
    found: Mapping[str, Picture], turned_over: frozenset[str]
) -> dict[str, Picture]:
    return {
        name: _mirrored(picture)
        if name in turned_over and isinstance(picture, VectorPicture)
        else picture
        for name, picture in found.items()
    }


_MIRRORED: Kept[VectorPicture] = Kept(8)


def _mirrored(picture: VectorPicture) -> VectorPicture:
    found = _MIRRORED.get((picture,))
    return found or _MIRRORED.put(mirrored(picture), (picture,))


class _Icons(Mapping[str, Picture]):
    """Reads an icon when it is asked for: themes use few of those there are. Raises LeafletsError
    when it cannot be read."""

    def __init__(self, files: Iterable[Path]) -> None:
        self._files = {file.stem: file for file in files}
        self._read = Snapshot(Path, read_picture, 256)

    def __getitem__(self, name: str) -> Picture:
        return self._read(self._files[name])

    def __contains__(self, name: object) -> bool:
        return name in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


@once_for_each(1)
def icons(library: Library) -> Mapping[str, Picture]:
    """The icons of the layouts by name, as they were when they were first asked for."""
    try:
        files = sorted(library.path("layouts", "icons").glob("*.svg"))
    except OSError:
        files = []
    return _icons(tuple((file, stamp(file)) for file in files))


@lru_cache(maxsize=8)
def _icons(files: tuple[tuple[Path, Stamp | None], ...]) -> _Icons:
    """The same mapping while no file has changed: boxes are made for it."""
    return _Icons(file for file, _ in files)
