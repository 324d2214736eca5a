"""``leaflets check``: look for mistakes in translations, before they are printed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from leaflets.commands._frame import a_command, completes, load_library, only_option
from leaflets.commands._report import (
    Progress,
    counted,
    has_errors,
    print_problems,
    problem_data,
    shown,
)
from leaflets.problems import ExitCode, LeafletsError, Problem, Severity

if TYPE_CHECKING:
    from leaflets.model.job import Job
    from leaflets.model.library import Library

UNTRANSLATED = ("translation/missing", "translation/fuzzy", "translation/gone")
STALE = "translation/stale"


class Checked(NamedTuple):
    """What was found in a language. ``silent``: code of a check that says nothing about it ->
    why."""

    language: str
    problems: tuple[Problem, ...]
    silent: dict[str, str]

    def count(self, *codes: str) -> int:
        """How many messages have one of these problems."""
        places = {p.where for p in self.problems if p.code in codes}
        return len(places)


@a_command("check")
@click.argument("leaflet", nargs=-1, shell_complete=completes("leaflets"))
@only_option("language", "Only this language, for example ar or es.")
@click.option(
    "--no-fit", is_flag=True, help="Do not lay every leaflet out to see whether it fits: quicker."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="text: for people (usual choice). json: for programs.",
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
    message: str | None,
    reviewer: str | None,
    role: str | None,
    workspace: Path | None,
) -> ExitCode:
    """Look for mistakes in translations: numbers, units, phone numbers, a lost "not" …

    An error keeps leaflets from being printed. A warning does not; a translator can say in the PO
    file why it is right, and it is not shown again. Some errors can be confirmed by a reviewer who
    reads both languages. What cannot be checked in a language is listed.

    \b
    Examples:
      leaflets check                                   all languages
      leaflets check -l ar -l es                       Arabic and Spanish
      leaflets check sacral-dimple-warning-signs       only what this leaflet says
      leaflets check -l es --confirm "sacral-dimple/caring#clean.item" \\
          --reviewer "NAME" --role "Interpreter"
    """
    from leaflets.batch import plan, standing_problems
    from leaflets.selection import Selection

    library = load_library(workspace)
    if message is not None or reviewer is not None or role is not None:
        return _confirm(library, leaflet, language, message, reviewer or "", role or "")
    selection = Selection(leaflet, language)
    jobs = [job for job in plan(library, selection) if job.language != library.language]
    done = tuple(_check(library, leaflet, spoken) for spoken in _languages(jobs))
    laid_out = () if no_fit else _layout_problems(library, jobs)
    found = [*standing_problems(library, selection), *(p for one in done for p in one.problems)]
    problems = tuple(dict.fromkeys((*found, *laid_out)))
    if form == "json":
        click.echo(_as_json(done, problems))
    else:
        print_problems(problems)
        for line in _summary(done, problems):
            click.echo(line)
    return ExitCode.PROBLEMS if has_errors(problems) else ExitCode.DONE


def _languages(jobs: Iterable[Job]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(job.language for job in jobs))


def _check(library: Library, leaflets: tuple[str, ...], language: str) -> Checked:
    from leaflets.checking.running import check_language, check_leaflet, not_checked
    from leaflets.checking.standing import standing_of_language, standing_of_leaflet

    found = [*standing_of_language(library, language)] if not leaflets else []
    found += check_language(library, language) if not leaflets else ()
    for name in leaflets:
        found += standing_of_leaflet(library, name, language)
        found += check_leaflet(library, name, language)
    return Checked(language, tuple(dict.fromkeys(found)), not_checked(library, language))


def _layout_problems(library: Library, jobs: list[Job]) -> tuple[Problem, ...]:
    """What keeps leaflets from being laid out, for every clinic, whatever the checks say."""
    from leaflets.pipeline import Terms, lay_out  # all of ReportLab

    found: dict[Problem, None] = {}
    progress = Progress(len(jobs))
    for job in jobs:
        try:
            lay_out(library, job, terms=Terms(unchecked=True))
        except LeafletsError as error:
            found.update(dict.fromkeys(error.problems))
        progress.step()
    progress.hide()
    return tuple(found)


def _summary(done: tuple[Checked, ...], problems: tuple[Problem, ...]) -> Iterator[str]:
    silent: dict[tuple[str, str], list[str]] = {}
    for one in done:
        for code, why in one.silent.items():
            silent.setdefault((code.rpartition("/")[2], why), []).append(one.language)
    for (name, why), languages in sorted(silent.items()):
        yield f"not checked: {name} in {', '.join(languages)} ({why})"
    for one in done:
        missing, stale = one.count(*UNTRANSLATED), one.count(STALE)
        if missing or stale:
            text = f"{counted(missing, 'message')} not translated, {stale} older than the original"
            yield f"{one.language}: {text}"
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    said = f"{counted(errors, 'error')}, {counted(len(problems) - errors, 'warning')}"
    yield f"{counted(len(done), 'language')} checked: {said}."


def _as_json(done: tuple[Checked, ...], problems: tuple[Problem, ...]) -> str:
    languages: dict[str, Any] = {
        one.language: {
            "untranslated": one.count(*UNTRANSLATED),
            "stale": one.count(STALE),
            "not_checked": one.silent,
        }
        for one in done
    }
    data = {"languages": languages, "problems": [problem_data(problem) for problem in problems]}
    return json.dumps(data, ensure_ascii=False, indent=2)


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
    from leaflets.governance.signing import Signature
    from leaflets.selection import matching_languages

    hint = "leaflets check -l LANGUAGE --confirm MESSAGE --reviewer NAME --role ROLE"
    if message is None or len(language) != 1 or leaflet:
        text = "to confirm, name one message and one language, and no leaflet"
        raise LeafletsError(Problem("usage/confirm", text, hint=hint))
    spoken = matching_languages(language[0], library.languages)
    if len(spoken) != 1:
        text = f"“{language[0]}” is not one of the languages begun here"
        raise LeafletsError(Problem("usage/unknown-language", text, hint=hint))
    signature = Signature(reviewer, role, today())
    done = confirm(library, message, spoken[0], signature)
    for pair in dict.fromkeys(finding.pair for finding in done.findings):
        click.echo(f"{message}\n  {pair.source_text}\n  {pair.target_text}")
    for finding in done.findings:
        click.echo(f"  in spite of: {finding.fault.message} [{finding.check.code}]")
    signer = f"{signature.reviewer.strip()}, {signature.role.strip()}, {signature.date}"
    click.echo(f"Confirmed by {signer}: {', '.join(map(shown, done.files))}")
    return ExitCode.DONE
