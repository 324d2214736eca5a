"""``leaflets build``: make PDFs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
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
from leaflets.commands._report import (
    Progress,
    counted,
    day_of,
    file_size,
    has_errors,
    print_problems,
    shown,
)
from leaflets.problems import ExitCode, Problem

if TYPE_CHECKING:
    from leaflets.batch import Outcome


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
    return _report(outcomes, len(jobs), standing, broken)


def _report(
    outcomes: Iterator[Outcome],
    total: int,
    standing: tuple[Problem, ...],
    broken: Mapping[Path, int],
) -> ExitCode:
    """Print a line per PDF as it comes, then every problem once, then the sum.

    ``broken``: files that no PDF can be made of, with the number of earlier PDFs they have.
    """
    progress = Progress(total)
    counts: Counter[str] = Counter()
    found: list[Problem] = []
    interrupted = False
    try:
        for outcome in outcomes:
            counts[outcome.status] += 1
            found += dict.fromkeys(outcome.problems)  # blocks may share a problem
            progress.hide()
            click.echo(_line(outcome))
            progress.step()
    except KeyboardInterrupt:
        interrupted = True
    progress.hide()
    for file, earlier in broken.items():
        click.echo(_line_of_file(file, earlier))
    problems = [*(problem for problem in standing if problem not in set(found)), *found]
    print_problems(problems)
    click.echo(_summary(counts, total, len(broken), interrupted), err=interrupted)
    if interrupted:
        return ExitCode.INTERRUPTED
    return ExitCode.PROBLEMS if counts["refused"] or has_errors(problems) else ExitCode.DONE


def _line(outcome: Outcome) -> str:
    if outcome.status == "refused":
        day = day_of(outcome.path)
        kept = f"; kept the earlier file from {day}" if day else ""
        return f"{click.style('refused', fg='red')}  {shown(outcome.path)}{kept}"
    same = ", unchanged" if outcome.status == "unchanged" else ""
    return (
        f"{shown(outcome.path)}  {counted(outcome.pages, 'page')}, {file_size(outcome.size)}{same}"
    )


def _line_of_file(file: Path, earlier: int) -> str:
    kept = f"; kept {counted(earlier, 'earlier PDF')}" if earlier else ""
    return f"{click.style('refused', fg='red')}  {file}{kept}"


def _summary(counts: Counter[str], total: int, broken: int, interrupted: bool) -> str:
    made = counts["written"] + counts["unchanged"]
    when = "done before you stopped" if interrupted else "done"
    parts = [f"{made} of {counted(total, 'PDF')} {when}"] if total else ["No PDF done"]
    parts += [f"{counts['unchanged']} unchanged"] if counts["unchanged"] else []
    parts += [f"{counts['refused']} refused (see above)"] if counts["refused"] else []
    parts += [f"{counted(broken, 'file')} refused (see above)"] if broken else []
    return ", ".join(parts) + "."
