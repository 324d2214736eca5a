"""``leaflets translations export``: files for agencies, and for reviewers with a spreadsheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leaflets.commands._frame import a_command, completes, load_library, one_option, output_option
from leaflets.commands._report import counted, print_problems, shown
from leaflets.exchange.formats import format_called, format_names
from leaflets.problems import ExitCode, LeafletsError, Problem, Severity, Where

if TYPE_CHECKING:
    from leaflets.exchange.gathering import Found
    from leaflets.exchange.segments import Format, Segment
    from leaflets.model.library import Library


@a_command("export")
@click.argument(
    "name", nargs=-1, metavar="[TOPIC or LEAFLET]...", shell_complete=completes("leaflets")
)
@one_option(
    "language",
    "The language of the translations, for example pl. May be given several times.",
    multiple=True,
    required=True,
)
@click.option(
    "--format",
    "form",
    type=click.Choice(format_names()),
    default="xliff",
    help="xliff: for agencies (usual choice). xlsx, csv: a sheet for reviewers. tmx: approved "
    "pairs for a translation memory; does not come back.",
)
@click.option(
    "--unreviewed",
    is_flag=True,
    help="With --format tmx: also translations that nobody has signed, drafts among them.",
)
@output_option("FOLDER", "Where the files go. Usual choice: the folder output/translations.")
def command(
    name: tuple[str, ...],
    language: tuple[str, ...],
    form: str,
    unreviewed: bool,
    output: Path | None,
    workspace: Path | None,
) -> ExitCode:
    """Write files for translators: all messages, or those of some topics or leaflets.

    Each file holds the English, what there is of the translation, and notes. What comes back is
    taken with: leaflets translations import FILE.

    \b
    Examples:
      leaflets translations export -l pl
      leaflets translations export -l ar --format xlsx sacral-dimple-warning-signs
      leaflets translations export -l es --format tmx --unreviewed
    """
    from leaflets.commands._languages import asked
    from leaflets.commands._places import place_for
    from leaflets.stages.publish import publish

    if unreviewed and form != "tmx":
        hint = "other files hold all messages with their state: take --unreviewed away"
        problem = Problem("usage/unreviewed", "--unreviewed is for --format tmx", hint=hint)
        raise LeafletsError(problem)
    library = load_library(workspace)
    contexts = _contexts(library, name)
    folder = place_for(output, library.root, "translations")
    kind = format_called(form)
    files: list[tuple[Path, bytes, str]] = []
    told: list[Problem] = list(library.problems)
    for spoken in asked(library, language):
        found = _found(library, spoken, contexts, told)
        segments = tuple(s for one in found for s in one.segments)
        if kind.read is None:
            segments = tuple(_pairs(segments, unreviewed))
            if not segments:
                raise LeafletsError(*told, _no_pairs(spoken, unreviewed))
        else:
            told += _not_updated(found, spoken)
        path = folder / f"{'+'.join(name) or 'all'}-{spoken}{kind.endings[0]}"
        files.append((path, _bytes(library, kind, spoken, segments), _sum(segments)))
    for path, data, said in files:
        publish(data, path)
        click.echo(f"{shown(path)}  {said}")
    print_problems(told)
    return ExitCode.PROBLEMS if any(p.severity is Severity.ERROR for p in told) else ExitCode.DONE


def _contexts(library: Library, names: tuple[str, ...]) -> frozenset[str]:
    from leaflets.exchange.choosing import chosen, contexts_by_name
    from leaflets.selection import unknown

    offered = contexts_by_name(library)
    wrong = [unknown("topic", n, tuple(offered)) for n in names if n not in offered]
    if wrong:
        raise LeafletsError(*wrong)
    return chosen(names, offered)


def _found(
    library: Library, language: str, contexts: frozenset[str], told: list[Problem]
) -> tuple[Found, ...]:
    from leaflets.clock import today
    from leaflets.exchange.gathering import gather
    from leaflets.governance.approval import approved_messages

    approval = approved_messages(library, language, today())
    told += approval.problems
    found = gather(library, language, approval.contexts)
    return tuple(one for context, one in found.items() if context in contexts)


def _pairs(segments: Iterable[Segment], unreviewed: bool) -> Iterator[Segment]:
    """Those that a translation memory may hold."""
    for segment in segments:
        if segment.state == "approved" or (unreviewed and not segment.needs_work):
            yield segment


def _no_pairs(language: str, unreviewed: bool) -> Problem:
    if unreviewed:
        message, hint = f"nothing is translated into {language} yet", "translate first"
    else:
        message = f"no translation into {language} is approved"
        hint = "sign with leaflets review, or add --unreviewed for what nobody has signed"
    return Problem("exchange/nothing", f"{message}: there are no pairs to export", hint=hint)


def _bytes(library: Library, kind: Format, language: str, segments: tuple[Segment, ...]) -> bytes:
    from leaflets.exchange.segments import Delivery

    return kind.write(Delivery(library.language, language, segments))


def _not_updated(found: Iterable[Found], language: str) -> Iterator[Problem]:
    late = [one for one in found if not one.up_to_date]
    if late:
        many = counted(len(late), "message")
        first = late[0].catalog
        yield Problem(
            "exchange/not-updated",
            f"the PO files do not have the English of today yet for {many}",
            Where(first.path if first else None, None, late[0].message.context),
            f"run leaflets translations update -l {language} before answers come back",
            Severity.WARNING,
        )


def _sum(segments: tuple[Segment, ...]) -> str:
    """``212 messages: 200 translated, 12 untranslated``."""
    first = {s.context: s.state for s in reversed(segments)}
    counts = Counter(first.values())
    states = ", ".join(f"{number} {state}" for state, number in sorted(counts.items()))
    return f"{counted(len(first), 'message')}: {states}"
