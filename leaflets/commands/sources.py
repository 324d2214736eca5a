"""``leaflets sources``: what the leaflets rest on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from leaflets.commands._frame import a_command, load_library
from leaflets.commands._report import has_errors, print_problems
from leaflets.problems import ExitCode

if TYPE_CHECKING:
    from leaflets.wording.sources import SourceUse


@a_command("sources")
@click.option(
    "--older-than",
    metavar="MONTHS",
    type=click.IntRange(min=1),
    default=24,
    show_default=True,
    help="Call a source old when nobody has looked at it for this many months.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    help="table: for people (usual choice). json: for programs.",
)
@click.option(
    "--check",
    is_flag=True,
    help="For scripts: end with code 1 when a source is old, unused, or dated in the future.",
)
def command(older_than: int, form: str, check: bool, workspace: Path | None) -> ExitCode:
    """List every source: where it is used, how strong it is, and when somebody last looked at it.

    \b
    old       nobody has looked at it for two years (or what --older-than says)
    weak      a textbook or information for patients: good for plain facts, not for numbers
    unused    no leaflet cites it
    alone     a sentence rests on weak sources only

    \b
    Examples:
      leaflets sources
      leaflets sources --older-than 12
    """
    from leaflets.clock import today
    from leaflets.wording.sources import source_uses

    library = load_library(workspace)
    uses = source_uses(library, today(), older_than)
    if form == "json":
        click.echo(json.dumps([_as_data(use) for use in uses], ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_lines(uses)))
    print_problems(library.problems)
    wrong = any(set(use.remarks) & {"old", "unused", "future"} for use in uses)
    failed = has_errors(library.problems) or (check and wrong)
    return ExitCode.PROBLEMS if failed else ExitCode.DONE


def _lines(uses: tuple[SourceUse, ...]) -> list[str]:
    lines = []
    for use in uses:
        source = use.source
        remarks = ", ".join(use.remarks)
        coloured = click.style(f"  [{remarks}]", fg="yellow") if remarks else ""
        head = click.style(source.id, bold=True)
        lines.append(f"{head}  {source.strength}, checked {source.checked}{coloured}")
        lines.append(f"    {source.citation}")
        if source.address:
            lines.append(f"    {source.address}")
        for leaflet, blocks in use.where.items():
            lines.append(f"    {leaflet}: {', '.join(blocks)}")
    lines.append("")
    lines.append(_sum(uses))
    return lines


def _sum(uses: tuple[SourceUse, ...]) -> str:
    parts = [f"{len(uses)} sources"]
    for remark in ("old", "weak", "alone", "unused", "future"):
        count = sum(remark in use.remarks for use in uses)
        parts += [f"{count} {remark}"] if count else []
    return ", ".join(parts) + "."


def _as_data(use: SourceUse) -> dict[str, Any]:
    source = use.source
    return {
        "id": source.id,
        "citation": source.citation,
        "address": source.address,
        "strength": source.strength,
        "checked": source.checked.isoformat(),
        "remarks": list(use.remarks),
        "where": {leaflet: list(blocks) for leaflet, blocks in use.where.items()},
    }
