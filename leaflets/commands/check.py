"""``leaflets check``: look for mistakes in translations, before they are printed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from leaflets.commands._frame import a_command, completes, load_library, only_option
from leaflets.commands._report import counted, has_errors, print_problems
from leaflets.problems import ExitCode, Problem, Severity

if TYPE_CHECKING:
    from leaflets.model.library import Library


@a_command("check")
@click.argument("leaflet", nargs=-1, shell_complete=completes("leaflets"))
@only_option("language", "Only this language, for example ar or es.")
def command(
    leaflet: tuple[str, ...], language: tuple[str, ...], workspace: Path | None
) -> ExitCode:
    """Look for mistakes in translations: numbers, units, phone numbers, a lost "not" …

    An error keeps leaflets from being printed. A warning does not; a translator can say in the PO
    file why it is right, and it is not shown again. What cannot be checked in a language is listed.

    \b
    Examples:
      leaflets check                                   all languages
      leaflets check -l ar -l es                       Arabic and Spanish
      leaflets check sacral-dimple-warning-signs       only what this leaflet says
    """
    from leaflets.batch import plan
    from leaflets.selection import Selection

    library = load_library(workspace)
    jobs = plan(library, Selection(leaflet, language))
    languages = dict.fromkeys(job.language for job in jobs if job.language != library.language)
    found = [p for spoken in languages for p in _found(library, leaflet, spoken)]
    print_problems(found)
    for spoken in languages:
        _say_what_is_not_checked(spoken)
    click.echo(_sum(found, len(languages)))
    return ExitCode.PROBLEMS if has_errors(found) else ExitCode.DONE


def _found(library: Library, leaflets: tuple[str, ...], language: str) -> tuple[Problem, ...]:
    from leaflets.checking.running import check_language, check_leaflet

    if not leaflets:
        return check_language(library, language)
    found = (p for name in leaflets for p in check_leaflet(library, name, language))
    return tuple(dict.fromkeys(found))


def _say_what_is_not_checked(language: str) -> None:
    from leaflets.checking.running import not_checked

    for code, why in not_checked(language).items():
        click.echo(f"not checked in {language}: {code.rpartition('/')[2]} ({why})")


def _sum(found: list[Problem], languages: int) -> str:
    errors = sum(problem.severity is Severity.ERROR for problem in found)
    said = f"{counted(errors, 'error')}, {counted(len(found) - errors, 'warning')}"
    return f"{counted(languages, 'language')} checked: {said}."
