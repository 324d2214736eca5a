"""``leaflets translations screenshots``: what translators see beside a message."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leaflets.commands._frame import (
    a_command,
    completes,
    load_library,
    one_option,
    only_option,
    output_option,
)
from leaflets.commands._report import counted, shown
from leaflets.problems import ExitCode, LeafletsError, Severity

if TYPE_CHECKING:
    from leaflets.model.job import Job
    from leaflets.model.library import Library
    from leaflets.screenshots.folder import Changes

SOURCE = "source"


@a_command("screenshots")
@click.argument("leaflet", nargs=-1, shell_complete=completes("leaflets"))
@one_option(
    "language",
    "Show the pages in this language, for example ar. Usual choice: source, the language that "
    "the content is written in.",
    default=SOURCE,
)
@only_option("clinic", "Show the pages of this clinic.")
@output_option("FOLDER", "Put the pictures into FOLDER. Usual choice: output/screenshots/LANGUAGE.")
def command(
    leaflet: tuple[str, ...],
    language: str,
    clinic: tuple[str, ...],
    output: Path | None,
    workspace: Path | None,
) -> ExitCode:
    """Make a picture of the place of each message, as it stands on the page, with an outline.

    So translators see where their words will stand. There is one picture for each message, named
    after it, and a file units.json that says which is which. All pictures are made, or none: if a
    leaflet cannot be made, the folder stays as it was. Pictures of messages that are gone are
    removed.

    \b
    Examples:
      leaflets translations screenshots                       all messages, in English
      leaflets translations screenshots -o docs/screenshots   where Weblate looks for them
      leaflets translations screenshots sacral-dimple-tests   one leaflet
      leaflets translations screenshots -l ar                 how the translation looks
    """
    from leaflets import batch
    from leaflets.catalogs.messages import all_messages
    from leaflets.commands._places import place_for
    from leaflets.screenshots.folder import keep
    from leaflets.screenshots.taking import screenshots
    from leaflets.selection import Selection

    library = load_library(workspace)
    spoken = library.language if language == SOURCE else language
    jobs = batch.plan(library, Selection(leaflet, (spoken,), clinic))
    # The messages of a file that cannot be read are not gone: their pictures must stay.
    if errors := [problem for problem in library.problems if problem.severity is Severity.ERROR]:
        raise LeafletsError(*errors)
    spoken = jobs[0].language
    folder = place_for(output, library.root, "screenshots", spoken)
    known = tuple(message.context for message in all_messages(library))
    looked_for = _looked_for(library, jobs, leaflet, known)
    kept = keep(folder, spoken, screenshots(library, jobs), known, looked_for)
    _report(kept, folder)
    return ExitCode.DONE


def _looked_for(
    library: Library, jobs: Sequence[Job], leaflets: tuple[str, ...], known: tuple[str, ...]
) -> tuple[str, ...]:
    """The messages whose place should be found."""
    from leaflets.screenshots.taking import messages_of, of_other_clinics

    if leaflets:
        return messages_of(library, leaflets)
    clinics = {job.clinic for job in jobs}
    return tuple(one for one in known if not of_other_clinics(one, clinics))


def _report(made: Changes, folder: Path) -> None:
    if made.without:
        click.echo("No picture of these messages: they are on no page, or only inside other words.")
        for context in made.without:
            click.echo(f"  {context}")
    parts = [f"{counted(made.written + made.unchanged, 'picture')} in {shown(folder)}"]
    parts += [f"{made.unchanged} unchanged"] if made.unchanged else []
    parts += [f"{made.removed} removed"] if made.removed else []
    parts += [f"{counted(len(made.without), 'message')} without"] if made.without else []
    click.echo(", ".join(parts) + ".")
