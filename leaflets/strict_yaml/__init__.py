"""YAML without surprises: every scalar is text, and every trap is a problem with its line.

The only room with YAML. With an ordinary reader ``See room #4`` is cut at the ``#``, ``no``
becomes false, ``012`` becomes ten and a field written twice keeps the last: here the words stay as
they were written, or the file is refused.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from leaflets.characters import forbidden_characters
from leaflets.problems import LeafletsError, Problem, Where
from leaflets.strict_yaml.messages import BELOW, syntax_problem

Location = tuple[str | int, ...]
"""Where a value sits: names of fields and positions in lists (from 0), outermost first."""

MAX_BYTES = 1_000_000
"""A content file is some kilobytes; a larger one is not content, and would be slow to refuse."""
MAX_DEPTH = 24
"""Levels of nesting; our deepest file has seven."""


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
    builder = _Builder(path)
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


@dataclass(slots=True)
class _Scalar:
    """Where a scalar stands: lines and columns from 0; ``block``: written with ``>`` or ``|``."""

    start: tuple[int, int]
    end: tuple[int, int]
    block: bool


@dataclass(slots=True)
class _Builder:
    """Turns the parser's events into a tree, noting what is refused."""

    path: Path
    root: Any = None
    lines: dict[Location, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    scalars: list[_Scalar] = field(default_factory=list)
    _events: Iterator[Any] = field(default_factory=lambda: iter(()))

    def read(self, text: str) -> Problem | None:
        """Build; returns the syntax error that stopped the reading, if one did."""
        import yaml  # 20 ms: only when there is something to read

        loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        self._events = yaml.parse(text, Loader=loader)
        try:
            for event in self._events:
                match type(event).__name__:
                    case "DocumentStartEvent":
                        self._document(event)
                    case "StreamStartEvent" | "StreamEndEvent" | "DocumentEndEvent":
                        pass
                    case _:
                        self.root = self._value(event, ())
        except yaml.MarkedYAMLError as error:
            mark: Any = error.problem_mark or error.context_mark
            context = str(error.context)
            if "quoted scalar" in context or "flow" in context:  # where it is opened
                mark = error.context_mark
            if (opened := self._quote_before(mark.line, text)) is not None:
                return syntax_problem("", "quoted scalar", opened, text, self.path)
            return syntax_problem(
                str(error.problem), str(error.context), mark.line, text, self.path
            )
        except yaml.YAMLError as error:
            return Problem("yaml/syntax", str(error), Where(self.path))
        return None

    def _quote_before(self, line: int, text: str) -> int | None:
        """Line on which a quotation begins that ends, too late, on the ``line`` of an error."""
        if not self.scalars or self.scalars[-1].block:
            return None
        (first, column), (last, _) = self.scalars[-1].start, self.scalars[-1].end
        if not first < last == line:
            return None
        return first if text.split("\n")[first][column : column + 1] in ("'", '"') else None

    def _document(self, event: Any) -> None:
        line = event.start_mark.line + 1
        if self.lines:
            hint = "one file holds one thing: move the rest to a file of its own"
            self._refuse("documents", "--- starts a second document", line, hint)
        if event.version or event.tags:
            self._refuse("directive", "a line that starts with % is not allowed", line, BELOW)

    def _refuse(self, code: str, message: str, line: int, hint: str) -> None:
        self.problems.append(Problem(f"yaml/{code}", message, Where(self.path, line), hint))

    def _value(self, event: Any, location: Location) -> Any:
        line = event.start_mark.line + 1
        self.lines.setdefault(location, line)
        if len(location) > MAX_DEPTH:
            self._refuse("depth", "this is nested too deeply", line, "use fewer levels")
            raise LeafletsError(*self.problems)
        kind = type(event).__name__
        if kind == "AliasEvent":
            self._refuse("alias", "* at the start of a value has a meaning of its own", line, BELOW)
            return ""
        if event.anchor is not None:
            self._refuse(
                "anchor", "& at the start of a value has a meaning of its own", line, BELOW
            )
        if event.tag is not None:
            self._refuse("tag", "! at the start of a value has a meaning of its own", line, BELOW)
        if kind == "ScalarEvent":
            start, end = event.start_mark, event.end_mark
            block = event.style in (">", "|")
            place = _Scalar((start.line, start.column), (end.line, end.column), block)
            self.scalars.append(place)
            return event.value
        return self._mapping(location) if kind == "MappingStartEvent" else self._list(location)

    def _list(self, location: Location) -> list[Any]:
        found: list[Any] = []
        for event in self._events:
            if type(event).__name__ == "SequenceEndEvent":
                break
            found.append(self._value(event, (*location, len(found))))
        return found

    def _mapping(self, location: Location) -> dict[str, Any]:
        found: dict[str, Any] = {}
        first: dict[str, int] = {}
        for event in self._events:
            if type(event).__name__ == "MappingEndEvent":
                break
            line = event.start_mark.line + 1
            key = self._value(event, (*location, "\0name"))
            self.lines.pop((*location, "\0name"), None)
            if not isinstance(key, str):
                self._refuse("name", "the name of a field must be a word", line, BELOW)
                key = str(key)
            value = self._value(next(self._events), (*location, key))
            if key in found:
                message = f"“{key}” is written twice (first on line {first[key]})"
                self._refuse("twice", message, line, "keep one of them")
                continue
            found[key], first[key] = value, line
            self.lines[(*location, key)] = line
        return found


def _swallowed(
    text: str, scalars: list[_Scalar], stopped: Problem | None, path: Path
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


def _inside(scalars: list[_Scalar], line: int, column: int) -> bool:
    for scalar in scalars:
        if scalar.block:
            if scalar.start[0] < line < scalar.end[0]:
                return True
            if scalar.start[0] < line == scalar.end[0] and scalar.end[1] > 0:
                return True  # the last line of a file that does not end in a line break
        elif scalar.start <= (line, column) < scalar.end:
            return True
    return False
