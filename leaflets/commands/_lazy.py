"""Groups of commands that open the file of a subcommand only when that is run."""

from __future__ import annotations

import importlib
import keyword
from collections.abc import Mapping
from typing import Any

import click

SETTINGS: dict[str, Any] = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
"""What Click does alike for every command and group."""


class LazyGroup(click.Group):
    """``commands_of``: name of each subcommand -> its line in the help, in the order a newcomer
    needs them; ``<package>/<name>.py`` holds ``command`` (``import_.py``: no module can be called
    by a word of the language)."""

    def __init__(
        self, *args: Any, package: str, commands_of: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, context_settings=SETTINGS, **kwargs)
        self._package, self._commands = package, commands_of

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self._commands)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self._commands:
            return None
        name = f"{cmd_name}_" if keyword.iskeyword(cmd_name) else cmd_name
        module = importlib.import_module(f"{self._package}.{name}")
        found: click.Command = module.command
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(self._commands.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self._commands and not args[0].startswith("-"):
            ctx.fail(_no_such_command(args[0], self._commands))
        return super().resolve_command(ctx, args)


def _no_such_command(name: str, known: Mapping[str, str]) -> str:
    import difflib

    near = difflib.get_close_matches(name, known, n=1)
    tail = f"did you mean {near[0]}?" if near else f"there is {', '.join(known)}"
    return f'there is no command called "{name}"; {tail}'
