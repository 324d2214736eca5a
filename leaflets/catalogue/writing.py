"""The catalogue into the output folder: pictures first, then pages, the first page last. What is
there meanwhile shows nothing that is missing.

All of it lies in the folder ``catalogue`` but ``index.html``; nothing else is written or taken
away, and no page that is not ours is written over.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from leaflets.catalogue.chooser import address_of, first_page
from leaflets.catalogue.frame import GENERATOR
from leaflets.catalogue.gathering import Found
from leaflets.catalogue.page import clinic_page
from leaflets.catalogue.pictures import FOLDER, drawn, height_of, is_picture, picture_of
from leaflets.catalogue.shelving import Shelf
from leaflets.outputs.folder import Folder
from leaflets.problems import LeafletsError, Problem, Severity, Where

FIRST = PurePosixPath("index.html")
PAGES = PurePosixPath("catalogue")


@dataclass(frozen=True, slots=True)
class Written:
    """``pictures``: how many were drawn; ``removed``: files of an earlier catalogue that are gone;
    ``problems``: what went wrong with single files, warnings."""

    pictures: int
    removed: int
    problems: tuple[Problem, ...]


def write(
    shelves: tuple[Shelf, ...],
    output: Folder,
    day: datetime.date,
    *,
    compared: bool,
    with_pictures: bool = True,
    step: Callable[[], None] = lambda: None,
) -> Written:
    """Write the catalogue of ``shelves`` (at least one). ``day``: printed as that of the catalogue;
    ``step`` is called for each card. The same shelves on the same day give the same bytes.

    Raises LeafletsError: ``catalogue/in-the-way`` for files that are not ours, before anything is
    written; ``publish/…`` as ``Output.put`` does.
    """
    output.prepare()
    pages = {shelf: PurePosixPath(address_of(shelf)) for shelf in shelves}
    _refuse_others(output, (FIRST, *pages.values()))
    drawer = _Drawer(output)
    used: dict[str, tuple[str, int]] = {}
    for shelf, path in pages.items():
        for card in shelf.cards:
            if with_pictures:
                used.update(drawer.picture(card.forms[0].found))
            step()
        several = len(shelves) > 1
        html = clinic_page(shelf, used, day, compared=compared, several=several)
        output.put(path, html.encode())
    output.put(FIRST, first_page(shelves, day).encode())
    kept = {*pages.values(), *(PurePosixPath(path) for path, _ in used.values())}
    removed = sum(output.remove(path) for path in _ours(output) if path not in kept)
    return Written(drawer.drawn, removed, tuple(drawer.problems))


class _Drawer:
    """Draws what is not there yet."""

    def __init__(self, output: Folder) -> None:
        self._output, self.drawn = output, 0
        self.problems: list[Problem] = []

    def picture(self, found: Found) -> dict[str, tuple[str, int]]:
        """Digest of the file -> path and height of its picture; nothing where there is none."""
        path = picture_of(found)
        if path is None:
            return {}
        picture = self._output.read(path)
        high = height_of(picture) if picture else 0
        if not high:
            picture = self._draw(found)
            if picture is None:
                return {}
            self._output.put(path, picture)
            self.drawn += 1
            high = height_of(picture)
        return {found.digest: (str(path), high)}

    def _draw(self, found: Found) -> bytes | None:
        pdf = self._output.read(found.path) or b""
        if hashlib.sha256(pdf).hexdigest() != found.digest:
            message = "this file has been changed while the catalogue was made"
            hint = "make the catalogue again when nobody is building"
            self._note("catalogue/changed", found, message, hint)
            return None
        picture = drawn(pdf)
        if picture is None:
            message = "no picture can be drawn of this file; it is listed without"
            self._note("catalogue/no-picture", found, message, "look whether it opens")
        return picture

    def _note(self, code: str, found: Found, message: str, hint: str) -> None:
        where = Where(self._output.place(found.path))
        self.problems.append(Problem(code, message, where, hint, Severity.WARNING))


def _refuse_others(output: Folder, paths: Iterable[PurePosixPath]) -> None:
    """Raises LeafletsError where a file that is not ours has the name of one of our pages."""
    others = [path for path in paths if _is_other(output.place(path))]
    if others:
        raise LeafletsError(*(_in_the_way(output.place(path)) for path in others))


def _is_other(place: Path) -> bool:
    return place.is_symlink() or (place.is_file() and not _is_page(place))


def _is_page(place: Path) -> bool:
    """Whether a file is a page of a catalogue, by what it begins with."""
    with place.open("rb") as file:
        return GENERATOR.encode() in file.read(2_000)


def _ours(output: Folder) -> Iterator[PurePosixPath]:
    """Pages of clinics and pictures that this or an earlier catalogue has put there."""
    for folder in (FOLDER, PAGES):
        here = output.place(folder)
        if here.is_dir() and not here.is_symlink():
            for place in sorted(here.iterdir()):
                if place.is_file() and not place.is_symlink() and _is_ours(folder, place):
                    yield folder / place.name


def _is_ours(folder: PurePosixPath, place: Path) -> bool:
    if folder == FOLDER:
        return is_picture(place.name)
    return place.suffix == ".html" and _is_page(place)


def _in_the_way(place: Path) -> Problem:
    message = "this file is not one of ours, and the catalogue needs its name"
    hint = "move it away, or call it otherwise; then make the catalogue again"
    return Problem("catalogue/in-the-way", message, Where(place), hint)
