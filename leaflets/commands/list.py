"""``leaflets list``: what there is to choose from."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from leaflets.commands._frame import a_command, format_option, load_library
from leaflets.commands._report import has_errors, print_problems
from leaflets.problems import ExitCode

if TYPE_CHECKING:
    from leaflets.model.library import Library


@a_command("list")
@format_option("table", "json")
def command(form: str, workspace: Path | None) -> ExitCode:
    """Show what there is: leaflets, languages, layouts, papers, clinics and profiles.

    The first word of each line is the name to use with the other commands.

    \b
    Examples:
      leaflets list
      leaflets list --format json
    """
    library = load_library(workspace)
    found = contents(library)
    if form == "json":
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        click.echo("\n\n".join(_table(kind, entries) for kind, entries in found.items()))
    # What cannot be listed must not just be missing.
    print_problems(library.problems)
    return ExitCode.PROBLEMS if has_errors(library.problems) else ExitCode.DONE


def contents(library: Library) -> dict[str, list[dict[str, Any]]]:
    """What ``library`` holds: kind -> entries with ``name``, ``title`` and more, in order."""
    from leaflets.languages import language
    from leaflets.profiles import profiles
    from leaflets.selection import choices

    offered = choices(library)
    source = offered.languages[0]
    return {
        "leaflets": [
            {"name": name, "title": recipe.title, "id": recipe.id, "layout": recipe.layout}
            for name, recipe in sorted(library.leaflets.items())
        ],
        "languages": [
            {"name": tag, "title": language(tag).name, "source": tag == source}
            for tag in offered.languages
        ],
        "layouts": [{"name": n, "title": x.title} for n, x in sorted(library.layouts.items())],
        "papers": [{"name": n, "title": x.title} for n, x in sorted(library.papers.items())],
        "clinics": [
            {"name": name, "title": clinic.name, "paper": clinic.paper, "sample": clinic.sample}
            for name, clinic in sorted(library.clinics.items())
        ],
        "profiles": [
            {"name": name, "title": profile.description}
            for name, profile in sorted({**profiles(), **library.presets}.items())
        ],
    }


def _table(kind: str, entries: list[dict[str, Any]]) -> str:
    rows = [(str(e["name"]), str(e["title"]), _remarks(kind, e)) for e in entries]
    lines = [click.style(kind.capitalize(), bold=True), *_aligned(rows)]
    return "\n".join(lines if rows else [*lines, "  none yet"])


def _remarks(kind: str, entry: dict[str, Any]) -> str:
    if kind == "leaflets":
        return f"{entry['id']}, {entry['layout']}"
    if kind == "clinics":
        return str(entry["paper"]) + (", sample: not a real clinic" if entry["sample"] else "")
    return "source language" if entry.get("source") else ""


def _aligned(rows: Iterable[tuple[str, str, str]]) -> list[str]:
    rows = list(rows)
    widths = [max((len(row[column]) for row in rows), default=0) for column in (0, 1)]
    return [
        f"  {name:<{widths[0]}}  {title:<{widths[1]}}  {rest}".rstrip()
        for name, title, rest in rows
    ]
