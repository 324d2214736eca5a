"""What may be said of a batch: which orders, who makes them, what is told and kept of it."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

Work = Callable[..., Any]


class _Seconds(click.FloatRange):
    """Numbers of a range. ``nan`` is in every one for Click, since it is beyond neither end."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        number: float = super().convert(value, param, ctx)
        if math.isnan(number):
            self.fail(f"{value} is no number of seconds.", param, ctx)
        return number


_OPTIONS = (
    click.option(
        "--orders",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="Make what an order file asks for, row by row: CSV, JSON Lines or YAML, with columns "
        "leaflet, language and clinic, and others such as paper, copies or appointment.",
    ),
    click.option(
        "--file-name",
        metavar="PATTERN",
        help="With --orders: names of the PDFs, for example {clinic}/{leaflet}-{language}-{row}. "
        "A column called file says it row by row.",
    ),
    click.option(
        "--plan",
        is_flag=True,
        help="Only say what would be made, and why. Nothing is written.",
    ),
    click.option(
        "--force",
        is_flag=True,
        help="Make everything again, also what is up to date.",
    ),
    click.option(
        "--keep-going/--fail-fast",
        default=True,
        help="Go on after a leaflet that cannot be made (usual choice), or stop at the first.",
    ),
    click.option(
        "--prune",
        is_flag=True,
        help="Remove PDFs that an earlier run made and nobody asks for any more. Files that "
        "somebody has changed, and files of other programs, are never touched.",
    ),
    click.option(
        "--zip",
        "packed",
        type=click.Choice(("clinic", "language")),
        help="Also pack the PDFs into one zip for each clinic, or for each language: "
        "zips/clinic/NAME.zip in the output folder.",
    ),
    click.option(
        "--side-cars",
        is_flag=True,
        help="Also write what record systems and web sites ask for: beside each PDF NAME.fhir.json "
        "(HL7 FHIR R4), and catalogue.csv in the output folder.",
    ),
    click.option(
        "--base-url",
        metavar="URL",
        help="With --side-cars: where the output folder can be had, for example "
        "https://example.org/leaflets. The address of each PDF begins with it.",
    ),
    click.option(
        "--report",
        metavar="FILE",
        help="Write what became of every PDF into FILE: .html to read, .csv for spreadsheets, "
        ".json for programs.",
    ),
    click.option(
        "-j",
        "--jobs",
        metavar="NUMBER",
        type=click.IntRange(1, 1024),
        help="How many leaflets to make at the same time. Usual choice: one for each processor.",
    ),
    click.option(
        "--executor",
        type=click.Choice(("serial", "processes", "dask")),
        help="Who does the work. serial: one after the other. processes: several at once on this "
        "computer. dask: a cluster. Usual choice: processes, or serial for a few leaflets.",
    ),
    click.option(
        "--scheduler",
        metavar="ADDRESS",
        help="Where the scheduler of a Dask cluster is, for example tcp://10.0.0.5:8786.",
    ),
    click.option(
        "--time-limit",
        metavar="SECONDS",
        type=_Seconds(0.1, 86_400),
        help="Give a leaflet up that takes longer than this, twice. Usual choice: 60; no limit "
        "where leaflets are made one after the other.",
    ),
    click.option(
        "--record",
        metavar="FILE",
        type=click.Path(path_type=Path, dir_okay=False),
        help="Where to remember what was made from what. Usual choice: in the output folder.",
    ),
    click.option(
        "-q", "--quiet", is_flag=True, help="Print nothing but problems and the sum, for logs."
    ),
    click.option(
        "--json-lines",
        is_flag=True,
        help="Print a line of JSON for everything that happens, for programs.",
    ),
)


def batch_options(work: Work) -> Work:
    """Add all of them, in the order of the help; ``--zip`` is given on as ``packed``."""
    for option in reversed(_OPTIONS):
        work = option(work)
    return work
