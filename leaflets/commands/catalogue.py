"""``leaflets catalogue``: pages from which the front desk finds and prints what has been built."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from leaflets.commands._frame import a_command, load_library
from leaflets.commands._report import counted, has_errors, print_problems, shown
from leaflets.problems import ExitCode, LeafletsError, Problem, Where

if TYPE_CHECKING:
    import datetime

    from leaflets.catalogue.gathering import Gathering
    from leaflets.catalogue.shelving import Shelf
    from leaflets.catalogue.writing import Written
    from leaflets.model.library import Library
    from leaflets.outputs.folder import Folder


@a_command("catalogue")
@click.option(
    "-o",
    "--output",
    metavar="FOLDER",
    help='The folder that the PDFs are in. Usual choice: "output" beside your leaflets.',
)
@click.option(
    "--no-pictures",
    is_flag=True,
    help="Without pictures of the pages: quicker, for tens of thousands of PDFs.",
)
@click.option(
    "--quick",
    is_flag=True,
    help="Do not compare each PDF with what your leaflets folder says today; the pages say so.",
)
def command(output: str | None, no_pictures: bool, quick: bool, workspace: Path | None) -> ExitCode:
    """Make a page from which the front desk finds a leaflet in a patient's language and prints it.

    It lists everything that has been built, by what is written inside each file. Open index.html in
    the output folder with any browser: it needs no server and no internet, and works from a file
    share as well. What is not for patients says so, and asks before it is printed. What was made
    for one person is never listed.

    Type it again after each build: the page says on which day it was written.

    \b
    Examples:
      leaflets catalogue
      leaflets catalogue -o /mnt/intranet/leaflets
    """
    from leaflets.catalogue.gathering import Gathering
    from leaflets.clock import now, said_by_the_environment
    from leaflets.commands._obstacles import gaps
    from leaflets.workspace import default_output

    _refuse_remote(output)
    library = load_library(workspace)
    folder = _folder(output or str(default_output(library.root)))
    gathering = Gathering(folder.root)
    found = _shelves(library, gathering, quick=quick)
    day = (said_by_the_environment() or now()).date()
    written = _written(found, folder, day, compared=not quick, with_pictures=not no_pictures)
    click.echo(_sum(folder, found, gathering, written))
    problems = (*gathering.problems, *written.problems, *gaps(library))
    print_problems(problems)
    return ExitCode.PROBLEMS if has_errors(problems) else ExitCode.DONE


def _refuse_remote(output: str | None) -> None:
    """Raises LeafletsError: nobody can list what lies in an object store, as a folder is listed."""
    from leaflets.outputs import scheme_of

    if output and scheme_of(output) not in ("", "file"):
        message = f"“{output}” is not a folder of this computer: no catalogue can be made there"
        hint = "copy the PDFs into a folder, make the catalogue there with -o FOLDER, and copy both"
        raise LeafletsError(Problem("usage/catalogue-remote", message, hint=hint))


def _folder(place: str) -> Folder:
    """The output, which must be there. Raises LeafletsError."""
    from leaflets.outputs import output_at
    from leaflets.outputs.folder import Folder

    folder = output_at(place)
    if not isinstance(folder, Folder):
        raise TypeError("only folders have no scheme")
    if folder.root.exists() and not folder.root.is_dir():
        what = "this is a file, not a folder"
        raise LeafletsError(Problem("usage/no-folder", what, Where(folder.root), "check its name"))
    if not folder.root.is_dir():
        raise LeafletsError(_nothing(folder.root, "there is no such folder"))
    return folder


def _shelves(library: Library, gathering: Gathering, *, quick: bool) -> tuple[Shelf, ...]:
    """Raises LeafletsError when there is nothing to list."""
    from leaflets.audit import Audit
    from leaflets.catalogue.shelving import shelves
    from leaflets.clock import today

    found = shelves(library, gathering, None if quick else Audit(library, today()))
    if not found:
        nothing = _nothing(gathering.root, "there is no leaflet in this folder that can be listed")
        raise LeafletsError(*gathering.problems, nothing)
    return found


def _nothing(folder: Path, message: str) -> Problem:
    hint = "make the PDFs first: leaflets build; or name the folder they are in with -o FOLDER"
    return Problem("catalogue/nothing-built", message, Where(folder), hint)


def _written(
    found: tuple[Shelf, ...],
    folder: Folder,
    day: datetime.date,
    *,
    compared: bool,
    with_pictures: bool,
) -> Written:
    from leaflets.catalogue.writing import write
    from leaflets.commands._progress import Progress

    progress = Progress(sum(len(shelf.cards) for shelf in found))
    try:
        return write(
            found, folder, day, compared=compared, with_pictures=with_pictures, step=progress.step
        )
    finally:
        progress.hide()


def _sum(folder: Folder, found: tuple[Shelf, ...], gathering: Gathering, written: Written) -> str:
    from leaflets.catalogue.writing import FIRST

    forms = [form for shelf in found for card in shelf.cards for form in card.forms]
    languages = {card.language for shelf in found for card in shelf.cards}
    leaflets = {code for shelf in found for code in shelf.leaflets}
    lines = [
        f"{shown(folder.place(FIRST))}  {counted(len(leaflets), 'leaflet')} in "
        f"{counted(len(languages), 'language')} for {counted(len(found), 'clinic')}: "
        f"{counted(len(forms), 'file')}, {counted(written.pictures, 'new picture')}."
    ]
    marked = sum(bool(form.wrongs) for form in forms)
    lines += [f"{counted(marked, 'file')} not for patients: the pages say so."] if marked else []
    own = gathering.personal
    lines += [f"{counted(own, 'file')} made for one person: not listed."] if own else []
    return "\n".join(lines)
