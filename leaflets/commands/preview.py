"""``leaflets preview``: see the pages change while files are saved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from leaflets.commands._frame import a_command, completes, font_dir_option, one_option
from leaflets.problems import ExitCode, LeafletsError, Problem

if TYPE_CHECKING:
    from types import ModuleType


@a_command("preview")
@click.argument("leaflet", required=False, shell_complete=completes("leaflets"))
@one_option("language", "The language to begin with, for example ar.")
@one_option("clinic", "The clinic to begin with.")
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    help="The port on this computer. 0: any free one. Usual choice: always the same, so that "
    "bookmarks last, or a free one if that is taken.",
)
@click.option("--open", "opened", is_flag=True, help="Also open it in the browser.")
@font_dir_option
def command(
    leaflet: str | None,
    language: str | None,
    clinic: str | None,
    port: int | None,
    opened: bool,
    font_dir: tuple[Path, ...],
    workspace: Path | None,
) -> ExitCode:
    """Show the leaflets in your browser, and show them anew whenever a file is saved.

    Beside the pages stands what is wrong, with the file and the line. Click a text to see where it
    comes from and how far its translations are. Choose leaflet, language, clinic, layout and paper
    in the page; press ? there for the keys.

    Only this computer can see the preview, and nothing is ever written. Ctrl-C ends it.

    \b
    Examples:
      leaflets preview --open
      leaflets preview sacral-dimple-warning-signs -l ar
      leaflets preview --port 8000
    """
    from urllib.parse import urlencode

    from leaflets.workspace import find_workspace

    server = _server()
    root = find_workspace(workspace)
    listening = server.bound(port)
    chosen = {"leaflet": leaflet, "language": language, "clinic": clinic}
    query = urlencode({name: value for name, value in chosen.items() if value})
    number = listening.getsockname()[1]
    address = f"http://{server.ADDRESS}:{number}/" + (f"?{query}" if query else "")
    click.echo(f"Preview: {address}\nCtrl-C ends it.")
    if opened:
        click.launch(address)
    server.Server(root, number, font_dir).run([listening])
    return ExitCode.DONE


def _server() -> ModuleType:
    """The room of the server. Raises LeafletsError where what it needs is not installed."""
    try:
        from leaflets.preview import server
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("starlette", "uvicorn", "watchfiles"):
            raise
        message = f"the preview needs {error.name}, which is not installed"
        hint = 'install it: pip install "leaflets[preview]"'
        raise LeafletsError(Problem("usage/no-preview", message, hint=hint)) from None
    return server
