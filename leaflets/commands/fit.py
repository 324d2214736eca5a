"""``leaflets fit``: what fits, on which paper, in which language, and how full it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leaflets.commands._frame import (
    a_command,
    completes,
    font_dir_option,
    format_option,
    load_library,
    one_option,
    only_option,
)
from leaflets.commands._report import print_problems, shown
from leaflets.problems import ExitCode, LeafletsError

if TYPE_CHECKING:
    from leaflets.fit.rows import Row
    from leaflets.model.job import Job
    from leaflets.model.library import Library
    from leaflets.text.faces import FontLibrary


@a_command("fit")
@click.argument("leaflet", nargs=-1, shell_complete=completes("leaflets"))
@only_option("language", "Only this language, for example ar or es.")
@one_option("clinic", "The clinic they are printed for. Usual choice: the first one.")
@click.option(
    "--layout",
    metavar="LAYOUT",
    multiple=True,
    shell_complete=completes("layouts"),
    help="Only this layout. Usual choice: all of them.",
)
@click.option(
    "--paper",
    metavar="PAPER",
    multiple=True,
    shell_complete=completes("papers"),
    help="Only this paper, for example a5. Usual choice: all of them.",
)
@click.option(
    "--profile",
    metavar="PROFILE",
    multiple=True,
    shell_complete=completes("profiles"),
    help="screen: to read and send. office: for the office printer. Usual choice: screen.",
)
@click.option(
    "--bilingual",
    metavar="[LANGUAGE]",
    is_flag=False,
    flag_value="clinic",
    shell_complete=completes("languages"),
    help="With a second language beside the patient's, in the layouts for two languages. Without a "
    "LANGUAGE, at the end of the line: the clinic's own.",
)
@click.option("--blocks", is_flag=True, help="List every block with its pages and its height.")
@format_option("text", "json")
@click.option(
    "--picture",
    metavar="FILE.png",
    type=click.Path(path_type=Path),
    help="Also make a picture that shows every page of everything side by side.",
)
@font_dir_option
def command(
    leaflet: tuple[str, ...],
    language: tuple[str, ...],
    clinic: str | None,
    layout: tuple[str, ...],
    paper: tuple[str, ...],
    profile: tuple[str, ...],
    bilingual: str | None,
    blocks: bool,
    form: str,
    picture: Path | None,
    font_dir: tuple[Path, ...],
    workspace: Path | None,
) -> ExitCode:
    """Show whether leaflets fit: in each layout, on each paper, in each language.

    For each you see how many pages it takes, how full the last page and all pages are, and what is
    too tall, block by block and in millimetres. Nothing is printed and no PDF is made.

    \b
    fits                 it can be printed
    does not fit         a block, or all of it, needs more room than there is
    not for this paper   the layout is not made for so narrow a paper; this is no mistake
    cannot be printed    something else is in the way, for example missing translations

    The command ends with code 1 if anything does not fit or cannot be printed, or nothing fits.

    \b
    Examples:
      leaflets fit                                              everything, for the first clinic
      leaflets fit sacral-dimple-warning-signs                  one leaflet
      leaflets fit sacral-dimple-warning-signs --paper a5 -l ur --blocks
      leaflets fit sacral-dimple-warning-signs --picture fit.png
      leaflets fit -c hill-street --format json > fit.json      for another program
    """
    from leaflets.commands._fit_asked import asked_forms
    from leaflets.commands._fit_picture import check_size, check_target, write_picture
    from leaflets.commands._fit_told import as_json, as_text
    from leaflets.commands._places import place_for
    from leaflets.pipeline import font_library
    from leaflets.selection import Selection

    library = load_library(workspace)
    if picture:
        check_target(place_for(picture, library.root))
    clinics = (clinic,) if clinic else ()
    asked = asked_forms(
        library, Selection(leaflet, language, clinics, layout, paper, profile, bilingual)
    )
    if picture:
        check_size(library, asked.shown())
    by_job, pdfs = _measured(library, asked.jobs, font_library(font_dir), drawn=bool(picture))
    found = [by_job[job] for job in asked.shown()]
    click.echo(as_json(asked, found) if form == "json" else as_text(asked, found, blocks))
    print_problems([*asked.problems, *(p for row in found if row.failed for p in row.problems)])
    if picture:
        write_picture(picture, library, found, pdfs, asked.clinic)
        click.echo(f"Picture: {shown(picture)}", err=form == "json")
    return _exit_code(asked.broken, found)


def _measured(
    library: Library, jobs: Sequence[Job], fonts: FontLibrary, *, drawn: bool
) -> tuple[dict[Job, Row], dict[Job, bytes]]:
    """The rows of ``jobs``; with ``drawn`` also their PDFs, or that they cannot be drawn: what has
    to do with no length is looked at then only."""
    from leaflets.commands._progress import Progress
    from leaflets.fit.rows import rows
    from leaflets.pdf import draw

    progress = Progress(len(jobs))
    found: dict[Job, Row] = {}
    pdfs: dict[Job, bytes] = {}
    for row, made in rows(library, jobs, fonts):
        if drawn and made:
            try:
                pdfs[row.job] = draw(made.document)
            except LeafletsError as error:
                row = replace(row, verdict="cannot be printed", problems=error.problems)
        found[row.job] = row
        progress.step(refused=row.failed)
    progress.hide()
    return found, pdfs


def _exit_code(broken: bool, found: list[Row]) -> ExitCode:
    fits = any(row.verdict == "fits" for row in found)
    failed = broken or not fits or any(row.failed for row in found)
    return ExitCode.PROBLEMS if failed else ExitCode.DONE
