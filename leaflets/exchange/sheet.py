"""The review sheet: a row for each segment, for people who read in a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, get_args

from leaflets.exchange.segments import Delivery, Segment, State, split_id
from leaflets.languages import language
from leaflets.problems import LeafletsError, Problem, Where

ID, NOTE, STATUS, COMMENT, CHECK = "Id", "Note", "Status", "Comment", "Do not change"
SOURCE, TRANSLATION = "Source", "Translation"
COLUMNS = (ID, SOURCE, TRANSLATION, NOTE, STATUS, COMMENT, CHECK)
NEEDS_WORK = "needs work"
"""What a reviewer writes under Status when a translation must not be printed as it is."""


class Cell(NamedTuple):
    """What stands in a cell. ``trouble``: why it is not words that somebody typed."""

    text: str
    trouble: str = ""


Rows = Sequence[tuple[int, Sequence[Cell]]]
"""Rows of a sheet with their numbers, from 1."""


def rows_of(delivery: Delivery) -> list[tuple[str, ...]]:
    """A sheet as text, its heads first."""
    heads = {
        SOURCE: f"{SOURCE}: {_named(delivery.source_language)}",
        TRANSLATION: f"{TRANSLATION}: {_named(delivery.language)}",
    }
    rows: list[tuple[str, ...]] = [tuple(heads.get(name, name) for name in COLUMNS)]
    return rows + [_row(segment) for segment in delivery.segments]


def _named(tag: str) -> str:
    return f"{language(tag).english_name} ({tag})"


def _row(segment: Segment) -> tuple[str, ...]:
    notes = list(segment.notes)
    if segment.previous:
        notes.append(f"The translation belongs to this older text: {segment.previous}")
    note = "\n".join(notes)
    said = (segment.id, segment.source, segment.target, note, segment.state)
    return (*said, "", segment.fingerprint)


def delivery_of(rows: Rows, path: Path) -> Delivery:
    """What came back. Raises LeafletsError ``exchange/…`` when it is no review sheet."""
    reader = _Reader(path, rows)
    segments = tuple(reader.segments(rows[1:]))
    source, target = (reader.language_of(name) for name in (SOURCE, TRANSLATION))
    return Delivery(source, target, segments, tuple(reader.problems), Where(path, 1))


class _Reader:
    def __init__(self, path: Path, rows: Rows) -> None:
        self._path = path
        self.problems: list[Problem] = []
        number, heads = rows[0] if rows else (1, ())
        self._columns = dict(_columns(heads))
        names = [name for name, _ in _columns(heads)]
        if twice := [name for name in self._columns if names.count(name) > 1]:
            message = f"two columns are called {', '.join(twice)}: nobody can tell which is meant"
            hint = "give your own column another name"
            raise LeafletsError(Problem("exchange/twice", message, Where(path, number), hint))
        missing = [name for name in (ID, SOURCE, TRANSLATION) if name not in self._columns]
        if missing:
            message = f"this is no review sheet: the first row has no {', no '.join(missing)}"
            hint = "keep the first row as it was exported"
            raise LeafletsError(Problem("exchange/format", message, Where(path, number), hint))
        self._heads = heads

    def language_of(self, column: str) -> str:
        """The tag in brackets at the end of its head."""
        head = self._heads[self._columns[column]].text
        found = re.search(r"\(([A-Za-z0-9_-]+)\)\s*$", head)
        return found[1] if found else ""

    def segments(self, rows: Rows) -> Iterator[Segment]:
        seen: dict[str, int] = {}
        twice: list[Problem] = []
        for number, cells in rows:
            row = {n: cells[at] for n, at in self._columns.items() if at < len(cells)}
            if not any(cell.text.strip() or cell.trouble for cell in row.values()):
                continue
            if self._unusable(number, row):
                continue
            name = row[ID].text.strip()
            if name in seen:
                message = f"the id “{name}” stands twice (first in row {seen[name]})"
                twice.append(self._problem("twice", message, number, ID, "keep the right row"))
            seen[name] = number
            if (segment := self._segment(number, row)) is not None:
                yield segment
        if twice:
            raise LeafletsError(*twice)

    def _unusable(self, number: int, row: Mapping[str, Cell]) -> bool:
        """Whether a cell that matters holds something else than words; notes it."""
        found = False
        for name in (ID, SOURCE, TRANSLATION, STATUS, CHECK):
            if trouble := row.get(name, Cell("")).trouble:
                found = True
                hint = "type the words; in Excel, format the cell as Text first"
                message = f"this cell holds {trouble}, not words"
                self.problems.append(self._problem("cell", message, number, name, hint))
        if not found and not row.get(ID, Cell("")).text.strip():
            hint = "copy the id from the exported sheet"
            message = "this row has no id: nobody can tell what it translates"
            self.problems.append(self._problem("cell", message, number, ID, hint))
            return True
        return found

    def _segment(self, number: int, row: Mapping[str, Cell]) -> Segment | None:
        texts = {name: row.get(name, Cell("")).text for name in COLUMNS}
        context, form = split_id(texts[ID])
        status = texts[STATUS].strip().lower()
        if status not in ("", NEEDS_WORK, *get_args(State)):
            message = f"“{texts[STATUS].strip()}” means nothing under Status"
            hint = f"write translated, or {NEEDS_WORK}; what you want to say goes under Comment"
            self.problems.append(self._problem("status", message, number, STATUS, hint))
            return None
        found = Segment(
            context,
            form,
            texts[SOURCE],
            texts[TRANSLATION],
            _state(texts[TRANSLATION], status),
            at_export=texts[CHECK].strip(),
            comment=texts[COMMENT].strip(),
            where=self._where(number, TRANSLATION),
        )
        return _typed_anew(found) if status == "stale" else found

    def _problem(self, code: str, message: str, row: int, column: str, hint: str) -> Problem:
        return Problem(f"exchange/{code}", message, self._where(row, column), hint)

    def _where(self, row: int, column: str) -> Where:
        at = self._columns.get(column, 0)
        return Where(self._path, row, f"cell {column_letters(at)}{row}")


def _columns(heads: Sequence[Cell]) -> Iterator[tuple[str, int]]:
    """Name -> number of each column, wherever somebody has moved it."""
    for number, head in enumerate(heads):
        name = head.text.partition(":")[0].strip()
        if name in COLUMNS:
            yield name, number


def _state(words: str, status: str) -> State:
    if not words.strip():
        return "untranslated"
    return "stale" if status in (NEEDS_WORK, "stale") else "translated"


def _typed_anew(segment: Segment) -> Segment:
    """A stale translation that somebody has typed anew is an answer, whatever still stands under
    Status; the same words are one only when ``translated`` has been written there."""
    if not segment.at_export or segment.fingerprint == segment.at_export:
        return segment
    return replace(segment, state="translated")


def column_letters(column: int) -> str:
    """``A`` for 0, ``Z`` for 25, ``AA`` for 26."""
    text = ""
    while column >= 0:
        column, rest = divmod(column, 26)
        text, column = chr(ord("A") + rest) + text, column - 1
    return text
