"""``leaflets schema``: write the JSON Schemas that editors check YAML with."""

from __future__ import annotations

from pathlib import Path

import click

from leaflets.commands._frame import a_command
from leaflets.commands._report import counted, shown
from leaflets.problems import LeafletsError, Problem, Where


@a_command("schema")
def command(workspace: Path | None) -> None:
    """Write the files that help editors (VS Code and others) check and complete what you type.

    They go into content/schemas and layouts/schemas; each of your files names its own in its
    first line. Run it again after an update of leaflets.

    \b
    Example:
      leaflets schema
    """
    from leaflets.schemas import write_schemas
    from leaflets.workspace import find_workspace

    folder = find_workspace(workspace)
    try:
        written = write_schemas(folder)
    except OSError as error:
        reason = error.strerror or str(error)
        message = f"the schemas could not be written: {reason}"
        where = Where(Path(error.filename) if error.filename else folder)
        raise LeafletsError(Problem("schema/not-written", message, where)) from error
    for path in written:
        click.echo(shown(path))
    click.echo(f"{counted(len(written), 'file')} written.")
