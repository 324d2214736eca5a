"""``leaflets build``: make PDFs."""

from __future__ import annotations

import functools
from collections import Counter
from pathlib import Path

import click

from leaflets.commands._frame import command, completes, font_dir_option, load_library
from leaflets.commands._report import (
    Progress,
    counted,
    day_of,
    file_size,
    print_problems,
    shown,
)
from leaflets.problems import ExitCode, Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from leaflets.batch import Build, Outcome


@command("build")
@click.argument("leaflet", nargs=-1, shell_complete=completes("leaflets"))
@click.option(
    "-l",
    "--language",
    metavar="LANGUAGE",
    multiple=True,
    shell_complete=completes("languages"),
    help="Only this language, for example ar or es-US. Usual choice: all of them.",
)
@click.option(
    "-c",
    "--clinic",
    metavar="CLINIC",
    multiple=True,
    shell_complete=completes("clinics"),
    help="Only for this clinic. Usual choice: all of them.",
)
@click.option(
    "--layout",
    metavar="LAYOUT",
    multiple=True,
    shell_complete=completes("layouts"),
    help="In this layout. Usual choice: the one the leaflet names.",
)
@click.option(
    "--paper",
    metavar="PAPER",
    multiple=True,
    shell_complete=completes("papers"),
    help="On this paper, for example a4 or letter. Usual choice: the clinic's own.",
)
@click.option(
    "--profile",
    metavar="PROFILE",
    multiple=True,
    shell_complete=completes("profiles"),
    help="screen: to read and send. office: for the office printer. Usual choice: screen.",
)
@font_dir_option
@click.option(
    "-o",
    "--output",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help='Put the PDFs into FOLDER. Usual choice: "output" beside your leaflets.',
)
def command(  # noqa: PLR0913
    leaflet: tuple[str, ...],
    language: tuple[str, ...],
    clinic: tuple[str, ...],
    layout: tuple[str, ...],
    paper: tuple[str, ...],
    profile: tuple[str, ...],
    font_dir: tuple[Path, ...],
    output: Path | None,
    workspace: Path | None,
) -> ExitCode:
    """Make the PDFs: all of them, or only the leaflets you name.

    Every choice below may be given several times; each adds to what is made. A leaflet that cannot
    be made does not stop the others, and its earlier PDF stays as it was.

    \b
    Examples:
      leaflets build                                   everything
      leaflets build sacral-dimple-warning-signs       one leaflet, in all languages
      leaflets build -l ar -l es                       all leaflets in Arabic and Spanish
      leaflets build -c riverbank --paper letter       for one clinic, on US Letter

    A PDF is named output/CLINIC/LANGUAGE/LEAFLET-LAYOUT-PAPER-PROFILE.pdf
    """
    from leaflets.batch import Selection, plan, run
    from leaflets.workspace import default_output

    library = load_library(workspace)
    jobs = plan(library, Selection(leaflet, language, clinic, layout, paper, profile))
    folder = output or default_output(library.workspace)
    outcomes = run(library, jobs, folder, build=_with_fonts(font_dir))
    return _report(outcomes, len(jobs))
