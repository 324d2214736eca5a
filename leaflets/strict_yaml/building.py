"""From the parser's events to a tree of dicts, lists and text, noting what is refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from leaflets.problems import LeafletsError, Problem, Where
from leaflets.strict_yaml.messages import BELOW, syntax_problem

Location = tuple[str | int, ...]
"""Where a value sits: names of fields and positions in lists (from 0), outermost first."""

MAX_DEPTH = 24
"""Levels of nesting; our deepest file has seven."""


@dataclass(slots=True)
class Builder:
    """Builds a tree. ``scalars``: the events of all scalars, which know where these stand.

    Files have thousands of scalars and most are plain ones: they are taken where they are met,
    everything else goes through ``_value``.
    """

    path: Path
    root: Any = None
    lines: dict[Location, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    scalars: list[Any] = field(default_factory=list)
    _next: Any = None
    _scalar: Any = None

    def read(self, text: str) -> Problem | None:
        """Build; returns the syntax error that stopped the reading, if one did."""
        import yaml  # 8 ms: only when there is something to read

        parser = getattr(yaml, "CBaseLoader", yaml.BaseLoader)(text)
        self._next, self._scalar = parser.get_event, yaml.ScalarEvent
        try:
            while parser.check_event():
                event = self._next()
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
        finally:
            parser.dispose()
        return None

    def _quote_before(self, line: int, text: str) -> int | None:
        """Line on which a quotation begins that ends, too late, on the ``line`` of an error."""
        if not self.scalars or is_block(self.scalars[-1]):
            return None
        start, end = self.scalars[-1].start_mark, self.scalars[-1].end_mark
        if not start.line < end.line == line:
            return None
        opening = text.split("\n")[start.line][start.column : start.column + 1]
        return start.line if opening in ("'", '"') else None

    def _document(self, event: Any) -> None:
        line = event.start_mark.line + 1
        if self.lines:
            hint = "one file holds one thing: move the rest to a file of its own"
            self._refuse("documents", "--- starts a second document", line, hint)
        if event.version or event.tags:
            self._refuse("directive", "a line that starts with % is not allowed", line, BELOW)

    def _refuse(self, code: str, message: str, line: int, hint: str) -> None:
        self.problems.append(Problem(f"yaml/{code}", message, Where(self.path, line), hint))

    def _plain(self, event: Any, depth: int) -> bool:
        """Whether an event is a scalar with which nothing can be wrong."""
        return (
            type(event) is self._scalar
            and event.anchor is None
            and event.tag is None
            and depth <= MAX_DEPTH
        )

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
            self.scalars.append(event)
            return event.value
        return self._mapping(location) if kind == "MappingStartEvent" else self._list(location)

    def _list(self, location: Location) -> list[Any]:
        found: list[Any] = []
        while type(event := self._next()).__name__ != "SequenceEndEvent":
            here = (*location, len(found))
            if self._plain(event, len(here)):
                self.lines[here] = event.start_mark.line + 1
                self.scalars.append(event)
                found.append(event.value)
            else:
                found.append(self._value(event, here))
        return found

    def _mapping(self, location: Location) -> dict[str, Any]:
        found: dict[str, Any] = {}
        first: dict[str, int] = {}
        depth = len(location) + 1
        while type(event := self._next()).__name__ != "MappingEndEvent":
            line = event.start_mark.line + 1
            if self._plain(event, depth):
                self.scalars.append(event)
                key = event.value
            else:
                key = self._name(event, location, line)
            here = (*location, key)
            event = self._next()
            if self._plain(event, depth):
                self.scalars.append(event)
                value = event.value
            else:
                value = self._value(event, here)
            if key in found:
                message = f"“{key}” is written twice (first on line {first[key]})"
                self._refuse("twice", message, line, "keep one of them")
                continue
            found[key], first[key] = value, line
            self.lines[here] = line
        return found

    def _name(self, event: Any, location: Location, line: int) -> str:
        """The name of a field that is not plain."""
        key = self._value(event, (*location, "\0name"))
        self.lines.pop((*location, "\0name"), None)
        if not isinstance(key, str):
            self._refuse("name", "the name of a field must be a word", line, BELOW)
            key = str(key)
        return key


def is_block(scalar: Any) -> bool:
    """Whether a scalar is written with ``>`` or ``|``."""
    return scalar.style in (">", "|")
