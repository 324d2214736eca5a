"""Back-translations that somebody has written into a table: a CSV file with ids and words."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from leaflets.exchange.csv_reading import read_rows
from leaflets.exchange.opening import bytes_of
from leaflets.exchange.sheet import Cell
from leaflets.problems import LeafletsError, Problem, Severity, Where

ID, WORDS = "id", "back-translation"


class BackTranslations(NamedTuple):
    """Words by PO context; ``problems``: warnings about rows that could not be used."""

    words: Mapping[str, str]
    problems: tuple[Problem, ...]


def read_back_translations(path: Path, known: Collection[str]) -> BackTranslations:
    """The columns ``id`` and ``back-translation`` of a CSV file; others are not looked at.

    ``known``: all contexts of the workspace; a plural form has its number behind (``[1]``).
    Raises LeafletsError when the file cannot be read, has no such columns, or says two things of
    one message.
    """
    rows = read_rows(bytes_of(path), path)
    heads = [
        re.sub(r"[\s_]", "-", head.text.strip().lower()) for head in (rows[0][1] if rows else ())
    ]
    columns = {
        name: next((n for n, head in enumerate(heads) if head.partition(":")[0] == name), None)
        for name in (ID, WORDS)
    }
    at, said = columns[ID], columns[WORDS]
    if at is None or said is None:
        missing = " and ".join(f"“{name}”" for name, found in columns.items() if found is None)
        message = f"this table has no column {missing}"
        hint = f"its first row names the columns; two of them are {ID} and {WORDS}"
        raise LeafletsError(Problem("proof/columns", message, Where(path, 1), hint))
    words: dict[str, str] = {}
    found: list[Problem] = []
    for line, row in rows[1:]:
        name, text = (_cell(row, column) for column in (at, said))
        context = re.sub(r"\[\d\]$", "", name)
        where = Where(path, line, name)
        if not text:
            continue
        if context not in known:
            message = f"no text is called “{name}”, so its back-translation is not shown"
            hint = "ids stand in the proof, and in the PO files behind msgctxt"
            found.append(Problem("proof/unknown-id", message, where, hint, Severity.WARNING))
        elif context != name and context in words:
            words[context] += f" / {text}"
        elif words.setdefault(context, text) != text:
            message = f"“{name}” has two back-translations"
            problem = Problem("proof/twice", message, where, "keep the one that is right")
            raise LeafletsError(problem)
    return BackTranslations(words, tuple(found))


def _cell(row: Sequence[Cell], column: int) -> str:
    return " ".join(row[column].text.split()) if column < len(row) else ""
