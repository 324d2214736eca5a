"""``leaflets review``: show what there is to approve, and record who approved it."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

import click

from leaflets.commands._frame import a_command, completes, load_library, one_option, output_option
from leaflets.commands._report import shown
from leaflets.model.review import Method
from leaflets.problems import ExitCode, LeafletsError, Problem

if TYPE_CHECKING:
    from leaflets.governance.signing import Signature
    from leaflets.model.library import Library


@a_command("review")
@click.argument("leaflet", required=False, shell_complete=completes("leaflets"))
@one_option(
    "language", "The language that was read, for example es. Usual choice: the one you write in."
)
@one_option(
    "clinic", "Check the numbers, names and local values of this clinic, instead of a leaflet."
)
@click.option("--reviewer", metavar="NAME", help="Who approves: first and last name.")
@click.option("--role", metavar="ROLE", help="What the person is, for example Consultant nurse.")
@click.option(
    "--method",
    type=click.Choice(get_args(Method)),
    default="human",
    help="How a translation was checked. human: read by somebody who knows the language and the "
    "subject (usual choice).",
)
@click.option(
    "--certificate", metavar="TEXT", default="", help="Number of a certificate or register."
)
@click.option(
    "--date",
    "day",
    metavar="YEAR-MONTH-DAY",
    help="The day of the approval. Usual choice: today.",
)
@click.option(
    "--show",
    is_flag=True,
    help="Make a PDF with everything there is to approve, and with what has changed since the "
    "last approval. Nothing is signed.",
)
@output_option("FILE", "With --show: where the PDF goes. Usual choice: the folder output/review.")
def command(
    leaflet: str | None,
    language: str | None,
    clinic: str | None,
    reviewer: str | None,
    role: str | None,
    method: str,
    certificate: str,
    day: str | None,
    show: bool,
    output: Path | None,
    workspace: Path | None,
) -> ExitCode:
    """Approve the words of a leaflet, or the numbers of a clinic.

    The approval holds for exactly what is there today. When a word, a number, a picture or a
    source changes, the leaflet is marked again by itself.

    \b
    Examples:
      leaflets review sacral-dimple-warning-signs --show
      leaflets review sacral-dimple-warning-signs -l es --show
      leaflets review sacral-dimple-warning-signs --reviewer "NAME" --role "Paediatric nurse"
      leaflets review --clinic hill-street --reviewer "NAME" --role "Practice manager"
    """
    library = load_library(workspace)
    if (leaflet is None) == (clinic is None):
        hint = "leaflets review LEAFLET …, or leaflets review --clinic CLINIC …"
        raise LeafletsError(Problem("usage/what", "name a leaflet, or a clinic", hint=hint))
    spoken = _spoken(library, language)
    if show:
        return _show(library, leaflet, clinic, spoken, output)
    signature = _signature(reviewer, role, method, certificate, day, output)
    return _sign(library, leaflet, clinic, spoken, signature)


def _spoken(library: Library, language: str | None) -> str:
    """The language as the workspace calls it, matched as ``build`` does: ``en`` for ``en-GB``."""
    from leaflets.selection import matching_languages, which_language

    if language is None:
        return library.language
    matches = matching_languages(language, library.languages)
    if len(matches) > 1:
        raise LeafletsError(which_language(language, matches))
    return matches[0] if matches else language


def _signature(
    reviewer: str | None,
    role: str | None,
    method: str,
    certificate: str,
    day: str | None,
    output: Path | None,
) -> Signature:
    from leaflets.clock import today
    from leaflets.governance.signing import Signature, faults
    from leaflets.governance.who import fault_of_day

    problems = [
        Problem("usage/nobody", f"{option} is missing", hint=f"add {option} and {what}")
        for option, value, what in (
            ("--reviewer", reviewer, "the name of the person who approves"),
            ("--role", role, "what the person is"),
        )
        if not (value or "").strip()
    ]
    if output is not None:
        hint = "add --show to make the PDF, or take -o away to sign"
        message = "-o is for the PDF of --show: a signature has its own file"
        problems.append(Problem("usage/output", message, hint=hint))
    date = today()
    if day is not None:
        if fault := fault_of_day(day):
            problems.append(Problem("usage/date", fault.message, hint=fault.hint))
        else:
            date = datetime.date.fromisoformat(day)
    if date > today():
        hint = "an approval cannot lie in the future"
        problems.append(Problem("usage/date", f"{date} has not come yet", hint=hint))
    texts = [(text or "").strip() for text in (reviewer, role, certificate)]
    signature = Signature(texts[0], texts[1], date, method, texts[2])
    problems += (p for p in faults(signature) if p.code != "usage/nobody")  # said above
    if problems:
        raise LeafletsError(*problems)
    return signature


def _sign(
    library: Library, leaflet: str | None, clinic: str | None, language: str, signature: Signature
) -> ExitCode:
    from leaflets.commands._signing import sign

    what: Literal["leaflet", "clinic"] = "clinic" if leaflet is None else "leaflet"
    path = sign(library, what, leaflet or clinic or "", language, signature)
    click.echo(f"Signed by {signature.reviewer}, {signature.role}, {signature.date}: {shown(path)}")
    if leaflet is not None:
        click.echo(_what_follows(library, leaflet, language))
    return ExitCode.DONE


def _what_follows(library: Library, leaflet: str, language: str) -> str:
    from leaflets.clock import today
    from leaflets.governance.states import content_review

    anew = replace(library)  # a library does not know what has been signed since it was loaded
    state = content_review(anew, leaflet, language, today()).state
    until = library.leaflets[leaflet].review_by
    words = {
        "reviewed": f"{leaflet} in {language} is now reviewed, until {until} or until it changes.",
        "expired": f"Its review date, {until}, has passed: write a new review_by, then sign again.",
        "superseded": "It is replaced by another leaflet, so it stays marked.",
    }
    source = library.language
    other = f"It stays marked until {leaflet} in {source} is reviewed as it is today, too."
    return words.get(state, other)


def _show(
    library: Library, leaflet: str | None, clinic: str | None, language: str, output: Path | None
) -> ExitCode:
    from leaflets.commands._places import place_for
    from leaflets.review_sheet import sheet_of_clinic, sheet_of_leaflet
    from leaflets.stages.publish import publish

    name = leaflet or clinic or ""
    target = place_for(output, library.root, "review", f"{name}-{language}.pdf")
    if leaflet is not None:
        pdf = sheet_of_leaflet(library, leaflet, language)
    else:
        pdf = sheet_of_clinic(library, name, language)
    publish(pdf, target)
    click.echo(f"{shown(target)}  everything there is to approve; this signs nothing.")
    return ExitCode.DONE
