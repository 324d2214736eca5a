"""What is wrong with a rendered template, in words for the person who wrote it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from xml.etree.ElementTree import ParseError

from leaflets.model.nodes import LINE
from leaflets.model.rich_text import RichText

MOST_SHOWN = 60
"""Characters of a text that a message shows."""

MOST_LISTED = 5
"""Texts that a message names."""


class MarkupError(Exception):
    """The template made markup that means nothing. ``found``: (message, template line or None)."""

    def __init__(self, *found: tuple[str, int | None]) -> None:
        super().__init__("; ".join(message for message, _ in found))
        self.found = found


def out_of_place(words: Iterable[RichText], printed: Sequence[str]) -> None:
    """Raises MarkupError when a template leaves out some of ``words``, or prints them in another
    order: what belongs together would be read with something else."""
    missing: list[str] = []
    moved: list[str] = []
    start = 0
    for text in words:
        for span in text.spans:
            if not span.text:
                continue
            try:
                start = printed.index(span.text, start) + 1
            except ValueError:
                (moved if span.text in printed else missing).append(str(text))
                break
    found: list[tuple[str, int | None]] = []
    if missing:
        found.append((f"the template leaves out {_listed(missing)}, which must be printed", None))
    if moved:
        found.append((f"the template moves {_listed(moved)} away from its place", None))
    if found:
        raise MarkupError(*found)


def not_said(values: Iterable[str], printed: Sequence[str]) -> None:
    """Raises MarkupError when some of ``values`` stand nowhere, not even inside other words."""
    missing = [value for value in values if not any(value in text for text in printed)]
    if missing:
        message = f"the template leaves out {_listed(missing)}, which must be printed"
        raise MarkupError((message, None))


def not_shown(picture: str | None, shown: Collection[str]) -> None:
    """Raises MarkupError when a template does not show the picture of its block."""
    if picture and picture not in shown:
        raise MarkupError((f"the template does not show the picture “{picture}”", None))


def _listed(words: list[str]) -> str:
    return "; ".join(f"“{shortened(text)}”" for text in words[:MOST_LISTED])


def broken(source: str, error: ParseError) -> tuple[str, int | None]:
    """The fault in words, at the line of the last element that began before it."""
    row, column = error.position
    lines = f"<leaflet>{source}</leaflet>".split("\n")
    before = "\n".join([*lines[: row - 1], lines[row - 1][:column]])
    numbers = re.findall(rf'{LINE}="(\d+)"', before)
    line = int(numbers[-1]) if numbers else None
    opened = _still_open(before)
    if entity := re.match("&[^;]*;", lines[row - 1][column:]):
        return (f"{entity[0]} is not known here; type the character itself", line)
    if opened and "token" not in error.msg:
        return (f"<{opened[0]}> is opened but not closed", opened[1])
    return (f"the markup is broken here ({error.msg.split(':')[0]})", line)


def _still_open(before: str) -> tuple[str, int | None] | None:
    """The innermost element open at the end of ``before``, with its template line."""
    stack: list[tuple[str, int | None]] = []
    for match in re.finditer(r"<(/?)([a-z][a-z0-9-]*)([^>]*?)(/?)>", before):
        closing, name, rest, empty = match.groups()
        if closing:
            if stack and stack[-1][0] == name:
                stack.pop()
        elif not empty:
            number = re.search(rf'{LINE}="(\d+)"', rest)
            stack.append((name, int(number[1]) if number else None))
    return next((entry for entry in reversed(stack) if entry[0] != "leaflet"), None)


def shortened(words: str) -> str:
    return words if len(words) <= MOST_SHOWN else f"{words[:MOST_SHOWN]}…"
