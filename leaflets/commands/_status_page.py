"""The page that ``leaflets status --format html`` writes: one file, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING

from leaflets.commands._report import shown
from leaflets.languages import language as known_language

if TYPE_CHECKING:
    from leaflets.commands._obstacles import Fit
    from leaflets.governance.report import ClinicStanding, Standing
    from leaflets.problems import Problem

STYLE = """
body { font: 16px/1.4 system-ui, sans-serif; margin: 2em; color: #1b2330; background: #fff; }
table { border-collapse: collapse; margin-bottom: 2em; }
caption { text-align: left; font-weight: bold; font-size: 1.2em; padding-bottom: .5em; }
th, td { text-align: left; padding: .35em .8em; border-bottom: 1px solid #9aa3ae; }
.good { background: #e3f3e7; } .wait { background: #fff3cf; } .bad { background: #fde3e3; }
"""
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
    tables = _table("Leaflets", "Leaflet", more, leaflets)
    tables += _table("Values of clinics", "Clinic", ("Checked by", "Sample"), clinics)
    tables += problem_list(problems)
    return (
        '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>Leaflets: what is reviewed</title><style>{STYLE}</style></head>\n"
        f"<body><h1>What is reviewed</h1>\n{tables}</body>\n</html>"
    )


def _signer(problems: tuple[Problem, ...], who: str, signed: object) -> str:
    if problems:
        return "Error: " + "; ".join(problem.message for problem in problems)
    return who if signed else ""


def problem_list(problems: Iterable[Problem]) -> str:
    """What is wrong, as a list with a heading; nothing if nothing is."""
    items = "".join(f"<li>{escape(_told(problem))}</li>\n" for problem in problems)
    return f"<h2>What is wrong</h2>\n<ul>\n{items}</ul>\n" if items else ""


def _told(problem: Problem) -> str:
    where = problem.where
    place = [shown(where.path)] if where and where.path else []
    place += [f"line {where.line}"] if where and where.line else []
    lead = f"{', '.join(place)}: " if place else ""
    hint = f" What to do: {problem.hint}." if problem.hint else ""
    return f"{lead}{problem.message} [{problem.code}].{hint}"


def _table(caption: str, what: str, more: tuple[str, ...], rows: list[Row]) -> str:
    heads = "".join(f'<th scope="col">{head}</th>' for head in (what, "Language", "State", *more))
    body = "\n".join(_lines(rows))
    return (
        f"<table><caption>{caption}</caption>\n<thead><tr>{heads}</tr></thead>\n"
        f"<tbody>\n{body}\n</tbody></table>\n"
    )


def _lines(rows: list[Row]) -> Iterator[str]:
    for name, tag, state, more in rows:
        spoken = f'<td><span lang="{escape(tag)}">{escape(known_language(tag).name)}</span> {tag}'
        colour = _CLASSES.get(state, "wait")
        cells = "".join(f"<td>{escape(cell)}</td>" for cell in more)
        yield (
            f'<tr><th scope="row">{escape(name)}</th>{spoken}</td>'
            f'<td class="{colour}">{state}</td>{cells}</tr>'
        )
