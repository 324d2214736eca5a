"""``leaflets proof``: a leaflet with every text named, for translators and reviewers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from leaflets.commands._frame import (
    a_command,
    completes,
    font_dir_option,
    load_library,
    one_option,
    output_option,
)
from leaflets.commands._report import counted, print_problems, shown
from leaflets.problems import ExitCode, LeafletsError

if TYPE_CHECKING:
    from leaflets.model.job import Job
    from leaflets.model.library import Library
    from leaflets.proof import Proof


@a_command("proof")
@click.argument("leaflet", shell_complete=completes("leaflets"))
@one_option("language", "The language to be read, for example es.", required=True)
@one_option("clinic", "The clinic it is printed for. Usual choice: the first one.")
@click.option(
    "--back-translation",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="A CSV file with the columns id and back-translation. Without it, the column of the proof "
    "stays empty, to be written into.",
)
@font_dir_option
@output_option("FILE", "Where the PDF goes. Usual choice: the folder output/proof.")
def command(
    leaflet: str,
    language: str,
    clinic: str | None,
    back_translation: Path | None,
    font_dir: tuple[Path, ...],
    output: Path | None,
    workspace: Path | None,
) -> ExitCode:
    """Make a proof: the leaflet's pages with the name of every text beside it.

    Words that are not translated, or whose English has changed since, are tinted. Tables follow:
    what the checks have found, every text with its translation and boxes to tick, and how much room
    is left. A proof is made whatever the translation is like; it is not for patients.

    \b
    Examples:
      leaflets proof sacral-dimple-warning-signs -l es
      leaflets proof sacral-dimple-warning-signs -l ar -c hill-street -o to-read.pdf
      leaflets proof sacral-dimple-warning-signs -l es --back-translation read-back.csv
    """
    from leaflets.commands._places import place_for
    from leaflets.pipeline import font_library
    from leaflets.proof import proof_of
    from leaflets.stages.publish import publish

    library = load_library(workspace)
    job = _job(library, leaflet, language, clinic)
    name = f"{job.leaflet}-{job.language}.pdf"
    target = place_for(output, library.root, "proof", name)
    back = _back_translations(library, back_translation)
    proof = proof_of(library, job, back, font_library(font_dir))
    publish(proof.pdf, target)
    click.echo(f"{shown(target)}  {_sum(proof)}")
    return ExitCode.DONE


def _job(library: Library, leaflet: str, language: str, clinic: str | None) -> Job:
    from leaflets import batch
    from leaflets.selection import Selection

    selection = Selection((leaflet,), (language,), (clinic,) if clinic else ())
    jobs = batch.plan(library, selection)
    if not jobs:  # the files that were asked for are broken
        raise LeafletsError(*batch.standing_problems(library, selection))
    return jobs[0]


def _back_translations(library: Library, path: Path | None) -> dict[str, str]:
    from leaflets.catalogs.messages import all_messages
    from leaflets.proof.back_translations import read_back_translations

    if path is None:
        return {}
    found = read_back_translations(path, {message.context for message in all_messages(library)})
    print_problems(found.problems)
    return dict(found.words)


def _sum(proof: Proof) -> str:
    stale = sum(row.doubt == "stale" for row in proof.rows)
    missing = sum(row.doubt == "untranslated" for row in proof.rows)
    errors = sum(finding.error for finding in proof.findings)
    return (
        f"{counted(len(proof.rows), 'text')}: {stale} out of date, {missing} not translated; "
        f"{counted(errors, 'error')}, {counted(len(proof.findings) - errors, 'warning')}."
    )
