"""``leaflets translations import``: what agencies and reviewers have answered."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leaflets.commands._frame import a_command, load_library
from leaflets.commands._report import counted, print_problems, shown
from leaflets.problems import ExitCode, LeafletsError, Problem, Severity

if TYPE_CHECKING:
    from leaflets.catalogs.po import Catalog
    from leaflets.exchange.segments import Delivery
    from leaflets.exchange.taking import Change, Taken
    from leaflets.model.library import Library

REASONS = {
    "changed": "the English has changed",
    "both-changed": "changed here too",
    "unknown": "unknown id",
    "not-updated": "PO file not up to date",
    "differs": "holes, bold or links differ",
    "tags": "broken tags",
    "forms": "plural forms missing",
    "character": "forbidden character",
    "too-long": "too long",
    "twice": "two answers",
    "cell": "no words in a cell",
    "status": "unknown status",
}
"""Why answers are refused, by the end of the code, in the result line."""


@a_command("import")
@click.argument("file", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Show what would change. Nothing is written.")
@click.option(
    "--skip-refused",
    is_flag=True,
    help="Take all answers that are right and leave out the others. Without it, one answer that is "
    "refused stops everything.",
)
def command(
    file: tuple[Path, ...], dry_run: bool, skip_refused: bool, workspace: Path | None
) -> ExitCode:
    """Take translations back from XLIFF, XLSX and CSV files that were exported here.

    An answer is taken when its message is known, its English is that of today, nobody has changed
    the translation here since, and its holes, bold and links are those of the English. Everything
    is looked at before anything is written.

    \b
    Examples:
      leaflets translations import all-pl.xlf --dry-run
      leaflets translations import all-pl.xlf
      leaflets translations import --skip-refused review-ar.xlsx
    """
    from leaflets.saving import save_all

    library = load_library(workspace)
    taken = _taken(library, file)
    refused = tuple(problem for problems in taken.refused for problem in problems)
    stopped = bool(refused) and not skip_refused
    if dry_run:
        _show(taken.changes)
    warnings = tuple(_warnings(library, taken))
    if not stopped and not dry_run:
        save_all(taken.files)
    _show_comments(taken)
    print_problems([*refused, *warnings])
    click.echo(_result(taken, written=not stopped and not dry_run))
    return ExitCode.PROBLEMS if refused else ExitCode.DONE


def _taken(library: Library, files: Iterable[Path]) -> Taken:
    """What is in the files, judged. Raises LeafletsError with everything that is wrong with files
    as such, and then with answers too."""
    from leaflets.exchange.opening import open_file
    from leaflets.exchange.taking import take

    deliveries: list[Delivery] = []
    problems: list[Problem] = []
    for path in files:
        try:
            deliveries += open_file(path)
        except LeafletsError as error:
            problems += error.problems
    try:
        taken = take(library, deliveries)
    except LeafletsError as error:
        raise LeafletsError(*problems, *error.problems) from None
    if problems:
        raise LeafletsError(*problems, *(p for refused in taken.refused for p in refused))
    return taken


def _show(changes: Sequence[Change]) -> None:
    for change in changes:
        mark = " (needs work)" if change.fuzzy else ""
        place = f"{shown(change.where.path)}:{change.where.line}" if change.where.path else ""
        click.echo(f"{place} {change.context}{mark}")
        for before, after in zip(change.before, change.after, strict=True):
            if before != after or change.before == change.after:
                click.echo(f"  - {before}\n  + {after}")


def _show_comments(taken: Taken) -> None:
    for segment in taken.comments:
        click.echo(f"comment on {segment.id}: {segment.comment}")


def _warnings(library: Library, taken: Taken) -> Iterator[Problem]:
    """What the checks of translations say about what is taken. An error is one when it is printed;
    here it only warns, so that work that was paid for is not turned away."""
    from leaflets.catalogs.po import parse_po
    from leaflets.checking.running import check_language

    made = {file.path: parse_po(file.after.decode(), file.path) for file in taken.files}

    def catalog(language: str, topic: str) -> Catalog | None:
        path = library.path("content", "translations", language, f"{topic}.po")
        return made.get(path) or library.catalog(language, topic)

    after = dataclasses.replace(library, catalog=catalog)
    for language in dict.fromkeys(change.language for change in taken.changes):
        contexts = {c.context for c in taken.changes if c.language == language}
        for problem in check_language(after, language):
            if problem.where and problem.where.field in contexts:
                yield dataclasses.replace(problem, severity=Severity.WARNING)


def _result(taken: Taken, *, written: bool) -> str:
    reasons = Counter(
        REASONS.get(problems[0].code.rpartition("/")[2], "") for problems in taken.refused
    )
    why = ", ".join(f"{number} {reason}" for reason, number in sorted(reasons.items()) if reason)
    fuzzy = sum(change.fuzzy for change in taken.changes)
    parts = [
        f"{len(taken.changes)} {'taken' if written else 'could be taken'}"
        + (f" ({fuzzy} need work)" if fuzzy else ""),
        f"{taken.unchanged} unchanged",
        f"{len(taken.refused)} refused" + (f" ({why})" if why else ""),
    ]
    line = ", ".join(parts) + "."
    files = counted(len(taken.files), "file")
    if written:
        return f"{line} {files} written." if taken.files else line
    return f"Nothing has been written. {line}"
