"""Programs inside a file, and actions that do more than lead to a place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from leaflets.preflight.objects import dictionary, entry, resolved
from leaflets.preflight.whole import Whole
from leaflets.problems import Problem

_HARMLESS = frozenset({"/GoTo", "/GoToR", "/GoToE", "/URI", "/Named", "/Thread", "/SubmitForm"})
"""ISO 19005-2 6.5.1 takes these, and no other."""
_MOST = 10_000
"""Actions that are followed: one can name the next without end."""


def faults(file: Whole) -> Iterator[Problem]:
    """JavaScript, and actions that start, play or hide something."""
    found = dict.fromkeys(_kinds(file))
    for kind in found:
        what = "JavaScript" if kind == "/JavaScript" else f"an action “{kind.lstrip('/')}”"
        yield Problem(
            "verify/action",
            f"the file holds {what}: a leaflet runs nothing on a reader's computer",
            hint="leaflets never puts one in: somebody else did, build it again",
            severity=file.declared.severity("A", "X"),
        )


def _kinds(file: Whole) -> Iterator[str]:
    scripts = entry(entry(file.catalogue, "/Names"), "/JavaScript")
    if scripts is not None:
        yield "/JavaScript"
    waiting = [entry(file.catalogue, "/OpenAction")]
    for holder in (file.catalogue, *file.pages, *(one for _, one in file.annotations())):
        waiting += [entry(holder, "/A"), *dictionary(entry(holder, "/AA")).values()]
    left = _MOST
    while waiting and left:
        left -= 1
        action = resolved(waiting.pop())
        kind = entry(action, "/S")
        if kind is None:
            continue  # a destination, or nothing
        if str(kind) not in _HARMLESS:
            yield str(kind)
        waiting += _next(action)


def _next(action: Any) -> list[Any]:
    """ISO 32000-1 12.6.2: one more, or several."""
    after = entry(action, "/Next")
    return list(after) if isinstance(after, list) else [after]
