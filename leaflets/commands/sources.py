"""``leaflets sources``: what the leaflets rest on."""

from __future__ import annotations

import dataclasses
import json
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from leaflets.commands._frame import a_command, format_option, load_library
from leaflets.commands._report import has_errors, print_problems
from leaflets.problems import ExitCode

if TYPE_CHECKING:
    from leaflets.wording.sources import SourceUse


OLD = 24
"""Months. A leaflet is reviewed every two years (``review_by``): what nobody has looked at for
longer was passed over in the last review."""

WIDTH = 100


@a_command("sources")
@click.option(
    "--older-than",
    metavar="MONTHS",
    type=click.IntRange(min=1),
    default=OLD,
    show_default=True,
    help="Call a source old when nobody has looked at it for this many months.",
)
@format_option("table", "json")
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
    alone     a statement rests on it, and on nothing stronger; these are listed at the end
    unused    no leaflet and no clinic cites it
    future    the day on which somebody looked at it has not come yet: a slip

    \b
    Examples:
      leaflets sources
      leaflets sources --older-than 12
      leaflets sources --check
    """
    from leaflets.clock import today
    from leaflets.commands._obstacles import gaps
    from leaflets.wording.sources import future_source, source_uses, unused_source

    library = load_library(workspace)
    problems = [*gaps(library)]
    known = not has_errors(problems)
    uses = source_uses(library, today(), older_than)
    if not known:
        uses = tuple(map(_not_unused, uses))
    if form == "json":
        click.echo(json.dumps([_as_data(use) for use in uses], ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_lines(uses)))
        if not known:
            click.echo("Not everything could be read (see the errors): more may be cited than is "
                       "shown, so no source is called unused.")  # fmt: skip
    told = {"future": future_source, "unused": unused_source}
    problems += [
        tell(library, use.source.id)
        for use in uses
        for remark, tell in told.items()
        if remark in use.remarks
    ]
    print_problems(problems)
    wrong = any(set(use.remarks) & {"old", "unused"} for use in uses)
    failed = has_errors(problems) or (check and wrong)
    return ExitCode.PROBLEMS if failed else ExitCode.DONE


def _not_unused(use: SourceUse) -> SourceUse:
    """Nobody knows whether it is, as long as not everything can be read."""
    return dataclasses.replace(use, remarks=tuple(r for r in use.remarks if r != "unused"))


def _lines(uses: tuple[SourceUse, ...]) -> Iterator[str]:
    for use in uses:
        source = use.source
        remarks = ", ".join(use.remarks)
        coloured = click.style(f"  [{remarks}]", fg="yellow") if remarks else ""
        head = click.style(source.id, bold=True)
        yield f"{head}  {source.strength}, checked {source.checked}{coloured}"
        yield from _wrapped(source.citation)
        if source.address:
            yield f"    {source.address}"
        for leaflet, blocks in use.where.items():
            yield from _wrapped(f"{leaflet}: {', '.join(blocks)}", more="  ")
    yield from _alone(uses)
    yield ""
    yield _sum(uses)


def _alone(uses: tuple[SourceUse, ...]) -> Iterator[str]:
    """Statements that rest on weak sources only, block by block."""
    blocks: dict[str, dict[str, str]] = {}
    for use in uses:
        for claim in use.alone:
            blocks.setdefault(claim.part, {})[claim.words] = ", ".join(claim.sources)
    if blocks:
        yield "\n" + click.style("Statements that rest on weak sources only", bold=True)
    for part in sorted(blocks):
        yield f"  {part}"
        for words, sources in sorted(blocks[part].items()):
            yield from _wrapped(f"“{words}” ({sources})", more="  ")


def _wrapped(text: str, more: str = "") -> list[str]:
    """``text`` indented, in lines of ``WIDTH`` columns; ``more``: indent of the lines after one."""
    return textwrap.wrap(text, WIDTH, initial_indent="    ", subsequent_indent=f"    {more}",
                         break_long_words=False, break_on_hyphens=False)  # fmt: skip


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
        "alone": [{"block": claim.part, "words": claim.words} for claim in use.alone],
        "where": {leaflet: list(blocks) for leaflet, blocks in use.where.items()},
    }
