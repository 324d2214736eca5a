"""``leaflets build``: make PDFs."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leaflets.commands._frame import (
    a_command,
    completes,
    font_dir_option,
    load_library,
    only_option,
    output_option,
)
from leaflets.commands._report import has_errors
from leaflets.commands._telling import Lines
from leaflets.problems import ExitCode, Problem

if TYPE_CHECKING:
    from leaflets.batch import Outcome
    from leaflets.model.job import Job


@a_command("build")
@click.argument("leaflet", nargs=-1, shell_complete=completes("leaflets"))
@only_option("language", "Only this language, for example ar or es.")
@only_option("clinic", "Only for this clinic.")
@click.option(
    "--bilingual",
    metavar="[LANGUAGE]",
    is_flag=False,
    flag_value="clinic",
    shell_complete=completes("languages"),
    help="Print a second language beside the patient's, block by block, so that both of you can "
    "point at the same sentence. Without a LANGUAGE, at the end of the line: the clinic's own.",
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
@click.option(
    "--final",
    is_flag=True,
    help="Only what may go to patients: refuse a leaflet that is not reviewed, or has changed, or "
    "expired since. Without it, such a leaflet is made with a mark on every page.",
)
@click.option(
    "--allow-mixed",
    is_flag=True,
    help="Where a translation is missing, print the original words, framed and marked, instead of "
    "refusing the leaflet.",
)
@font_dir_option
@output_option("FOLDER", 'Put the PDFs into FOLDER. Usual choice: "output" beside your leaflets.')
def command(
    leaflet: tuple[str, ...],
    language: tuple[str, ...],
    clinic: tuple[str, ...],
    bilingual: str | None,
    layout: tuple[str, ...],
    paper: tuple[str, ...],
    profile: tuple[str, ...],
    final: bool,
    allow_mixed: bool,
    font_dir: tuple[Path, ...],
    output: Path | None,
    workspace: Path | None,
) -> ExitCode:
    """Make the PDFs: all of them, or only the leaflets you name.

    Language, clinic, layout, paper and profile may be given several times; each adds to what is
    made. A leaflet that cannot be made does not stop the others, and its earlier PDF stays as it
    was.

    \b
    Examples:
      leaflets build                                   everything
      leaflets build sacral-dimple-warning-signs       one leaflet, in all languages
      leaflets build -l ar -l es                       all leaflets in Arabic and Spanish
      leaflets build -c hill-street --paper letter     for one clinic, on US Letter
      leaflets build -c hill-street --final            only what is signed and up to date
      leaflets build -l ar --bilingual                 Arabic, and the clinic's language beside it
      leaflets build -l ar --bilingual fr              Arabic and French

    A PDF is named output/CLINIC/LANGUAGE/LEAFLET-LAYOUT-PAPER-PROFILE.pdf; -with-LANGUAGE stands at
    the end of the name where there are two languages.
    """
    from leaflets import batch
    from leaflets.selection import Selection
    from leaflets.workspace import default_output

    library = load_library(workspace)
    selection = Selection(leaflet, language, clinic, layout, paper, profile, bilingual)
    jobs = batch.plan(library, selection)
    standing = (*batch.standing_problems(library, selection), *batch.left_out(library, jobs))
    target = output or default_output(library.root)
    build = batch.builder(font_dir, final=final, allow_mixed=allow_mixed)
    outcomes = batch.run(library, jobs, target, build=build)
    broken = {
        file: len(batch.earlier_pdfs(target, file)) for file in batch.unusable(library, selection)
    }
    return _report(outcomes, jobs, str(target), standing, broken)


def _report(
    outcomes: Iterator[Outcome],
    jobs: Sequence[Job],
    target: str,
    standing: tuple[Problem, ...],
    broken: Mapping[Path, int],
) -> ExitCode:
    """Tell of each PDF as it comes, then every problem once, then the sum.

    ``broken``: files that no PDF can be made of, with the number of earlier PDFs they have.
    """
    from leaflets.batch.report import Ending, Run
    from leaflets.batch.rows import Row, Totals
    from leaflets.clock import now
    from leaflets.model.order import Order

    teller, totals = Lines(len(jobs)), Totals()
    found: list[Problem] = []
    ending: Ending = "finished"
    started, clock, processor = now(), time.monotonic(), time.process_time()
    teller.begin()
    try:
        for outcome in outcomes:
            totals.add(Row.of(outcome))
            found += dict.fromkeys(outcome.problems)  # blocks may share a problem
            teller.step(outcome)
    except KeyboardInterrupt:
        ending = "interrupted"
    left = jobs[sum(totals.status.values()) :]
    ending = "stopped" if left and ending == "finished" else ending
    for job in left:
        totals.add(Row.not_done(Order.of(job)))
    for file, earlier in broken.items():
        teller.file(file, earlier)
    problems = [*(problem for problem in standing if problem not in set(found)), *found]
    spent = time.process_time() - processor
    run = Run(target, started, now(), time.monotonic() - clock, spent, "serial", 1, ending)
    teller.end(run, totals, problems, len(broken))
    if ending == "interrupted":
        return ExitCode.INTERRUPTED
    refused = totals.status["refused"] or has_errors(problems)
    return ExitCode.PROBLEMS if refused else ExitCode.DONE
