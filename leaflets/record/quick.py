"""When nothing at all has changed since the same command was last run: nothing need be read.

Only digests of files are compared, and the stamps of PDFs; the workspace is not loaded. This module
and all that it imports must stay light: no YAML, no pydantic, no templates, no ReportLab.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import PurePosixPath

from leaflets.outputs import Output
from leaflets.record.database import Record
from leaflets.record.digests import digest
from leaflets.record.ground import Ground

MOST = 16
"""Commands that are remembered, the latest: each takes some 50 bytes for a PDF."""


def quick(record: Record, command: str, ground: Ground, output: Output) -> int | None:
    """How many PDFs are up to date, if the same command made all of them without any problem or
    warning and nothing has changed since; None: that is not known.

    ``command``: everything that was asked for, in words or as the text of an order file.
    """
    if record.open_since:
        return None
    found = record.note(_name(record, command, ground))
    if found is None:
        return None
    ground_then, stamps_then, *paths = json.loads(found)
    if ground_then != ground.digest:
        return None
    there = output.stamps(map(PurePosixPath, paths))
    stamps = (there.get(PurePosixPath(path), "") for path in paths)
    return len(paths) if _one(stamps) == stamps_then else None


def remember(
    record: Record, command: str, ground: Ground, output: Output, paths: Iterable[str]
) -> bool:
    """Remember that ``command`` has nothing left to do, if the record agrees; whether it does. Only
    for a run that is settled, and ended without any problem or warning.

    Raises LeafletsError ``record/…``.
    """
    listed, stamps = list(paths), []
    there = output.stamps(map(PurePosixPath, listed))
    for path in listed:
        entry, stamp = record.entry(path), there.get(PurePosixPath(path))
        if entry is None or stamp is None or entry.stamp != stamp:
            return False
        stamps.append(stamp)
    text = json.dumps([ground.digest, _one(stamps), *listed], separators=(",", ":"))
    record.keep({_name(record, command, ground): text}, MOST)
    return True


def _name(record: Record, command: str, ground: Ground) -> str:
    """Sealed, since an order file holds what is printed for patients."""
    return f"command:{record.key.seal(digest(os.path.realpath(ground.workspace), command))}"


def _one(stamps: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(stamps).encode()).hexdigest()
