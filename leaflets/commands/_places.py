"""Files and folders that options name: none may spoil another, or the leaflets."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.model.job import ENDINGS
from leaflets.outputs.folder import Folder
from leaflets.problems import LeafletsError, Problem, Where
from leaflets.saving import ENDLESS, is_endless
from leaflets.workspace import PARTS, default_output

if TYPE_CHECKING:
    from leaflets.commands._wanted import Wanted
    from leaflets.outputs import Output

_MADE = (*ENDINGS, ".zip")
"""Endings of what a run puts into its output, and may put over a record of that name."""


def check_places(wanted: Wanted, workspace: Path, output: Output) -> None:
    """Before anything is read or made. Raises LeafletsError (``usage/…``, ``orders/unreadable``)
    with all that is wrong."""
    found = [*_orders(wanted), *_report(wanted, workspace), *_record(wanted, workspace)]
    if isinstance(output, Folder):
        hint = "choose a folder outside of it with -o FOLDER"
        found += _among_leaflets("PDFs", output.root, workspace, hint)
    if found:
        raise LeafletsError(*found)


def place_for(output: Path | None, workspace: Path, *usual: str) -> Path:
    """Where a command puts what it makes: ``output``, as a person has said, or the ``usual`` place
    in the output folder. Raises LeafletsError (``usage/output``) where leaflets are read from."""
    place = output or default_output(workspace).joinpath(*usual)
    if found := _among_leaflets("this", place, workspace, "choose a place outside of it"):
        raise LeafletsError(*found)
    return place


def _among_leaflets(what: str, place: Path, workspace: Path, hint: str) -> tuple[Problem, ...]:
    part = _part_around(place, workspace)
    message = f"{what} cannot go into {part}, where your leaflets are read from"
    return (Problem("usage/output", message, Where(place), hint),) if part else ()


def _orders(wanted: Wanted) -> Iterator[Problem]:
    if wanted.orders and is_endless(wanted.orders):
        hint = "write the orders into a file, and name that after --orders"
        message = f"this file cannot be read ({ENDLESS})"
        yield Problem("orders/unreadable", message, Where(wanted.orders), hint)


def _report(wanted: Wanted, workspace: Path) -> Iterator[Problem]:
    if not wanted.report:
        return
    place = Path(wanted.report)
    others = {"the order file": wanted.orders, "the record": wanted.record}
    if reason := ENDLESS if is_endless(place) else _whose(place, others, workspace):
        hint = "choose another file after --report"
        message = f"the report cannot be written here: {reason}"
        yield Problem("usage/report", message, Where(place), hint)


def _record(wanted: Wanted, workspace: Path) -> Iterator[Problem]:
    place = wanted.record
    if not place:
        return
    reason = _whose(place, {"the order file": wanted.orders}, workspace)
    if not reason and place.suffix.lower() in _MADE:
        reason = f"{place.suffix} is the ending of something else"
    if reason:
        hint = "choose another file after --record"
        message = f"the record cannot be kept here: {reason}"
        yield Problem("usage/record", message, Where(place), hint)


def _whose(place: Path, others: Mapping[str, Path | None], workspace: Path) -> str:
    """Why a file cannot be written at ``place``, in words: it is one of ``others``, or content."""
    for name, other in others.items():
        if other and (_same(place, other) or os.path.realpath(place) == os.path.realpath(other)):
            return f"it is {name}"
    part = _part_around(place, workspace)
    return f"your leaflets are read from {part}" if part else ""


def _part_around(place: Path, workspace: Path) -> str:
    """The part of the workspace that ``place`` lies in, by whatever name; nothing if in none."""
    real = Path(os.path.realpath(place))
    parts = (part for part in PARTS for above in (real, *real.parents)
             if _same(above, workspace / part))  # fmt: skip
    return next(parts, "")


def _same(place: Path, other: Path) -> bool:
    try:
        return place.samefile(other)
    except OSError:  # one of them is not there
        return False
