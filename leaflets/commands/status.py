"""``leaflets status``: what is reviewed, what is not, and what is due."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from leaflets.commands._frame import (
    a_command,
    completes,
    format_option,
    load_library,
    no_fit_option,
    only_option,
)
from leaflets.commands._report import counted, grid, has_errors, print_problems
from leaflets.problems import ExitCode, Problem

if TYPE_CHECKING:
    from leaflets.commands._obstacles import Fit
    from leaflets.governance.report import ClinicStanding, Standing
    from leaflets.model.job import Job
    from leaflets.model.library import Library
    from leaflets.selection import Selection

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
@format_option("table", "json", "html")
@no_fit_option
@click.option(
    "--check",
    is_flag=True,
    help="For scripts: end with code 1 unless everything shown is reviewed and not due within 90 "
    "days, and no clinic is a sample.",
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
    from leaflets.batch import unusable
    from leaflets.clock import today
    from leaflets.commands._obstacles import fit
    from leaflets.governance.report import clinic_standings, standings, stray_sign_offs
    from leaflets.selection import Selection

    library = load_library(workspace)
    selection = Selection(leaflet, language, clinic)
    broken = unusable(library, selection)
    jobs = _asked(library, selection, broken)
    languages = tuple(dict.fromkeys(job.language for job in jobs))
    leaflets = dict.fromkeys(job.leaflet for job in jobs if job.leaflet in library.leaflets)
    clinics = dict.fromkeys(job.clinic for job in jobs if job.clinic in library.clinics)
    rows = standings(library, leaflets, languages, today())
    clinic_rows = tuple(clinic_standings(library, clinics, languages, today()))
    # How long a leaflet is differs little from clinic to clinic: seen for the first of them.
    first = [j for j in jobs if j.leaflet in leaflets and j.clinic == next(iter(clinics), None)]
    made = fit(library, first, broken, lay_out=not no_fit)
    spoilt = [row.problems for row in rows] + [row.problems for row in clinic_rows]
    strays = stray_sign_offs(library)
    found = (*library.problems, *strays, *chain.from_iterable(spoilt), *made.problems)
    problems = tuple(dict.fromkeys(found))
    click.echo(_shown_as(form)(rows, clinic_rows, made, problems))
    print_problems(problems)
    refused = has_errors(problems) or 0 in made.pages.values()
    failed = refused or (check and not _settled(rows, clinic_rows))
    return ExitCode.PROBLEMS if failed else ExitCode.DONE


def _asked(library: Library, selection: Selection, broken: Iterable[Path]) -> tuple[Job, ...]:
    """What ``selection`` asks for, with ``broken`` files: they are there, by their name, and must
    hide no other leaflet or clinic."""
    from leaflets.selection import choices, plan_from

    offered = choices(library)
    unread = {
        kind: {file.stem: "" for file in broken if file.parent.name == kind}
        for kind in ("leaflets", "clinics")
    }
    there = dataclasses.replace(
        offered,
        leaflets={**offered.leaflets, **unread["leaflets"]},
        clinics={**offered.clinics, **unread["clinics"]},
    )
    return plan_from(there, selection)


Form = Callable[
    [tuple["Standing", ...], tuple["ClinicStanding", ...], "Fit", tuple[Problem, ...]], str
]


def _shown_as(form: str) -> Form:
    if form == "html":
        from leaflets.commands._status_page import page

        return page
    return _as_json if form == "json" else _as_table


def _settled(rows: Iterable[Standing], clinic_rows: Iterable[ClinicStanding]) -> bool:
    """Whether all may go to patients, today and for a while. Every page for a sample clinic is
    marked, whoever has signed it."""
    reviewed = all(row.state == "reviewed" and not row.due for row in rows)
    return reviewed and all(row.state == "reviewed" and not row.sample for row in clinic_rows)


def _as_table(
    rows: tuple[Standing, ...],
    clinic_rows: tuple[ClinicStanding, ...],
    fit: Fit,
    _problems: tuple[Problem, ...],
) -> str:
    heads = ("Leaflet", "Language", "State", "Words", "Changed", "Reviewed by", "Until", "Pages")
    lines = [
        (
            row.id,
            row.language,
            row.state,
            fit.words(row),
            str(row.changed or ""),
            signer(row),
            f"{row.review_by}" + (f" ({_left(row)})" if row.due else ""),
            fit.length(row),
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
    of_clinics = ("Clinic", "Language", "State", "Checked by", "")
    parts = [grid(heads, lines, colours={2: COLOURS})]
    parts.append(grid(of_clinics, clinics, colours={2: COLOURS}))
    parts.append(_sum(rows, fit))
    return "\n\n".join(parts)


def signer(row: Standing | ClinicStanding) -> str:
    """Who signed and when; or that there are errors; or nothing."""
    if row.problems:
        return "see the errors"
    return f"{row.reviewer}, {row.signed}" if row.signed else ""


def _left(row: Standing) -> str:
    return f"{counted(row.days_left, 'day')} left" if row.days_left >= 0 else "overdue"


def _sum(rows: tuple[Standing, ...], fit: Fit) -> str:
    done = sum(row.state == "reviewed" for row in rows)
    due = sum(row.due for row in rows)
    refused = sum(not pages for pages in fit.pages.values())
    text = f"{done} of {len(rows)} reviewed."
    text += f" {due} due for review within 90 days, or overdue." if due else ""
    text += f" {refused} refused (see below)." if refused else ""
    files = counted(len(fit.broken), "file")
    return text + (f" {files} cannot be used (see below)." if fit.broken else "")


def _as_json(
    rows: tuple[Standing, ...],
    clinic_rows: tuple[ClinicStanding, ...],
    fit: Fit,
    problems: tuple[Problem, ...],
) -> str:
    def plain(row: Any) -> dict[str, Any]:
        values = {f.name: getattr(row, f.name) for f in dataclasses.fields(row)}
        values["problems"] = [f"{p.message} [{p.code}]" for p in row.problems]
        return {k: v.isoformat() if hasattr(v, "isoformat") else v for k, v in values.items()}

    leaflets = [
        {**plain(row), "due": row.due, "pages": fit.pages.get((row.leaflet, row.language))}
        for row in rows
    ]
    for row in leaflets:
        if row["leaflet"] in fit.incomplete:
            row["translated"] = None
    data = {
        "leaflets": leaflets,
        "clinics": [plain(row) for row in clinic_rows],
        "problems": [problem.data() for problem in problems],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)
