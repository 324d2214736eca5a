"""``leaflets init``: a workspace of one's own."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from leaflets.commands._frame import a_command
from leaflets.commands._report import counted
from leaflets.problems import LeafletsError, Problem, Where


@a_command("init")
@click.argument("folder", type=click.Path(path_type=Path))
def command(folder: Path, workspace: Path | None) -> None:
    """Make FOLDER with ready leaflets, layouts and a sample clinic, yours to change.

    FOLDER must be new or empty: nothing of yours is ever overwritten.

    \b
    Examples:
      leaflets init my-leaflets
      leaflets init a-copy -w my-leaflets       start from another folder instead
    """
    from leaflets.workspace import PARTS, find_workspace, starter

    source = find_workspace(workspace) if workspace else starter()
    _refuse_unless_empty(folder)
    try:
        count = sum(copy_tree(source / part, folder / part) for part in PARTS)
    except OSError as error:
        reason = error.strerror or str(error)
        raise LeafletsError(
            Problem(
                "init/not-written",
                f"the folder could not be filled: {reason}",
                Where(folder),
                "delete what is there, then try again in a place where you may write",
            )
        ) from error
    _write_schemas_if_missing(folder)
    click.echo(f"{folder} is ready: {counted(count, 'file')}.")
    click.echo("\nWhat to do next:")
    click.echo(f"  cd {folder}")
    click.echo("  leaflets list                  see what there is")
    click.echo("  leaflets new clinic NAME       put in your own address and telephone numbers")
    click.echo("  leaflets build                 make the PDFs")


def _refuse_unless_empty(folder: Path) -> None:
    try:
        if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
            return
        what = "this folder is not empty" if folder.is_dir() else "this is a file"
    except OSError as error:
        what = f"this folder cannot be read ({error.strerror})"
    raise LeafletsError(
        Problem("init/not-empty", what, Where(folder), "name a folder that does not exist yet")
    )


def copy_tree(source: Path, target: Path) -> int:
    """Copy the files of a folder and return how many.

    Not ``shutil.copytree``: that also copies permissions, and an installed package may be
    read-only while the copy is there to be changed.
    """
    target.mkdir(parents=True)
    count = 0
    for entry in sorted(source.iterdir()):
        if entry.name.startswith((".", "__pycache__")):
            continue
        if entry.is_dir():
            count += copy_tree(entry, target / entry.name)
        else:
            shutil.copyfile(entry, target / entry.name)
            count += 1
    return count


def _write_schemas_if_missing(folder: Path) -> None:
    """The first line of every file names its schema: it must be there in the copy too."""
    if not all((folder / part / "schemas").is_dir() for part in ("content", "layouts")):
        from leaflets.schemas import write_schemas

        write_schemas(folder)
