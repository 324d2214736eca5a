"""``leaflets status``: what is reviewed, what is not, and what is due."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from leaflets.commands._frame import a_command, completes, load_library, only_option
from leaflets.commands._report import counted, has_errors, length, print_problems
from leaflets.problems import ExitCode, LeafletsError

if TYPE_CHECKING:
    from leaflets.governance.report import ClinicStanding, Standing
    from leaflets.model.library import Library

COLOURS = {
    "reviewed": "green",
    "translated": "yellow",
    "draft": "yellow",
    "unreviewed": "yellow",
    "stale": "red",
    "expired": "red",
    "superseded": "red",
}


@a_command("status")
@click.argument("leaflet", nargs=-1, shell_complete=completes("leaflets"))
@only_option("language", "Only this language.")
@only_option("clinic", "Only this clinic.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "html"]),
    default="table",
    help="table: for people (usual choice). json: for programs. html: a page for the intranet.",
)
@click.option(
    "--no-fit", is_flag=True, help="Do not lay every leaflet out to see whether it fits: quicker."
)
@click.option(
    "--check",
    is_flag=True,
    help="For scripts: end with code 1 unless everything shown is reviewed and not yet due.",
)
def command(
    leaflet: tuple[str, ...],
    language: tuple[str, ...],
    clinic: tuple[str, ...],
    form: str,
    no_fit: bool,
    check: bool,
    workspace: Path | None,
) -> ExitCode:
    """Show for every leaflet and language: reviewed or not, by whom, until when, and how long.

    \b
    draft        not complete, or the translation is marked as a draft
    translated   complete, waits for a reviewer
    reviewed     signed, and nothing has changed since
    stale        signed, but words, numbers, pictures or sources have changed since
    expired      the review date has passed
    superseded   another leaflet takes its place

    \b
    Examples:
      leaflets status
      leaflets status sacral-dimple-warning-signs -l es
      leaflets status --format html > status.html
    """
    from leaflets import batch
    from leaflets.clock import today
    from leaflets.governance.report import clinic_standings, standings
    from leaflets.selection import Selection

    library = load_library(workspace)
    jobs = batch.plan(library, Selection(leaflet, language, clinic))
    leaflets = tuple(dict.fromkeys(job.leaflet for job in jobs))
    languages = tuple(dict.fromkeys(job.language for job in jobs))
    clinics = tuple(dict.fromkeys(job.clinic for job in jobs))
    rows = standings(library, leaflets, languages, today())
    clinic_rows = tuple(clinic_standings(library, clinics, languages, today()))
    pages = {} if no_fit else _pages(library, leaflets, languages, clinics[:1])
    if form == "json":
        click.echo(json.dumps(_as_data(rows, clinic_rows, pages), ensure_ascii=False, indent=2))
    elif form == "html":
        from leaflets.commands._status_page import page

        click.echo(page(rows, clinic_rows, pages))
    else:
        click.echo(_as_table(rows, clinic_rows, pages))
    spoilt = [row.problems for row in rows] + [row.problems for row in clinic_rows]
    problems = tuple(dict.fromkeys((*library.problems, *chain.from_iterable(spoilt))))
    print_problems(problems)
    settled = _settled(rows, clinic_rows, pages)
    failed = has_errors(problems) or (check and not settled)
    return ExitCode.PROBLEMS if failed else ExitCode.DONE


Pages = dict[tuple[str, str], int]
"""Leaflet and language -> number of pages; 0: it cannot be made."""


def _pages(
    library: Library, leaflets: Iterable[str], languages: tuple[str, ...], clinics: tuple[str, ...]
) -> Pages:
    """How long each leaflet is for the first clinic, on its own paper."""
    from leaflets.batch import plan
    from leaflets.pipeline import lay_out
    from leaflets.selection import Selection

    found: Pages = {}
    for job in plan(library, Selection(tuple(leaflets), languages, clinics)):
        try:
            found[job.leaflet, job.language] = len(lay_out(library, job).document.pages)
        except LeafletsError:
            found[job.leaflet, job.language] = 0
    return found


def _settled(rows: Iterable[Standing], clinic_rows: Iterable[ClinicStanding], pages: Pages) -> bool:
    reviewed = all(row.state == "reviewed" and not row.due for row in rows)
    return (
        reviewed
        and all(row.state == "reviewed" for row in clinic_rows)
        and 0 not in (pages.values())
    )


def _as_table(
    rows: tuple[Standing, ...], clinic_rows: tuple[ClinicStanding, ...], pages: Pages
) -> str:
    heads = ("Leaflet", "Language", "State", "Words", "Changed", "Reviewed by", "Until", "Pages")
    lines = [
        (
            row.id,
            row.language,
            row.state,
            f"{row.translated} %",
            str(row.changed or ""),
            signer(row),
            f"{row.review_by}" + (f" ({_left(row)})" if row.due else ""),
            length(pages.get((row.leaflet, row.language))),
        )
        for row in rows
    ]
    clinics = [
        (
            row.clinic,
            row.language,
            row.state,
            signer(row),
            "sample: always marked" if row.sample else "",
        )
        for row in clinic_rows
    ]
    parts = [_grid(heads, lines, 2)]
    parts.append(_grid(("Clinic", "Language", "State", "Checked by", ""), clinics, 2))
    parts.append(_sum(rows))
    return "\n\n".join(parts)


def signer(row: Standing | ClinicStanding) -> str:
    """Who signed and when; or that there are errors; or nothing."""
    if row.problems:
        return "see the errors"
    return f"{row.reviewer}, {row.signed}" if row.signed else ""


def _left(row: Standing) -> str:
    return f"{counted(row.days_left, 'day')} left" if row.days_left >= 0 else "overdue"


def _grid(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]], coloured: int) -> str:
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    lines = [click.style("  ".join(_padded(heads, widths)).rstrip(), bold=True)]
    for row in rows:
        cells = _padded(row, widths)
        colour = COLOURS.get(row[coloured])
        if colour:
            cells[coloured] = click.style(cells[coloured], fg=colour)
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def _padded(cells: tuple[str, ...], widths: list[int]) -> list[str]:
    return [f"{cell:<{width}}" for cell, width in zip(cells, widths, strict=True)]


def _sum(rows: tuple[Standing, ...]) -> str:
    done = sum(row.state == "reviewed" for row in rows)
    due = sum(row.due for row in rows)
    text = f"{done} of {len(rows)} reviewed."
    return text + (f" {due} due for review within 90 days, or overdue." if due else "")


def _as_data(
    rows: tuple[Standing, ...], clinic_rows: tuple[ClinicStanding, ...], pages: Pages
) -> dict[str, Any]:
    def plain(row: Any) -> dict[str, Any]:
        values = {f.name: getattr(row, f.name) for f in dataclasses.fields(row)}
        values["problems"] = [f"{p.message} [{p.code}]" for p in row.problems]
        return {k: v.isoformat() if hasattr(v, "isoformat") else v for k, v in values.items()}

    leaflets = [
        {**plain(row), "due": row.due, "pages": pages.get((row.leaflet, row.language))}
        for row in rows
    ]
    return {"leaflets": leaflets, "clinics": [plain(row) for row in clinic_rows]}
