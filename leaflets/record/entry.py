"""One line of the record: a PDF that was made, and what it was made from."""

from __future__ import annotations

from typing import NamedTuple

from leaflets.model.job import ENDINGS

MATRIX = ""
"""``Entry.source`` of what a selection asked for."""

_BETWEEN = "\x1f"


class Entry(NamedTuple):
    """What is known of a PDF. All are texts, as they are stored.

    ``path``: below the output; ``job``: ``Job.identifier``; ``made_from``: the fingerprint of all
    ``parts``; these in short, for telling which of them has changed. ``size`` (bytes) and
    ``sha256`` of the file, ``stamp``: what its output said of it. ``source``: the order file that
    asked for it, or ``MATRIX``; ``day``: when it was made, as ``clock.today()``; ``run``: number
    of the run that made it.
    """

    path: str
    job: str
    made_from: str
    parts: str
    size: str
    sha256: str
    stamp: str
    pages: str
    source: str
    day: str
    run: str = "0"

    def words(self) -> str:
        """What is sealed: all of it, so that no field can be moved into another."""
        return _BETWEEN.join(self)

    @property
    def sound(self) -> bool:
        """Whether it can be sealed and lies below its output, whatever the system."""
        return self.words().count(_BETWEEN) == len(self) - 1 and lies_below(self.path)


def lies_below(path: str) -> bool:
    """Whether ``path`` is relative, goes nowhere up, and means the same on every system."""
    parts = path.split("/")
    return (
        not any(part in ("", ".", "..") or "\0" in part for part in parts)
        and "\\" not in path
        and path[1:2] != ":"
        and path.lower().endswith(ENDINGS)
        and (path.isascii() or path == path.encode("utf-8", "ignore").decode())
    )
