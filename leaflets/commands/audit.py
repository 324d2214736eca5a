"""``leaflets audit``: which files in a folder are still good, and which to recall."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from leaflets.commands._frame import a_command, format_option, load_library
from leaflets.commands._report import (
    counted,
    has_errors,
    print_problems,
    shown,
)
from leaflets.problems import ExitCode, LeafletsError, Problem, Where

if TYPE_CHECKING:
    from leaflets.audit import Audited, Verdict

COLOURS: dict[Verdict, str] = {
    "current": "green",
    "superseded": "red",
    "expired": "red",
    "unknown": "yellow",
}

ORDER: tuple[Verdict, ...] = ("current", "unknown", "expired", "superseded")
"""What matters most stands last, nearest to the prompt."""


@a_command("audit")
@click.argument("folder", type=click.Path(path_type=Path))
@format_option("table", "csv", "json")
def command(folder: Path, form: str, workspace: Path | None) -> ExitCode:
    """Look through a folder of PDFs and HTML editions: which are still good, which to recall.

    \b
    current      the words are what your leaflets folder says today
    superseded   words, numbers or addresses have changed since, or another leaflet takes its place
    expired      the review date has passed
    unknown      not one of yours, or it cannot be read: the list says which

    It goes by what is written inside each file, or by the code in the footer when that is gone.
    What to recall stands at the end. It ends with code 1 unless all are current.

    \b
    Examples:
      leaflets audit output
      leaflets audit /mnt/intranet/leaflets --format csv > recall.csv
    """
    from leaflets.audit import Audit
    from leaflets.clock import today
    from leaflets.commands._obstacles import gaps

    if not folder.is_dir():
        what = "this is a file, not a folder" if folder.exists() else "there is no such folder"
        raise LeafletsError(Problem("usage/no-folder", what, Where(folder), "check its name"))
    library = load_library(workspace)
    audited = tuple(Audit(library, today()).files(folder))
    missing = gaps(library)
    if form == "json":
        click.echo(json.dumps([_as_data(one) for one in audited], ensure_ascii=False, indent=2))
    elif form == "csv":
        click.echo(_as_csv(audited), nl=False)
    else:
        for one in sorted(audited, key=lambda one: ORDER.index(one.verdict)):
            click.echo(_line(one))
        click.echo(_sum(audited))
        if has_errors(missing):
            click.echo("Not everything here could be read (see the errors): mend that first. Some "
                       "of these files may be good.")  # fmt: skip
    print_problems(missing)
    good = all(one.verdict == "current" for one in audited) and not has_errors(missing)
    return ExitCode.DONE if good else ExitCode.PROBLEMS


def _line(one: Audited) -> str:
    from leaflets.audit import said_of_marks

    verdict = click.style(f"{one.verdict:<10}", fg=COLOURS[one.verdict])
    known = one.provenance
    code = f"{known.leaflet} {known.version} {known.language}" if known else ""
    if known and known.printed:
        code += ", by its printed code"
    marks = ", ".join(said_of_marks(known.marks)) if known else ""
    details = "; ".join(filter(None, (code, one.why, marks and f"was marked: {marks}")))
    return f"{verdict}  {shown(one.path)}  {details}".rstrip()


def _sum(audited: tuple[Audited, ...]) -> str:
    if not audited:
        return "No leaflet in this folder."
    counts = Counter(one.verdict for one in audited)
    parts = ", ".join(f"{counts[verdict]} {verdict}" for verdict in COLOURS if counts[verdict])
    recall = len({one.path for one in audited if one.verdict in ("superseded", "expired")})
    tail = f" To recall: {counted(recall, 'file')}." if recall else ""
    paths = {one.path for one in audited}
    thing = "PDF" if all(path.suffix.lower() == ".pdf" for path in paths) else "file"
    return f"{counted(len(paths), thing)}: {parts}.{tail}"


def _as_data(one: Audited) -> dict[str, Any]:
    known = dataclasses.asdict(one.provenance) if one.provenance else {}
    return {"file": str(one.path), "verdict": one.verdict, "why": one.why, **known}


def _as_csv(audited: tuple[Audited, ...]) -> str:
    from leaflets.exchange.csv_reading import spreadsheet_cell

    names = (
        "file", "verdict", "why", "leaflet", "version", "language", "clinic", "hash", "review",
        "marks", "review_by", "tool", "printed",
    )  # fmt: skip
    out = io.StringIO()
    writer = csv.DictWriter(out, names, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for one in audited:
        writer.writerow({name: spreadsheet_cell(v) for name, v in _as_data(one).items()})
    return out.getvalue()
