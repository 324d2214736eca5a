"""The report of a run, in a file: JSON, CSV, or a page. Written row by row, whole or not at all."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leaflets.problems import LeafletsError, Problem, Where
from leaflets.stages import publish

if TYPE_CHECKING:
    from leaflets.batch.report import Run
    from leaflets.batch.rows import Rows

FORMAT = 1
"""Of the JSON: a number that changes when a field is renamed or taken away."""


def check_target(target: str | Path) -> Path:
    """Before a run: whether its report can be written. Makes the folder it goes to.

    Raises LeafletsError: ``usage/report``, ``publish/...``.
    """
    path = Path(target)
    if "://" in str(target) or path.suffix.lower() not in _WRITERS:
        what = "a report is a file of this computer whose name ends in .html, .json or .csv"
        hint = "for example --report report.html"
        raise LeafletsError(Problem("usage/report", what, Where(field=str(target)), hint))
    if os.path.isdir(path):  # noqa: PTH112 - pathlib raises where a name is too long
        message = "a folder has the name the report should get"
        hint = "choose another name, or move that folder"
        raise LeafletsError(Problem("publish/is-a-folder", message, Where(path), hint))
    folder = path.absolute().parent
    try:
        publish.prepare(folder)
        with contextlib.suppress(FileNotFoundError):
            path.lstat()
    except OSError as error:  # a name that is too long
        raise LeafletsError(_elsewhere(publish.told(error, path, folder))) from error
    except LeafletsError as error:
        raise LeafletsError(*map(_elsewhere, error.problems)) from error
    return path


def _elsewhere(problem: Problem) -> Problem:
    """``problem`` with what to do about the report, where it speaks of the output."""
    return replace(problem, hint="choose another file for the report (--report FILE)")


def write(target: Path, run: Run, rows: Rows, problems: Iterable[Problem]) -> None:
    """Write the report of a run, also of one that was interrupted, in the form its name asks for.

    ``problems``: all there were, equal ones once, also those of no order (a table of orders, CSV,
    has no place for them). Raises LeafletsError ``publish/...``; an earlier report then stays.
    """
    pieces = _WRITERS[target.suffix.lower()](run, rows, tuple(dict.fromkeys(problems)))
    try:
        with publish.whole(target) as file:
            # The name of a folder may hold bytes that are no UTF-8.
            file.writelines(piece.encode(errors="backslashreplace") for piece in pieces)
    except OSError as error:
        problem = publish.told(error, target, target.absolute().parent)
        hint = "the PDFs are in their places; choose another file for the report (--report)"
        raise LeafletsError(replace(problem, hint=hint)) from error


def _json(run: Run, rows: Rows, problems: tuple[Problem, ...]) -> Iterator[str]:
    """One row a line, so that programs without much memory can read it too."""
    yield f'{{"format": {FORMAT},\n'
    for name, value in run.data(rows.totals).items():
        yield f"{_words(name)}: {_words(value)},\n"
    yield f'"problems": {_words([problem.data() for problem in problems])},\n"orders": ['
    comma = "\n"
    for row in rows:
        yield comma + _words(row.data())
        comma = ",\n"
    yield "\n]}\n"


def _words(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _csv(_run: Run, rows: Rows, _problems: tuple[Problem, ...]) -> Iterator[str]:
    """RFC 4180, UTF-8 with a mark so that Excel reads it. Orders that the run did not come to have
    the status ``not done``."""
    from leaflets.batch.rows import FIELDS
    from leaflets.exchange.csv_reading import spreadsheet_cell

    names = [name for name in FIELDS if name != "problems"]
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    file.write("\ufeff")
    writer.writerow([*names, "problem_codes", "problems"])
    for row in rows:
        cells = [getattr(row, name) for name in names]
        cells.append(" ".join(dict.fromkeys(problem["code"] for problem in row.problems)))
        cells.append("\n".join(map(_told, row.problems)))
        writer.writerow(map(spreadsheet_cell, cells))
        yield file.getvalue()
        file.seek(0)
        file.truncate()
    yield file.getvalue()


def _told(problem: dict[str, str]) -> str:
    where = f"{problem['where']}: " if problem["where"] else ""
    hint = f" What to do: {problem['hint']}." if problem["hint"] else ""
    return f"{where}{problem['severity']}: {problem['message']} [{problem['code']}].{hint}"


def _html(run: Run, rows: Rows, problems: tuple[Problem, ...]) -> Iterator[str]:
    from leaflets.commands._run_page import page

    return page(run, rows, problems)


_WRITERS: dict[str, Callable[[Run, Rows, tuple[Problem, ...]], Iterator[str]]] = {
    ".html": _html,
    ".json": _json,
    ".csv": _csv,
}
