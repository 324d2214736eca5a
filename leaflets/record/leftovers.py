"""PDFs that no order asks for any more: found by the record, and removed when somebody says so."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from leaflets.model.paper import TURNED
from leaflets.outputs import Output
from leaflets.problems import LeafletsError, Problem, Severity, Where
from leaflets.record.database import Record
from leaflets.record.deciding import holds
from leaflets.record.entry import MATRIX, Entry
from leaflets.record.key import Key
from leaflets.workspace import PSEUDOLOCALES, names

if TYPE_CHECKING:
    from leaflets.model.library import Library


@dataclass(frozen=True, slots=True)
class Leftover:
    """``why``: in words for a person."""

    entry: Entry
    why: str


def source_of(orders: Path | None, key: Key) -> str:
    """How the record calls an order file: its name, and a hash of where it is, so that two files of
    one name are not taken for each other. None: a selection."""
    if orders is None:
        return MATRIX
    return f"{orders.name} {key.seal(os.path.realpath(orders))[:12]}"


def leftovers(
    record: Record, asked: Collection[str], source: str, library: Library
) -> tuple[Leftover, ...]:
    """PDFs that the record knows and nobody asks for: made for a selection and named by something
    the workspace has no more; or made for the order file ``source``, which has other rows now.

    ``asked``: paths of all orders of this run. What has a broken file is still there.
    """
    there = _there(library)
    found = (
        Leftover(entry, why)
        for entry in record.entries()
        if entry.path not in asked and (why := _why(entry, source, there))
    )
    return tuple(found)


def _there(library: Library) -> Mapping[str, Collection[str]]:
    """What there is, by the names of files: also what cannot be read today."""
    found = names(library.root)
    languages = {*found.languages, *library.languages, *PSEUDOLOCALES}
    return {
        "leaflet": set(found.leaflets),
        "language": languages,
        "clinic": set(found.clinics),
        "layout": set(found.layouts),
        "paper": {*found.papers, *(f"{name}{TURNED}" for name in found.papers)},
        "profile": set(found.profiles),
        "second language": languages,
    }


def _why(entry: Entry, source: str, there: Mapping[str, Collection[str]]) -> str:
    if entry.source != MATRIX:
        same = entry.source == source
        return f"{source.rpartition(' ')[0]} does not ask for it any more" if same else ""
    pairs = zip(there.items(), entry.job.split("|"), strict=False)
    gone = [f"the {what} {name}" for (what, known), name in pairs if name not in known]
    return (
        f"there is no more {' and '.join(gone)}".replace("no more the", "no more") if gone else ""
    )


def prune(found: Iterable[Leftover], record: Record, output: Output) -> Iterator[Problem | Entry]:
    """Remove PDFs; gives the entry of each that is gone, and a warning for each that was kept.

    Only what still holds what was recorded, and lies where its path says: behind a link it may be
    anything. Raises LeafletsError ``record/…``.
    """
    for leftover in found:
        path = PurePosixPath(leftover.entry.path)
        place = output.place(path)
        if isinstance(place, Path) and not _in_place(place, len(path.parts)):
            yield _kept(place, "a link leads there out of the output folder", "remove it by hand")
            continue
        if output.stamp(path) is not None:
            if holds(leftover.entry, output) is None:
                hint = "look at it, then remove it by hand"
                yield _kept(place, "it is not as it was made: somebody has changed it", hint)
                continue
            try:
                output.remove(path)
            except LeafletsError as error:
                yield from error.problems
                continue
        record.forget(leftover.entry.path)
        yield leftover.entry


def _in_place(place: Path, depth: int) -> bool:
    """Whether no part of the last ``depth`` of a path is a link."""
    return not any(part.is_symlink() for part in (place, *place.parents[: depth - 1]))


def _kept(place: Path | str, why: str, hint: str) -> Problem:
    message = f"this PDF is not asked for any more, but was kept: {why}"
    return Problem("batch/kept", message, Where.at(place), hint, Severity.WARNING)
