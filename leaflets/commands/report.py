"""``leaflets report``: how good a leaflet is, on a page that a committee can sign."""

from __future__ import annotations

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
    output_option,
)
from leaflets.commands._report import counted, has_errors, print_problems, shown
from leaflets.problems import ExitCode, LeafletsError, Problem

if TYPE_CHECKING:
    from leaflets.model.assessment import Assessment
    from leaflets.model.job import Job
    from leaflets.model.library import Library
    from leaflets.scorecard.files import FileForm
    from leaflets.scorecard.page import Frame
    from leaflets.selection import Selection
    from leaflets.text.faces import FontLibrary


@a_command("report")
@click.argument("leaflet", required=False, shell_complete=completes("leaflets"))
@click.option(
    "--library",
    "everything",
    is_flag=True,
    help="All leaflets at a glance, instead of one: a row for each and each language.",
)
@only_option("language", "Only this language, for example es.")
@one_option("clinic", "The clinic it is printed for. Usual choice: the first one.")
@format_option("pdf", "html", "json")
@font_dir_option
@output_option("FILE", "Where the report goes. Usual choice: the folder output/report.")
def command(
    leaflet: str | None,
    everything: bool,
    language: tuple[str, ...],
    clinic: str | None,
    form: FileForm,
    font_dir: tuple[Path, ...],
    output: Path | None,
    workspace: Path | None,
) -> ExitCode:
    """Make a report on how good a leaflet is: a page to print, to talk about and to sign.

    It shows how easy the words are to read, what the checks have found and what may stay for a
    while, which sentences are hardest, what people still have to do, what has changed since the
    last signature, what the leaflet rests on, and all of it for each language. A score is never the
    whole: people decide, and the page has room for their names.

    A report is made whatever the leaflet is like. Nothing is signed by it: see leaflets review.

    \b
    Examples:
      leaflets report sacral-dimple-warning-signs
      leaflets report sacral-dimple-warning-signs -l es --format html
      leaflets report --library
      leaflets report --library --format json -o quality.json
    """
    from leaflets.clock import today
    from leaflets.commands._places import place_for
    from leaflets.pipeline import font_library
    from leaflets.scorecard import files
    from leaflets.selection import Selection
    from leaflets.stages.publish import publish

    _demand_one(leaflet, everything)
    library = load_library(workspace)
    name = "-".join((leaflet or "all-leaflets", *language))
    target = place_for(output, library.root, "report", f"{name}.{form}")
    named = (leaflet,) if leaflet else ()
    selection = Selection(named, language, (clinic,) if clinic else ())
    jobs, problems = _asked(library, selection)
    fonts = font_library(font_dir)
    found = _assessed(library, jobs, fonts)
    frame = _frame(library, jobs[0].clinic)
    if everything:
        data = files.of_library(found, today(), frame, form, fonts)
    else:
        data = files.of_leaflet(found[0], frame, form, fonts)
    publish(data, target)
    click.echo(f"{shown(target)}  {_sum(found)}")
    print_problems(problems)
    return ExitCode.PROBLEMS if has_errors(problems) else ExitCode.DONE


def _demand_one(leaflet: str | None, everything: bool) -> None:
    """One of them, and not both. Raises LeafletsError."""
    if leaflet and everything:
        message = f"this asks for {leaflet} and for all leaflets"
        hint = "leave out the name or --library"
    elif not (leaflet or everything):
        message = "nothing says which leaflet the report is about"
        hint = "write its name, or --library for all of them; leaflets list shows the names"
    else:
        return
    raise LeafletsError(Problem("usage/report", message, hint=hint))


def _asked(library: Library, selection: Selection) -> tuple[tuple[Job, ...], tuple[Problem, ...]]:
    """One job for each leaflet and language, for the first clinic; and what is wrong with files
    that no report can tell of: it is made without what they say. Raises LeafletsError when nothing
    is left."""
    from leaflets import batch
    from leaflets.clock import today
    from leaflets.quality.instruments.answered import faults_of_answers
    from leaflets.quality.settings import faults_of_settings

    jobs = batch.plan(library, selection)
    standing = batch.standing_problems(library, selection)
    rests_on = (*faults_of_settings(library, today()), *faults_of_answers(library, today()))
    problems = tuple(dict.fromkeys((*standing, *rests_on)))
    if not jobs:  # the files that were asked for are broken
        raise LeafletsError(*problems)
    return tuple(job for job in jobs if job.clinic == jobs[0].clinic), problems


def _assessed(
    library: Library, jobs: tuple[Job, ...], fonts: FontLibrary
) -> tuple[tuple[Assessment, ...], ...]:
    from leaflets.commands._progress import Progress
    from leaflets.quality.assessing import assessments

    languages: dict[str, list[str]] = {}
    for job in jobs:
        languages.setdefault(job.leaflet, []).append(job.language)
    progress, found = Progress(len(jobs)), []
    for leaflet, tags in languages.items():
        of_one = []
        for one in assessments(library, leaflet, tags, jobs[0].clinic, fonts):
            of_one.append(one)
            progress.step()
        found.append(tuple(of_one))
    progress.hide()
    return tuple(found)


def _frame(library: Library, clinic: str) -> Frame:
    from leaflets.scorecard.page import Frame

    noun = library.clinics[clinic]
    if noun.paper not in library.papers:
        raise LeafletsError(*library.problems)
    return Frame(library.papers[noun.paper], noun.name)


def _sum(found: tuple[tuple[Assessment, ...], ...]) -> str:
    every = [one for each in found for one in each]
    ready = sum(one.state == "reviewed" for one in every)
    errors = sum(one.errors for one in every)
    warnings = sum(one.warnings for one in every)
    return (
        f"{ready} of {len(every)} signed and unchanged; "
        f"{counted(errors, 'error')}, {counted(warnings, 'warning')}."
    )
