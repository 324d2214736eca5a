"""``leaflets check``: look for mistakes in leaflets and translations, before they are printed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from leaflets.commands._frame import (
    a_command,
    completes,
    format_option,
    load_library,
    load_library_if_any,
    no_fit_option,
    only_option,
)
from leaflets.commands._report import has_errors, print_problems, shown
from leaflets.problems import ExitCode, LeafletsError, Problem

if TYPE_CHECKING:
    from leaflets.commands._check_run import Results
    from leaflets.model.library import Library


@a_command("check")
@click.argument("leaflet", nargs=-1, shell_complete=completes("leaflets"))
@only_option("language", "Only this language, for example ar or es.")
@no_fit_option
@format_option("text", "json", "sarif", "junit")
@click.option(
    "--explain",
    "code",
    metavar="CODE",
    help="Say what a check is about and what to do where it is wrong. CODE is what stands in "
    "square brackets behind what it found, for example wording/list-length.",
)
@click.option(
    "--confirm",
    "message",
    metavar="MESSAGE",
    help="Write down that a named person has compared this one message with its translation, and "
    "that it is right as it is. Needs -l, --reviewer and --role.",
)
@click.option("--reviewer", metavar="NAME", help="With --confirm: first and last name.")
@click.option("--role", metavar="ROLE", help="With --confirm: for example Medical interpreter.")
def command(
    leaflet: tuple[str, ...],
    language: tuple[str, ...],
    no_fit: bool,
    form: str,
    code: str | None,
    message: str | None,
    reviewer: str | None,
    role: str | None,
    workspace: Path | None,
) -> ExitCode:
    """Look for mistakes before anybody prints them: in leaflets and in translations.

    In leaflets: words that are hard to read, lists that are too long, what a good leaflet says and
    this one does not … In translations: numbers, units, phone numbers, a lost "not" …

    An error in a translation keeps the leaflet from being printed in that language. What is found
    in a leaflet keeps nothing from being printed. Each says where it is and what to do; --explain
    says more. What may stay as it is for a while, you write with a reason into
    content/quality.yaml; a translator says it in the PO file. Some errors can be confirmed by a
    reviewer who reads both languages. What cannot be checked in a language is listed.

    \b
    Examples:
      leaflets check                                   all leaflets in all languages
      leaflets check -l ar -l es                       Arabic and Spanish
      leaflets check sacral-dimple-warning-signs       only this leaflet
      leaflets check --explain wording/list-length     what this check is about
      leaflets check -l es --confirm "sacral-dimple/caring#clean.item" \\
          --reviewer "NAME" --role "Interpreter"
    """
    if code is not None:
        return _explain(code, workspace)
    library = load_library(workspace)
    if message is not None or reviewer is not None or role is not None:
        return _confirm(library, leaflet, language, message, reviewer or "", role or "")
    from leaflets.commands._check_run import run
    from leaflets.selection import Selection

    results = run(library, Selection(leaflet, language), on_pages=not no_fit)
    _tell(results, form)
    return ExitCode.PROBLEMS if has_errors(results.problems) else ExitCode.DONE


def _tell(results: Results, form: str) -> None:
    if form == "text":
        from leaflets.commands._check_text import tell

        tell(results)
    elif form == "json":
        from leaflets.commands._check_json import as_json

        click.echo(as_json(results))
    elif form == "sarif":
        from leaflets.commands._check_sarif import as_sarif

        click.echo(as_sarif(results))
    else:
        from leaflets.commands._check_junit import as_junit

        click.echo(as_junit(results))


def _explain(code: str, workspace: Path | None) -> ExitCode:
    from leaflets.commands._check_explained import explain
    from leaflets.quality.settings import FILE

    library = load_library_if_any(workspace)
    for line in explain(code, library):
        click.echo(line)
    broken = library.problems_of(FILE) if library else ()
    print_problems(broken)  # thresholds of a file that cannot be read do not hold
    return ExitCode.PROBLEMS if has_errors(broken) else ExitCode.DONE


def _confirm(
    library: Library,
    leaflet: tuple[str, ...],
    language: tuple[str, ...],
    message: str | None,
    reviewer: str,
    role: str,
) -> ExitCode:
    from leaflets.clock import today
    from leaflets.commands._confirming import confirm
    from leaflets.commands._languages import asked
    from leaflets.governance.signing import Signature

    hint = "leaflets check -l LANGUAGE --confirm MESSAGE --reviewer NAME --role ROLE"
    if message is None or len(language) != 1 or leaflet:
        text = "to confirm, name one message and one language, and no leaflet"
        raise LeafletsError(Problem("usage/confirm", text, hint=hint))
    (spoken,) = asked(library, language)
    signature = Signature(reviewer, role, today())
    done = confirm(library, message, spoken, signature)
    for pair in dict.fromkeys(finding.pair for finding in done.findings):
        click.echo(f"{message}\n  {pair.source_text}\n  {pair.target_text}")
    for finding in done.findings:
        click.echo(f"  in spite of: {finding.fault.message} [{finding.check.code}]")
    signer = f"{signature.reviewer.strip()}, {signature.role.strip()}, {signature.date}"
    click.echo(f"Confirmed by {signer}: {', '.join(map(shown, done.files))}")
    return ExitCode.DONE
