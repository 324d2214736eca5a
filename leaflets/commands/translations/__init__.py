"""``leaflets translations``: what goes to translators and comes back; one file a subcommand."""

from __future__ import annotations

import click

from leaflets.commands._lazy import LazyGroup

COMMANDS = {
    "add": "Begin a language.",
    "update": "Bring the files of translators up to date with the content.",
    "status": "Show how much there is to translate.",
    "export": "Write files for agencies and reviewers: XLIFF, TMX, CSV, XLSX.",
    "import": "Take such files back.",
    "screenshots": "Make a picture of the place of each message.",
}


@click.group(
    "translations",
    cls=LazyGroup,
    package="leaflets.commands.translations",
    commands_of=COMMANDS,
)
def command() -> None:
    """Give words to translators, and take them back.

    \b
    Examples:
      leaflets translations add pl           begin Polish
      leaflets translations update           after you have changed the content
      leaflets translations status           how much there is to do
      leaflets translations export -l pl --format xliff
    """
