"""What is wrong with a rendered template, in words for the person who wrote it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final
from xml.etree.ElementTree import ParseError

from leaflets.model.rich_text import RichText

LINE: Final = "data-line"
"""Attribute that carries an element's line in its template."""

MOST_SHOWN = 60
"""Characters of a text that a message shows."""


class MarkupError(Exception):
    """The template made markup that means nothing. ``found``: (message, template line or None)."""

    def __init__(self, *found: tuple[str, int | None]) -> None:
        super().__init__("; ".join(message for message, _ in found))
        self.found = found


def left_out(words: Iterable[RichText], printed: Counter[str]) -> None:
    """Raises MarkupError when a template has left out some of ``words``."""
    left = Counter(printed)
    missing = []
    for text in {id(text): text for text in words}.values():
        spans = [span.text for span in text.spans if span.text]
        whole = str(text)
        wanted = Counter([whole] if whole and left[whole] else spans)
        if wanted - left:
            missing.append(whole)
        left -= wanted
    _refuse_without(missing)


def not_said(values: Iterable[str], printed: Counter[str]) -> None:
    """Raises MarkupError when some of ``values`` stand nowhere, not even inside other words."""
    _refuse_without([value for value in values if not any(value in text for text in printed)])


def _refuse_without(missing: list[str]) -> None:
    if missing:
        shown = "; ".join(f"“{shortened(text)}”" for text in missing)
        raise MarkupError((f"the template leaves out {shown}, which must be printed", None))


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
