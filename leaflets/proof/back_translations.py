"""Back-translations that somebody has written into a table: a CSV file with ids and words."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from leaflets.problems import LeafletsError, Problem, Severity, Where

ID, WORDS = "id", "back-translation"
_SHIELD = "'"
"""What spreadsheets are given before a cell that looks like a formula."""
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


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
    rows = _rows(path)
    heads = [re.sub(r"[\s_]", "-", head.strip().lower()) for head in (rows[0][1] if rows else ())]
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


def _rows(path: Path) -> list[tuple[int, list[str]]]:
    """Rows with the lines that they end on. Spreadsheets write commas, semicolons or tabs."""
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"the file cannot be read ({error.strerror})"
        raise LeafletsError(Problem("proof/file", message, Where(path), "check its name")) from None
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        hint = "save it as “CSV UTF-8”"
        problem = Problem("proof/encoding", "this file is not UTF-8", Where(path), hint)
        raise LeafletsError(problem) from None
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        rows.extend((reader.line_num, row) for row in reader)
    except csv.Error as error:
        message = f"this file is not whole CSV: {error}"
        where, hint = Where(path, reader.line_num), "a quotation mark may be missing"
        raise LeafletsError(Problem("proof/format", message, where, hint)) from None
    return rows


def _cell(row: Sequence[str], column: int) -> str:
    text = " ".join(row[column].split()) if column < len(row) else ""
    shielded = text.startswith(_SHIELD) and text[1:].startswith((*_FORMULA, _SHIELD))
    return text[1:] if shielded else text
