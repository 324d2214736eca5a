"""What every command shares: the workspace option, and how problems reach the person and the shell.

A command is a function that returns an ``ExitCode`` (or nothing: done) and raises
``LeafletsError``; ``@a_command`` does the rest.
"""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click
from click.shell_completion import CompletionItem

from leaflets.commands._lazy import SETTINGS
from leaflets.commands._report import is_of_printing, print_problems, stop_printing
from leaflets.problems import ExitCode, LeafletsError, Problem

if TYPE_CHECKING:
    from leaflets.model.library import Library

Work = Callable[..., ExitCode | None]


WORKSPACE_HELP = (
    "The folder with your leaflets (it holds content and layouts). "
    "Usual choice: the folder you are in, or the nearest one above it."
)


def a_command(
    name: str, *, group: click.Group | None = None, workspace_help: str = WORKSPACE_HELP
) -> Callable[[Work], click.Command]:
    """Make ``work`` the Click command ``name``, with ``-w`` and with problems printed, not raised.

    ``work`` gets the option as ``workspace: Path | None``. Exit codes: see ``ExitCode``; problems
    whose code starts with ``usage/`` count as wrong usage.
    """

    def decorate(work: Work) -> click.Command:
        settings = {"cls": _Command, "context_settings": SETTINGS}
        made = (group or click).command(name, **settings)(_framed(work))
        option = _workspace_option(workspace_help)
        made.params.append(option)  # last in the help: most people never need it
        return made

    return decorate


class _Command(click.Command):
    """Takes nothing for granted that was typed and says nothing.

    ``--output ""`` is what a script types when its variable is not set; for Python it would be the
    folder one is in. Of two values for an option that takes one, Click would drop the first.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        typed = list(args)
        rest = super().parse_args(ctx, args)
        if not ctx.resilient_parsing:  # a shell that completes
            _refuse_what_says_nothing(self.make_parser(ctx).parse_args(typed), ctx)
        return rest


_Parsed = tuple[dict[str, Any], list[str], list[click.Parameter]]
"""What Click's parser gives: names and what was typed for them; the rest; every time one was."""


def _refuse_what_says_nothing(parsed: _Parsed, ctx: click.Context) -> None:
    """Raises click.BadParameter."""
    typed, _, times = parsed
    for parameter in dict.fromkeys(times):
        said = typed.get(parameter.name or "")
        words = said if isinstance(said, list | tuple) else (said,)
        if any(isinstance(word, str) and not word.strip() for word in words):
            message = "it is empty: write something, or leave it out."
            raise click.BadParameter(message, ctx, parameter)
        one = isinstance(parameter, click.Option) and not (parameter.is_flag or parameter.multiple)
        if one and times.count(parameter) > 1:
            message = "it is there twice, and only one can be meant."
            raise click.BadParameter(message, ctx, parameter)


def _workspace_option(words: str) -> click.Option:
    return click.Option(
        ["-w", "--workspace"],
        metavar="FOLDER",
        type=click.Path(path_type=Path, readable=False),  # find_workspace says more about it
        help=words,
    )


def _framed(work: Work) -> Callable[..., None]:
    @functools.wraps(work)
    def run(*args: Any, **kwargs: Any) -> None:
        sys.exit(guarded(lambda: work(*args, **kwargs)))

    return run


def guarded(work: Callable[[], ExitCode | None]) -> ExitCode:
    """Do ``work``; print what it raises as problems, and return what to tell the shell."""
    try:
        return work() or ExitCode.DONE
    except LeafletsError as error:
        print_problems(error.problems)
        return exit_code(error.problems)
    except KeyboardInterrupt:
        click.echo("\nStopped.", err=True)
        return ExitCode.INTERRUPTED
    except (click.ClickException, click.exceptions.Exit, click.Abort):
        raise
    except Exception as error:
        if isinstance(error, OSError) and is_of_printing(error):
            return stop_printing(error)
        if os.environ.get("LEAFLETS_DEBUG"):
            raise
        from leaflets.batch import internal_problem

        print_problems([internal_problem(error)])
        return ExitCode.PROBLEMS


def exit_code(problems: tuple[Problem, ...]) -> ExitCode:
    """``USAGE`` when nothing but the command line was wrong."""
    wrong_usage = all(problem.code.startswith("usage/") for problem in problems)
    return ExitCode.USAGE if wrong_usage else ExitCode.PROBLEMS


def load_library(workspace: Path | None) -> Library:
    """Find and read the workspace. Raises ``LeafletsError``."""
    from leaflets.stages.load import load  # YAML and pydantic: not for --help
    from leaflets.workspace import find_workspace

    return load(find_workspace(workspace))


def load_library_if_any(workspace: Path | None) -> Library | None:
    """As ``load_library``; None where nobody names a workspace and there is none."""
    try:
        return load_library(workspace)
    except LeafletsError as error:
        if workspace or any(problem.code != "usage/no-workspace" for problem in error.problems):
            raise
        return None


def completes(kind: str) -> Callable[[click.Context, click.Parameter, str], list[CompletionItem]]:
    """Shell completion from file names; ``kind`` is a field of ``leaflets.workspace.Names``. Papers
    are looked into: which of them can be turned on their side, no name tells."""

    def complete(
        context: click.Context, _parameter: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        from leaflets.workspace import find_workspace, names

        try:
            folder = find_workspace(context.params.get("workspace"))
        except LeafletsError:
            return []  # a shell that completes has no place for messages
        options: Iterable[str] = getattr(names(folder), kind)
        if kind == "papers":
            from leaflets.stages.load import papers_of

            options = sorted({*options, *papers_of(folder)})
        return [CompletionItem(name) for name in options if name.startswith(incomplete)]

    return complete


def one_option(
    kind: Literal["language", "clinic"], words: str, **more: Any
) -> Callable[[Work], Work]:
    """Add ``-l`` or ``-c``; ``more``: of ``click.option``."""
    return click.option(
        f"-{kind[0]}",
        f"--{kind}",
        metavar=kind.upper(),
        shell_complete=completes(f"{kind}s"),
        help=words,
        **more,
    )


def only_option(kind: Literal["language", "clinic"], words: str) -> Callable[[Work], Work]:
    """Add ``-l`` or ``-c``, by which a person picks some of them: ``tuple[str, ...]``."""
    return one_option(kind, f"{words} Usual choice: all of them.", multiple=True)


def output_option(what: Literal["FILE", "FOLDER"], words: str) -> Callable[[Work], Work]:
    """Add ``-o``, given on as ``output: Path | None``."""
    place = click.Path(path_type=Path)
    return click.option("-o", "--output", metavar=what, type=place, help=words)


_FORMS = {
    "table": "for people (usual choice)",
    "text": "for people (usual choice)",
    "json": "for programs",
    "csv": "for spreadsheets",
    "html": "a page for the intranet",
    "sarif": "for code review (SARIF 2.1.0)",
    "junit": "for build servers (JUnit XML)",
    "pdf": "to print and to sign (usual choice)",
}


def format_option(*forms: str) -> Callable[[Work], Work]:
    """Add ``--format``, given on as ``form: str``; the first of ``forms`` is the usual choice."""
    words = " ".join(f"{form}: {_FORMS[form]}." for form in forms)
    choice = click.Choice(forms)
    return click.option("--format", "form", type=choice, default=forms[0], help=words)


def no_fit_option(work: Work) -> Work:
    """Add ``--no-fit``, given on as ``no_fit: bool``."""
    words = "Do not lay every leaflet out to see whether it fits: quicker."
    return click.option("--no-fit", is_flag=True, help=words)(work)


output_profile_option = click.option(
    "--output-profile",
    metavar="FILE.icc",
    type=click.Path(path_type=Path, readable=False),  # the file is looked at with more to say
    help="For print: the ICC output profile (CMYK) of your print shop. Usual choice: the preset's, "
    "or the one that comes with the program.",
)


def font_dir_option(work: Work) -> Work:
    """Add ``--font-dir``, given on as ``font_dir: tuple[Path, ...]``."""
    return click.option(
        "--font-dir",
        metavar="FOLDER",
        multiple=True,
        type=click.Path(path_type=Path),
        help="Look for fonts in FOLDER first. May be given several times.",
    )(work)
