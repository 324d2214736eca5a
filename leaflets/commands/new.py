"""``leaflets new``: starter files for a leaflet, a block or a clinic."""

from __future__ import annotations

import re
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from leaflets.commands import _starters
from leaflets.commands._frame import a_command, load_library
from leaflets.commands._lazy import SETTINGS
from leaflets.commands._report import shown
from leaflets.problems import LeafletsError, Problem, Where

ID = r"[a-z0-9]+(-[a-z0-9]+)*"


@click.group("new", context_settings=SETTINGS)
def command() -> None:
    """Start a new leaflet, block of text, or clinic.

    Writes a file with explanations in it, ready to build. What exists is never overwritten.

    \b
    Examples:
      leaflets new leaflet ear-infection
      leaflets new block ear-infection/at-home --kind steps
      leaflets new clinic hill-street
    """


def _kinds(
    _context: click.Context, _parameter: click.Parameter, typed: str
) -> list[CompletionItem]:
    from leaflets.blocks import kind_names

    return [CompletionItem(kind) for kind in kind_names() if kind.startswith(typed)]


@a_command("block", group=command)
@click.argument("name")
@click.option(
    "-k",
    "--kind",
    metavar="KIND",
    default="text",
    show_default=True,
    shell_complete=_kinds,
    help="What sort of block: text, steps, checklist, warning-signs … (a wrong one lists all).",
)
def block(name: str, kind: str, workspace: Path | None) -> None:
    """Start a block: a piece of text that leaflets can share. NAME is TOPIC/NAME.

    \b
    Examples:
      leaflets new block ear-infection/what-it-is
      leaflets new block ear-infection/at-home --kind steps
    """
    _checked(name, f"{ID}/{ID}", "a topic and a name, for example ear-infection/at-home")
    _checked_kind(kind)
    library = load_library(workspace)
    _write({library.path("content", "blocks", f"{name}.yaml"): _starters.block(library, kind)})
    click.echo("\nWhat to do next: write your words into it, then name it in a leaflet:")
    click.echo(f"  - {{block: {name}, role: main}}")


@a_command("leaflet", group=command)
@click.argument("name")
def leaflet(name: str, workspace: Path | None) -> None:
    """Start a leaflet, with its first blocks of text.

    \b
    Example:
      leaflets new leaflet ear-infection
    """
    _checked(name, ID, "small letters, digits and hyphens, for example ear-infection")
    library = load_library(workspace)
    blocks = {
        library.path("content", "blocks", f"{block}.yaml"): text
        for block, text in _starters.leaflet_blocks(library, name).items()
    }
    missing = {path: text for path, text in blocks.items() if not path.exists()}
    recipe = library.path("content", "leaflets", f"{name}.yaml")
    _write({recipe: _starters.leaflet(library, name)}, missing)
    click.echo("\nWhat to do next: look at it, then write your words into these files:")
    click.echo(f"  leaflets build {name} -l {library.language}")
    if len(library.languages) > 1:
        others = ", ".join(library.languages[1:])
        click.echo(
            f"\nNobody has translated it yet. Without -l {library.language}, build also tries\n"
            f"{others}, refuses those until they are translated, and ends with exit code 1."
        )
    if not library.clinics:
        click.echo("\nA leaflet needs a clinic: leaflets new clinic NAME")


@a_command("clinic", group=command)
@click.argument("name")
def clinic(name: str, workspace: Path | None) -> None:
    """Start a clinic: its address, telephone numbers and opening hours.

    It is marked as a sample, and every page says so, until you have put in your own numbers and
    deleted the line "sample: true".

    \b
    Example:
      leaflets new clinic hill-street
    """
    _checked(name, ID, "small letters, digits and hyphens, for example hill-street")
    library = load_library(workspace)
    _write({library.path("content", "clinics", f"{name}.yaml"): _starters.clinic(library)})
    click.echo("\nWhat to do next: put your own address and numbers into it, then:")
    click.echo(f"  leaflets build -c {name} -l {library.language}")


def _checked(name: str, pattern: str, form: str) -> None:
    if not re.fullmatch(pattern, name):
        raise LeafletsError(
            Problem(
                "usage/bad-name", f'"{name}" cannot be a name here', hint=f"a name here is {form}"
            )
        )


def _checked_kind(kind: str) -> None:
    from leaflets.blocks import kind_names
    from leaflets.selection import unknown

    if kind not in kind_names():
        raise LeafletsError(unknown("kind", kind, kind_names()))


def _write(wanted: dict[Path, str], extra: dict[Path, str] | None = None) -> None:
    """Write new files; all of ``wanted`` must be new, checked before anything is written."""
    taken = [path for path in wanted if path.exists()]
    if taken:
        raise LeafletsError(
            *(
                Problem("new/exists", "this file exists already", Where(p), "choose another name")
                for p in taken
            )
        )
    for path, text in (wanted | (extra or {})).items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except OSError as error:
            reason = error.strerror or str(error)
            message = f"the file could not be written: {reason}"
            raise LeafletsError(Problem("new/not-written", message, Where(path))) from error
        click.echo(f"written: {shown(path)}")
