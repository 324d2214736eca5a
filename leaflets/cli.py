"""The ``leaflets`` command: knows which subcommands there are, and nothing about them."""

from __future__ import annotations

import sys

try:
    import gc
    import os
    from types import ModuleType
    from typing import Any

    import click

    from leaflets.commands._lazy import LazyGroup
    from leaflets.problems import ExitCode
except KeyboardInterrupt:  # these take most of the time before ``main``
    print("\nStopped.", file=sys.stderr)
    sys.exit(130)  # ExitCode.INTERRUPTED, which may not be there yet

COMMANDS = {
    "init": "Make a folder of your own with ready leaflets in it.",
    "new": "Start a new leaflet, block of text, or clinic.",
    "list": "Show what there is: leaflets, languages, clinics …",
    "build": "Make the PDFs.",
    "catalogue": "Make a page for the front desk: find a leaflet and print it.",
    "preview": "See the pages in your browser while you write, translate and design.",
    "fit": "Show what fits: each layout, paper and language, with how full its pages are.",
    "check": "Look for mistakes in translations, before they are printed.",
    "proof": "Show a leaflet with every text named, for translators and reviewers.",
    "translations": "Give words to translators, and take them back.",
    "review": "Approve words, or see what there is to approve.",
    "status": "Show what is reviewed, what has changed, and what is due.",
    "report": "Print how good a leaflet is, on a page to be signed.",
    "sources": "List what the words rest on.",
    "audit": "Look through a folder of PDFs: which are still good?",
    "verify": "Look into finished PDFs: are they sound, are they up to date?",
    "schema": "Write the files that help editors check what you type.",
}
"""In the order a newcomer needs them; ``leaflets/commands/<name>.py`` holds ``command``."""


def _version(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        import leaflets

        click.echo(f"leaflets {leaflets.__version__}")
        ctx.exit()


@click.group(
    cls=LazyGroup,
    package="leaflets.commands",
    commands_of=COMMANDS,
)
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=_version, help="Show it."
)
def cli() -> None:
    """Make leaflets for patients, ready to print and to read aloud, in every language you need.

    \b
    First steps:
      leaflets init my-leaflets     make a folder with ready leaflets
      cd my-leaflets                go there
      leaflets list                 see what there is
      leaflets build                make all PDFs; they go into the folder "output"

    Help for one command: leaflets build --help

    \b
    So that the Tab key completes names, put one line into the start-up file of your shell:
      bash   eval "$(_LEAFLETS_COMPLETE=bash_source leaflets)"     in ~/.bashrc
      zsh    eval "$(_LEAFLETS_COMPLETE=zsh_source leaflets)"      in ~/.zshrc
      fish   _LEAFLETS_COMPLETE=fish_source leaflets | source      in ~/.config/fish/config.fish

    \b
    What the command tells scripts (exit code):
      0 all done, 1 something was refused, 2 the command was written wrongly, 130 stopped by Ctrl-C
    """


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with an ``ExitCode``."""
    try:
        _start_light()
        _fill_gaps()
        for stream in (sys.stdout, sys.stderr):
            _print_anything(stream)
        cli.main(arguments, prog_name="leaflets", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(ExitCode.USAGE if isinstance(error, click.UsageError) else ExitCode.PROBLEMS)
    except (KeyboardInterrupt, click.Abort):
        click.echo("\nStopped.", err=True)
        sys.exit(ExitCode.INTERRUPTED)
    except OSError as error:
        from leaflets.commands._report import is_of_printing, stop_printing

        if not is_of_printing(error):
            raise
        sys.exit(stop_printing(error))
    finally:
        gc.freeze()  # Python looks through everything for waste before it ends: a sixth of the time


def _start_light() -> None:
    """A command is short: what it starts with is used to its end, and nobody plugs into pydantic.

    Looking through everything for waste at every 700th new object takes a tenth of the time: one
    leaflet makes 140,000. Looking for plug-ins reads the metadata of every installed package, and
    pydantic loads what reads mail to do so (10 ms), even where it is told that there are none: so
    it is given what to ask. What it is told is for workers, which may begin anew.
    """
    gc.set_threshold(150_000)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    loader = "pydantic.plugin._loader"
    sys.modules.setdefault(loader, _NoPlugins(loader))


class _NoPlugins(ModuleType):
    """What pydantic asks for its plug-ins."""

    @staticmethod
    def get_plugins() -> tuple[object, ...]:
        return ()


def _fill_gaps() -> None:
    """Who has closed stdin, stdout or stderr (``>&-``) hears nothing; and no file that is opened
    later gets its number, or what is printed by chance would be written into it."""
    if None not in (sys.stdin, sys.stdout, sys.stderr):
        return
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(number)
    sys.stdin = sys.stdin or open(0, closefd=False)  # noqa: SIM115
    sys.stdout = sys.stdout or open(1, "w", closefd=False)  # noqa: SIM115
    sys.stderr = sys.stderr or open(2, "w", closefd=False)  # noqa: SIM115


def _print_anything(stream: Any) -> None:
    """A title in Arabic must not end the run on a terminal that cannot show it."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="backslashreplace")
