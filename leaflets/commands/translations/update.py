"""``leaflets translations update``: the files of translators against what the content says now."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leaflets.commands._frame import a_command, load_library, only_option
from leaflets.commands._report import counted, print_problems, shown
from leaflets.problems import ExitCode

if TYPE_CHECKING:
    from leaflets.catalogs.updating import Update


@a_command("update")
@only_option("language", "Only the files of this language, for example ar or es.")
@click.option(
    "--check",
    is_flag=True,
    help="For scripts: write nothing, and end with code 1 if a file is not up to date.",
)
def command(language: tuple[str, ...], check: bool, workspace: Path | None) -> ExitCode:
    """Bring the files of translators up to date with the content.

    No translation is lost: where the English has changed, the translation is marked as fuzzy and
    the old English stands beside it; what nobody needs any more is kept at the end of the file. A
    file in which nothing changes is not touched. If one file cannot be read, none is written.

    \b
    Examples:
      leaflets translations update             after you have changed the content
      leaflets translations update -l pl       only the Polish files
      leaflets translations update --check     is anything out of date?
    """
    from leaflets.catalogs.updating import stray_templates, updates
    from leaflets.clock import today
    from leaflets.commands._languages import asked
    from leaflets.saving import save_all
    from leaflets.wording.loose_ends import stray_translations

    library = load_library(workspace)
    found = updates(library, asked(library, language), today())
    changes = [update for update in found if update.differs]
    if not check:
        save_all([update.file for update in changes])
    for update in changes:
        click.echo(f"{shown(update.file.path)}  {_what(update)}")
    warnings = (problem for update in found for problem in update.problems)
    print_problems((*warnings, *stray_templates(library), *stray_translations(library)))
    click.echo(_sum(changes, len(found), check))
    return ExitCode.PROBLEMS if check and changes else ExitCode.DONE


def _what(update: Update) -> str:
    numbers = (("new", update.new), ("changed", update.changed), ("gone", update.gone))
    said = ", ".join(f"{number} {what}" for what, number in numbers if number)
    if update.file.before is None:
        return f"new file, {counted(update.new, 'message')}"
    return said or "comments only"


def _sum(changes: Iterable[Update], total: int, check: bool) -> str:
    changes = tuple(changes)
    done = "out of date" if check else "written"
    parts = [f"{counted(len(changes), 'file')} {done}", f"{total - len(changes)} unchanged"]
    stale = sum(update.changed for update in changes if update.file.path.suffix == ".po")
    parts += [f"{counted(stale, 'message')} to look at again"] if stale else []
    return ", ".join(parts) + "."
