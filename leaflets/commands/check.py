"""``leaflets check``: look for mistakes in translations, before they are printed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from leaflets.commands._frame import (
    a_command,
    completes,
    format_option,
    load_library,
    no_fit_option,
    only_option,
)
from leaflets.commands._progress import Progress
from leaflets.commands._report import (
    counted,
    has_errors,
    print_problems,
    shown,
)
from leaflets.problems import ExitCode, LeafletsError, Problem, Severity, Where

if TYPE_CHECKING:
    from leaflets.model.job import Job
    from leaflets.model.library import Library


class Checked(NamedTuple):
    """What was found in a language. ``untranslated``, ``stale``: how many messages no check could
    look at; ``silent``: code of a check that says nothing about the language -> why."""

    language: str
    problems: tuple[Problem, ...]
    untranslated: int
    stale: int
    silent: dict[str, str]


@a_command("check")
@click.argument("leaflet", nargs=-1, shell_complete=completes("leaflets"))
@only_option("language", "Only this language, for example ar or es.")
@no_fit_option
@format_option("text", "json")
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
    from leaflets.batch import plan, replaced_colours, standing_problems
    from leaflets.selection import Selection

    library = load_library(workspace)
    if message is not None or reviewer is not None or role is not None:
        return _confirm(library, leaflet, language, message, reviewer or "", role or "")
    selection = Selection(leaflet, language)
    planned = plan(library, selection)
    jobs = [job for job in planned if job.language != library.language]
    languages = dict.fromkeys(job.language for job in jobs)
    done = tuple(_check(library, leaflet, spoken) for spoken in languages)
    laid_out = () if no_fit else _layout_problems(library, jobs)
    standing = (*standing_problems(library, selection), *replaced_colours(library, planned))
    found = [*standing, *(p for one in done for p in one.problems)]
    problems = tuple(dict.fromkeys((*found, *laid_out)))
    if form == "json":
        click.echo(_as_json(done, problems))
    else:
        print_problems(tuple(_shortened(problems)))
        for line in _summary(done, problems):
            click.echo(line)
    return ExitCode.PROBLEMS if has_errors(problems) else ExitCode.DONE


def _check(library: Library, leaflets: tuple[str, ...], language: str) -> Checked:
    from leaflets.checking.running import check_language, check_leaflet, not_checked
    from leaflets.checking.standing import (
        STALE,
        UNTRANSLATED,
        standing_of_language,
        standing_of_leaflet,
    )

    found = [*standing_of_language(library, language)] if not leaflets else []
    found += check_language(library, language) if not leaflets else ()
    for name in leaflets:
        found += standing_of_leaflet(library, name, language)
        found += check_leaflet(library, name, language)
    untranslated = len({p.where for p in found if p.code in UNTRANSLATED})
    stale = len({p.where for p in found if p.code == STALE})
    problems = tuple(dict.fromkeys(found))
    return Checked(language, problems, untranslated, stale, not_checked(library, language))


MISSING_SHOWN = 3
"""Messages without a translation that are listed of one file: a language that has just been begun
has hundreds, and mistakes must not drown among them."""


def _shortened(problems: Iterable[Problem]) -> Iterator[Problem]:
    """All problems, with untranslated messages beyond the first few of a file told in one."""
    from leaflets.checking.standing import UNTRANSLATED

    missing: dict[Path | None, list[Problem]] = {}
    for problem in problems:
        if problem.code not in UNTRANSLATED:
            yield problem
            continue
        path = problem.where.path if problem.where else None
        missing.setdefault(path, []).append(problem)
    for path, found in missing.items():
        listed = len(found) if len(found) <= MISSING_SHOWN + 1 else MISSING_SHOWN
        yield from found[:listed]
        if rest := len(found) - listed:
            message = f"{counted(rest, 'more message')} of this file are not translated"
            hint = "leaflets translations status counts them; --format json lists them all"
            next_one = found[listed].where or Where(path)
            yield Problem(UNTRANSLATED[0], message, Where(path, next_one.line), hint)


def _layout_problems(library: Library, jobs: list[Job]) -> tuple[Problem, ...]:
    """What keeps leaflets from being laid out, for every clinic, whatever the checks say."""
    from leaflets.pipeline import Terms, lay_out

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
        if one.untranslated or one.stale:
            missing = f"{counted(one.untranslated, 'message')} not translated"
            yield f"{one.language}: {missing}, {one.stale} older than the original"
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    said = f"{counted(errors, 'error')}, {counted(len(problems) - errors, 'warning')}"
    yield f"{counted(len(done), 'language')} checked: {said}."


def _as_json(done: tuple[Checked, ...], problems: tuple[Problem, ...]) -> str:
    languages: dict[str, Any] = {
        one.language: {
            "untranslated": one.untranslated,
            "stale": one.stale,
            "not_checked": one.silent,
        }
        for one in done
    }
    data = {"languages": languages, "problems": [problem.data() for problem in problems]}
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
