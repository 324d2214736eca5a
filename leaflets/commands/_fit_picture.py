"""The picture that ``leaflets fit --picture`` writes: whether it may be written, and writing it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.problems import LeafletsError, Problem, Where

if TYPE_CHECKING:
    from leaflets.fit.rows import Row
    from leaflets.model.job import Job
    from leaflets.model.library import Library

PNG = b"\x89PNG\r\n\x1a\n"
"""What every PNG file begins with (PNG specification, 5.2)."""


def check_target(path: Path) -> None:
    """Before the work: whether a picture may be written there. Makes the folder it goes to.

    Raises LeafletsError: ``usage/picture``, ``fit/not-a-picture``, ``publish/...``.
    """
    from leaflets.stages.publish import prepare

    if path.suffix.lower() != ".png":
        hint = f"for example --picture {path.name or 'fit'}.png"
        message = "the picture is a PNG file: its name ends in .png"
        raise LeafletsError(Problem("usage/picture", message, Where(path), hint))
    if path.is_dir():
        message = "a folder has the name the picture should get"
        hint = "choose another name, or move that folder"
        raise LeafletsError(Problem("publish/is-a-folder", message, Where(path), hint))
    if path.is_symlink() or path.exists():
        _check_earlier(path)
    with _said_of_pictures():
        prepare(path.absolute().parent)


def _check_earlier(path: Path) -> None:
    """What is there must be a picture as well: nobody's work is written over by a slip."""
    try:
        if path.is_file():  # to open a pipe would wait for whoever writes into it
            with path.open("rb") as file:
                if file.read(len(PNG)) == PNG:
                    return
    except OSError:
        pass
    message = "what is there already is no PNG picture; it is left as it is"
    hint = "choose another name, or move that file"
    raise LeafletsError(Problem("fit/not-a-picture", message, Where(path), hint))


def check_size(library: Library, jobs: Iterable[Job]) -> None:
    """Before the work: whether all would go into one picture if each had a single page. Raises
    LeafletsError ``fit/picture-too-large``."""
    from leaflets.fit.arranging import arrange
    from leaflets.fit.rows import Row

    arrange([Row(job, "fits") for job in jobs], library.papers)


def write_picture(
    path: Path, library: Library, rows: Sequence[Row], pdfs: Mapping[Job, bytes], clinic: str
) -> None:
    """Draw the contact sheet and put it there, all of it or nothing. Raises LeafletsError."""
    from leaflets.fit.contact_sheet import contact_sheet
    from leaflets.stages.publish import publish

    profiles = " and ".join(dict.fromkeys(row.job.profile for row in rows))
    said = f"For {clinic}, profile {profiles}."
    png = contact_sheet(rows, pdfs, library.papers, said)
    with _said_of_pictures():
        publish(png, path)


@contextlib.contextmanager
def _said_of_pictures() -> Iterator[None]:
    """What is wrong with a place is told as for PDFs, but for what to do."""
    hint = "choose another place for the picture: --picture FOLDER/fit.png"
    try:
        yield
    except LeafletsError as error:
        raise LeafletsError(*(replace(one, hint=hint) for one in error.problems)) from error
