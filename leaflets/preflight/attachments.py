"""Files inside a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from leaflets.preflight.objects import dictionary, entry
from leaflets.preflight.whole import Whole
from leaflets.problems import Problem, Severity

_DEEPEST = 40
"""Of a name tree (ISO 32000-1 7.9.6): further is a loop."""


def faults(file: Whole) -> Iterator[Problem]:
    """One problem for each file. PDF/A-2 takes PDF/A alone (ISO 19005-2 6.8), PDF/A-1 none, and
    PDF/A-3 and 4 any."""
    listed = list(_files(entry(entry(file.catalogue, "/Names"), "/EmbeddedFiles"), 0))
    listed += [
        entry(one, "/FS")
        for _, one in file.annotations()
        if one.get("/Subtype") == "/FileAttachment"
    ]
    part = file.declared.a[:1]
    for name, data in dict.fromkeys(map(_told, listed)):
        refused = part == "1" or (part == "2" and not data.startswith(b"%PDF-"))
        yield Problem(
            "verify/attachment",
            f"the file “{name}” is attached: nobody who prints or reads the leaflet sees it",
            hint="leaflets attaches nothing: somebody else did, build it again",
            severity=Severity.ERROR if refused else Severity.WARNING,
        )


def _files(node: Any, depth: int) -> Iterator[Any]:
    if depth > _DEEPEST:
        return
    names = entry(node, "/Names") or []
    yield from names[1::2]
    for below in entry(node, "/Kids") or []:
        yield from _files(below, depth + 1)


def _told(specification: Any) -> tuple[str, bytes]:
    """Its name, and how it begins."""
    name = entry(specification, "/UF") or entry(specification, "/F") or "without a name"
    streams = dictionary(entry(specification, "/EF"))
    stream = entry(streams, "/F") or entry(streams, "/UF")
    data = bytes(stream.get_data()[:8]) if hasattr(stream, "get_data") else b""
    return str(name), data
