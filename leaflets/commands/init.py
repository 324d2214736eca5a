"""``leaflets init``: a workspace of one's own."""

from __future__ import annotations

import os
from pathlib import Path

import click

from leaflets.commands._frame import a_command
from leaflets.commands._report import counted
from leaflets.problems import LeafletsError, Problem, Where


@a_command(
    "init",
    workspace_help="Copy this leaflets folder (it holds content and layouts). "
    "Usual choice: the ready leaflets that come with the program.",
)
@click.argument("folder", type=click.Path(path_type=Path))
def command(folder: Path, workspace: Path | None) -> None:
    """Make FOLDER with ready leaflets, layouts and two sample clinics, yours to change.

    FOLDER must be new or empty: nothing of yours is ever overwritten.

    \b
    Examples:
      leaflets init my-leaflets
      leaflets init a-copy -w my-leaflets       start from another folder instead
    """
    from leaflets.commands._copying import copy_workspace
    from leaflets.workspace import find_workspace, starter

    source = find_workspace(workspace) if workspace else starter()
    _refuse_unless_empty(folder)
    _refuse_inside_another(folder, source)
    count = copy_workspace(source, _real(folder))
    click.echo(f"{folder} is ready: {counted(count, 'file')}.")
    click.echo("\nWhat to do next:")
    click.echo(f"  cd {folder}")
    click.echo("  leaflets list                  see what there is")
    click.echo("  leaflets new clinic NAME       put in your own address and telephone numbers")
    click.echo("  leaflets build                 make the PDFs")


def _real(folder: Path) -> Path:
    """Where ``folder`` is in the end: links and ``..`` must not lead to something unexpected."""
    return Path(os.path.realpath(folder))


def _refuse_unless_empty(folder: Path) -> None:
    target = _real(folder)
    try:
        if not target.exists() or (target.is_dir() and not any(target.iterdir())):
            return
        what = "this folder is not empty" if target.is_dir() else "this is a file"
    except OSError as error:
        what = f"this folder cannot be read ({error.strerror})"
    raise LeafletsError(
        Problem("init/not-empty", what, Where(folder), "name a folder that does not exist yet")
    )


def _refuse_inside_another(folder: Path, source: Path) -> None:
    """A workspace in a workspace: a copy would copy itself, and commands would take one for the
    other. A newcomer's checkout is the exception: beside the starter in it there is room."""
    from leaflets.workspace import PARTS, is_workspace, starter

    target, of_program = _real(folder), _real(starter())
    for place in target.parents:
        if is_workspace(place) and place != of_program:
            raise LeafletsError(_inside(folder, place))
    for place in (of_program, source):
        if any(target.is_relative_to(_real(place / part)) for part in PARTS):
            raise LeafletsError(_inside(folder, _real(place)))


def _inside(folder: Path, other: Path) -> Problem:
    message = f"this would lie inside another leaflets folder: {other}"
    hint = f"name a folder outside it, for example {other.parent / _real(folder).name}"
    return Problem("init/inside", message, Where(folder), hint)
