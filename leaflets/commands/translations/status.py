"""``leaflets translations status``: how much there is to translate, and what it would cost."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from leaflets.commands._frame import a_command, format_option, load_library, only_option
from leaflets.commands._report import grid, has_errors, print_problems
from leaflets.problems import ExitCode, Problem

if TYPE_CHECKING:
    from leaflets.catalogs.progress import Progress


@a_command("status")
@only_option("language", "Only this language.")
@format_option("table", "json", "html")
def command(language: tuple[str, ...], form: str, workspace: Path | None) -> ExitCode:
    """Show how much there is to translate, and the words an agency would charge for.

    \b
    Stale     the English has changed since it was translated
    Guesses   marked as fuzzy by a program or a translator: never printed
    Missing   not translated
    New, Changed, Repeated
              words to translate: new ones; those of sentences that are three quarters as
              they were; those of sentences that are there already

    \b
    Examples:
      leaflets translations status
      leaflets translations status -l pl
      leaflets translations status --format html > translations.html
    """
    from leaflets.catalogs.progress import progress
    from leaflets.catalogs.updating import content_problems
    from leaflets.commands._languages import asked

    library = load_library(workspace)
    rows = tuple(progress(library, tag) for tag in asked(library, language))
    problems = (*content_problems(library), *(p for row in rows for p in row.problems))
    click.echo(_shown(form, rows, problems))
    print_problems(problems)
    return ExitCode.PROBLEMS if has_errors(problems) else ExitCode.DONE


def _shown(form: str, rows: Sequence[Progress], problems: Sequence[Problem]) -> str:
    if form == "html":
        from leaflets.commands.translations._status_page import page

        return page(rows, problems)
    return _as_json(rows, problems) if form == "json" else _as_table(rows)


def _as_table(rows: Sequence[Progress]) -> str:
    from leaflets.commands.translations._status_page import HEADS

    if not rows:
        return "No language is begun yet: leaflets translations add LANGUAGE"
    heads = ["Language", *HEADS.values(), "Oldest stale"]
    lines = [
        [
            row.language,
            *(f"{getattr(row.count, name):,}" for name in HEADS),
            str(row.oldest_stale or ""),
        ]
        for row in rows
    ]
    made = [grid(heads, lines, right=range(1, len(heads)))]
    broken = [f"{row.language}/{topic}.po" for row in rows for topic in row.unreadable]
    if broken:
        made.append(f"\nNot counted, because they cannot be read: {', '.join(broken)}")
    if any(row.oldest_stale for row in rows):
        made.append("\nOldest stale: the day a translator last saved the file it is in.")
    return "\n".join(made)


def _as_json(rows: Sequence[Progress], problems: Sequence[Problem]) -> str:
    from leaflets.languages import language

    languages = [
        {
            "language": row.language,
            "name": language(row.language).english_name,
            **dataclasses.asdict(row.count),
            "oldest_stale": row.oldest_stale,
            "unreadable": row.unreadable,
            "topics": [
                {
                    "topic": topic.topic,
                    **dataclasses.asdict(topic.count),
                    "revised": topic.revised,
                }
                for topic in row.topics
            ],
        }
        for row in rows
    ]
    data: dict[str, Any] = {
        "languages": languages,
        "problems": [problem.data() for problem in problems],
    }
    return json.dumps(data, ensure_ascii=False, indent=2, default=str)
