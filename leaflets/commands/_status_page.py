"""The page that ``leaflets status --format html`` writes: one file, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING

from leaflets.commands import _html as html
from leaflets.languages import language as known_language

if TYPE_CHECKING:
    from leaflets.commands._obstacles import Fit
    from leaflets.governance.report import ClinicStanding, Standing
    from leaflets.problems import Problem

_CLASSES = {"reviewed": "good", "stale": "bad", "expired": "bad", "superseded": "bad"}

Row = tuple[str, str, str, tuple[str, ...]]
"""What, language, state, and the other cells."""


def page(
    rows: Iterable[Standing],
    clinic_rows: Iterable[ClinicStanding],
    fit: Fit,
    problems: tuple[Problem, ...],
) -> str:
    """The whole page. States are words, and coloured as well; ``problems`` stand below."""
    leaflets: list[Row] = [
        (
            row.id,
            row.language,
            row.state,
            (
                fit.words(row),
                str(row.changed or ""),
                _signer(row.problems, f"{row.reviewer}, {row.role}, {row.signed}", row.signed),
                f"{row.review_by}{' (due)' if row.due else ''}",
                fit.length(row),
            ),
        )
        for row in rows
    ]
    clinics: list[Row] = [
        (
            row.clinic,
            row.language,
            row.state,
            (
                _signer(row.problems, f"{row.reviewer}, {row.signed}", row.signed),
                "yes: always marked" if row.sample else "no",
            ),
        )
        for row in clinic_rows
    ]
    more = ("Words", "Changed", "Reviewed by", "Until", "Pages")
    tables = _table("Leaflets", ("Leaflet", *more), leaflets)
    tables += _table("Values of clinics", ("Clinic", "Checked by", "Sample"), clinics)
    return html.page("Leaflets: what is reviewed", "What is reviewed", tables, problems)


def _signer(problems: tuple[Problem, ...], who: str, signed: object) -> str:
    if problems:
        return "Error: " + "; ".join(problem.message for problem in problems)
    return who if signed else ""


def _table(caption: str, heads: tuple[str, ...], rows: list[Row]) -> str:
    what, *more = heads
    return html.table(caption, map(html.head, (what, "Language", "State", *more)), _lines(rows))


def _lines(rows: list[Row]) -> Iterator[str]:
    for name, tag, state, more in rows:
        spoken = f"<td>{html.in_language(known_language(tag).name, tag)} {tag}"
        colour = _CLASSES.get(state, "wait")
        cells = "".join(f"<td>{escape(cell)}</td>" for cell in more)
        yield (
            f'<tr><th scope="row">{escape(name)}</th>{spoken}</td>'
            f'<td class="{colour}">{state}</td>{cells}</tr>'
        )
