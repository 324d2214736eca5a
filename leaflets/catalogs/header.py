"""The header of a PO file: its fields, the line each stands on, and values that are refused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.problems import Problem, Where

if TYPE_CHECKING:
    from leaflets.catalogs.entry import Entry

STATUS = "x-leaflets-status"
"""The field that says whether the words are a draft."""
_CHARSETS = ("", "utf-8", "utf8", "us-ascii", "ascii", "charset")


def header_of(entries: tuple[Entry, ...]) -> dict[str, str]:
    """Fields of the entry with an empty msgid, names in small letters; so is the value of
    ``X-Leaflets-Status``, which a person may write in any case."""
    entry = _entry(entries)
    if entry is None:
        return {}
    pairs = (line.partition(":") for line in "".join(entry.translations).split("\n"))
    found = {name.strip().lower(): value.strip() for name, mark, value in pairs if mark}
    return {n: value.lower() if n == STATUS else value for n, value in found.items()}


def header_problems(
    path: Path, entries: tuple[Entry, ...], header: Mapping[str, str]
) -> Iterator[Problem]:
    """What a header says that would be taken for something else, or for nothing."""
    charset = header.get("content-type", "").rpartition("charset=")[2].strip()
    if charset.lower() not in _CHARSETS:  # an editor that believes it would save it as that
        message = f"its header says {charset}; files here are UTF-8"
        where = Where(path, line_of("content-type", entries))
        yield Problem("po/charset", message, where, "write charset=UTF-8 in its header")
    status = header.get(STATUS, "draft")
    if status != "translated" and not status.startswith("draft"):
        message = f"X-Leaflets-Status: “{status}” means nothing here"
        hint = "write draft-machine or draft while nobody has checked all of it, else translated"
        yield Problem("po/status", message, Where(path, line_of(STATUS, entries)), hint)
    for name in header:
        if name.startswith("x-leaflet") and name != STATUS:
            message = f"there is no line “{name}” in a header"
            where = Where(path, line_of(name, entries))
            yield Problem("po/status", message, where, "write X-Leaflets-Status")


def line_of(name: str, entries: tuple[Entry, ...]) -> int:
    """The line on which a field of the header stands; the first one if it cannot be found."""
    entry = _entry(entries)
    lines = entry.raw.split("\n") if entry else []
    starts = [n for n, line in enumerate(lines) if line.lstrip().startswith("msgid")]
    for number, line in enumerate(lines):
        if entry and starts and re.search(rf'["\\n]{re.escape(name)}\s*:', line, re.IGNORECASE):
            return entry.line - starts[0] + number
    return 1


def _entry(entries: tuple[Entry, ...]) -> Entry | None:
    for entry in entries:
        if entry.is_header:
            return entry
    return None
