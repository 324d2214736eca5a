"""YAML without surprises: every scalar is text, and every trap is a problem with its line.

The only room with YAML. With an ordinary reader ``See room #4`` is cut at the ``#``, ``no``
becomes false, ``012`` becomes ten and a field written twice keeps the last: here the words stay as
they were written, or the file is refused.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from leaflets.characters import forbidden_characters
from leaflets.problems import LeafletsError, Problem, Where
from leaflets.saving import check_it_ends
from leaflets.strict_yaml.building import Builder, is_block
from leaflets.strict_yaml.building import Location as Location
from leaflets.strict_yaml.messages import BELOW

MAX_BYTES = 1_000_000
"""A content file is some kilobytes; a larger one is not content, and would be slow to refuse."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A file as it was read: ``data`` holds only dicts, lists and text.

    ``lines``: the line (from 1) on which the value at each location starts.
    """

    path: Path
    data: Any
    lines: Mapping[Location, int]

    def known(self, location: Location) -> Location:
        """The longest beginning of ``location`` that is in the file."""
        while location and location not in self.lines:
            location = location[:-1]
        return location

    def line(self, location: Location) -> int:
        """Line of the value at ``location``, or of the nearest thing around it."""
        return self.lines.get(self.known(location), 1)

    def field(self, location: Location) -> str:
        """``location`` for people: entries by their id, or by position from 1."""
        names: list[str] = []
        here = self.data
        for step in location:
            here = _child(here, step)
            if isinstance(step, int):
                name = here.get("id") if isinstance(here, dict) else None
                names.append(name if isinstance(name, str) and name else str(step + 1))
            else:
                names.append(step)
        return ".".join(names)

    def where(self, location: Location) -> Where:
        """``location`` as a place a person can open."""
        return Where(self.path, self.line(location), self.field(location))


def _child(here: Any, step: str | int) -> Any:
    try:
        return here[step]
    except (KeyError, IndexError, TypeError):
        return None


def load(path: Path) -> Tree:
    """Read one file. Raises LeafletsError with everything that is wrong with it as YAML."""
    return parse(read_text(path), path)


def read_text(path: Path, most: int = MAX_BYTES) -> str:
    """Text of a file of ``most`` bytes: UTF-8, even with a byte order mark; lines end in ``\\n``.

    Raises LeafletsError ``yaml/...`` when the file cannot be read, is not UTF-8 or is too large.
    """
    try:
        check_it_ends(path)
        if path.stat().st_size > most:
            raise LeafletsError(
                Problem(
                    "yaml/too-large",
                    "this file is too large to be content",
                    Where(path),
                    "divide it, or look whether something else was pasted into it",
                )
            )
        raw = path.read_bytes()
    except OSError as error:
        reason = f"this file cannot be read ({error.strerror or error})"
        hint = "check that you may read it, and that it is a file"
        raise LeafletsError(Problem("yaml/unreadable", reason, Where(path), hint)) from None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise LeafletsError(
            Problem(
                "yaml/encoding",
                "this file is not UTF-8",
                Where(path, line),
                "save it again as UTF-8 (in the editor: Save as, encoding UTF-8)",
            )
        ) from None
    return text.replace("\r\n", "\n")


def parse(text: str, path: Path) -> Tree:
    """Read the text of one file. Raises LeafletsError as ``load`` does."""
    text = unicodedata.normalize("NFC", text)
    problems = list(_characters(text, path))
    if problems:  # the reader below stops at some of them, with worse words
        raise LeafletsError(*problems)
    builder = Builder(path)
    stopped = builder.read(text)
    problems = [*builder.problems, *_swallowed(text, builder.scalars, stopped, path)]
    if stopped and not problems:  # a swallowed comment is the cause of what comes after it
        problems.append(stopped)
    if not problems and builder.root in (None, ""):
        hint = "write the fields of the file, or delete it"
        problems.append(Problem("yaml/empty", "this file is empty", Where(path, 1), hint))
    if problems:
        raise LeafletsError(*problems)
    return Tree(path, builder.root, builder.lines)


def _characters(text: str, path: Path) -> Iterator[Problem]:
    for number, name, hint in forbidden_characters(text):
        line = text.count("\n", 0, number) + 1
        yield Problem("yaml/character", f"this line holds {name}", Where(path, line), hint)
    if "\t" not in text:
        return
    for number, content in enumerate(text.split("\n"), 1):
        if "\t" in content and not content.lstrip().startswith("#"):
            hint = "use spaces: two for each level"
            yield Problem("yaml/tab", "this line holds a tab", Where(path, number), hint)


def _swallowed(
    text: str, scalars: list[Any], stopped: Problem | None, path: Path
) -> Iterator[Problem]:
    """Comments after a value: YAML drops them, and with them what may be words."""
    if "#" not in text:
        return
    last = stopped.where.line if stopped and stopped.where and stopped.where.line else None
    for number, line in enumerate(text.split("\n")):
        if last is not None and number >= last:
            return
        column = line.find("#")
        while column >= 0:
            before = line[:column]
            if before.strip() and before[-1] == " " and not _inside(scalars, number, column):
                hint = f"if “{line[column:][:40]}” belongs to the text, {BELOW}; "
                hint += "if it is a comment, give it a line of its own"
                where = Where(path, number + 1)
                yield Problem("yaml/comment", "what follows # would be lost", where, hint)
                break
            column = line.find("#", column + 1)


def _inside(scalars: list[Any], line: int, column: int) -> bool:
    for scalar in scalars:
        start, end = scalar.start_mark, scalar.end_mark
        if is_block(scalar):
            if start.line < line < end.line:
                return True
            if start.line < line == end.line and end.column > 0:
                return True  # the last line of a file that does not end in a line break
        elif (start.line, start.column) <= (line, column) < (end.line, end.column):
            return True
    return False
