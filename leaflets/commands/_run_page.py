"""The page that ``leaflets build --report FILE.html`` writes: one file, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from leaflets.batch.report import PROGRAM
from leaflets.commands import _html as html
from leaflets.commands._report import counted, file_size
from leaflets.languages import language as known_language

if TYPE_CHECKING:
    from leaflets.batch.report import Run
    from leaflets.batch.rows import Row, Rows
    from leaflets.problems import Problem

_ENDINGS = {
    "finished": "The run came to its end.",
    "interrupted": "The run was interrupted: the same command goes on where it stopped.",
    "stopped": "The run stopped before its end, see what is wrong: the same command goes on where "
    "it stopped.",
}
_CLASSES = {"refused": "bad", "not done": "wait"}
_NUMBERS = ("Copies", "Pages", "Sheets", "Size", "Seconds")
_HEADS = ("File", "Leaflet", "Language", "Clinic", "Form", *_NUMBERS, "Status", "Why", "Problems")


def page(run: Run, rows: Rows, problems: tuple[Problem, ...]) -> Iterator[str]:
    """The whole page, in pieces. ``problems`` stand below."""
    yield html.begin("Leaflets: what was built", "What was built")
    yield f"<p><strong>{escape(_ENDINGS[run.ending])}</strong></p>\n"
    yield _facts(run, rows)
    heads = (html.head(head, "number" if head in _NUMBERS else "") for head in _HEADS)
    yield html.begin_table("Orders", heads)
    for row in rows:
        yield _line(row)
    yield html.END_TABLE
    yield (
        "<p>Refused: nothing was made; an earlier PDF stays as it was. Not done: the run did not "
        "come to it. Up to date, unchanged: the PDF that is there is what would be made today.</p>"
    )
    yield html.end(problems)


def _facts(run: Run, rows: Rows) -> str:
    """How it went, as a list of terms."""
    totals = rows.totals
    counts = ", ".join(f"{number} {status}" for status, number in totals.status.items())
    facts = {
        "Orders": f"{len(rows)}: {counts}" if counts else "0",
        "PDFs": f"{counted(totals.pages, 'page')}, {file_size(totals.size)}",
        "To print": f"{counted(totals.copies, 'copy', 'copies')} on "
        f"{counted(totals.sheets, 'sheet')} of paper",
        "Output": run.output,
        "Started": f"{run.started:%Y-%m-%d %H:%M:%S} UTC",
        "Ended": f"{run.ended:%Y-%m-%d %H:%M:%S} UTC",
        "Time": f"{run.wall:.1f} s, {run.processor:.1f} s of the processor",
        "Rate": f"{run.rate(totals):.1f} PDFs a second",
        "Workers": f"{run.workers} ({run.executor})",
        "Program": PROGRAM,
    }
    items = "".join(f"<dt>{name}</dt><dd>{escape(said)}</dd>" for name, said in facts.items())
    return f"<dl>{items}</dl>\n"


def _line(row: Row) -> str:
    problems = "; ".join(f"{one['message']} [{one['code']}]" for one in row.problems)
    numbers = (row.copies, row.pages, row.sheets, file_size(row.size) if row.size else "",
               f"{row.seconds:.3f}")  # fmt: skip
    cells = "".join(f'<td class="number">{cell}</td>' for cell in numbers)
    status = f'<td class="{_CLASSES.get(row.status, "good")}">{row.status}</td>'
    leaflet = f"{row.leaflet} {row.version}".strip()
    form = f"{row.layout}, {row.paper}, {row.profile}"
    return (
        f'<tr><th scope="row">{escape(row.file)}</th><td>{escape(leaflet)}</td>'
        f"<td>{_languages(row.language)}</td><td>{escape(row.clinic)}</td><td>{escape(form)}</td>"
        f"{cells}{status}<td>{escape(row.reason)}</td><td>{escape(problems)}</td></tr>\n"
    )


@cache
def _languages(tags: str) -> str:
    return " + ".join(
        f"{html.in_language(known_language(tag).name, tag)} {escape(tag)}"
        for tag in tags.split("+")
    )
