"""What earlier runs have left in the output, and this one does not bring up to date."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from leaflets.outputs import Output
from leaflets.problems import Problem, Severity, Where

if TYPE_CHECKING:
    from leaflets.batch.incremental import Incremental
    from leaflets.record.entry import Entry
    from leaflets.record.leftovers import Leftover

SHOWN = 5
"""Paths in a warning."""


def leftovers_of(batch: Incremental, prune: bool) -> Iterator[Problem | Entry]:
    """Warnings for PDFs that nobody asks for any more; or, with ``prune``, what is gone, and a
    warning for each that is kept. Raises LeafletsError ``record/…``."""
    from leaflets.record.leftovers import prune as pruned

    found = leftovers_found(batch)
    if prune:
        yield from pruned(found, batch.record, batch.output)
        return
    paths: dict[str, list[str]] = {}
    for one in found:
        paths.setdefault(one.why, []).append(one.entry.path)
    for why, names in paths.items():
        yield _left_over(batch.output, names, why)


def leftovers_found(batch: Incremental) -> tuple[Leftover, ...]:
    """PDFs that an earlier run made and nobody asks for any more."""
    from leaflets.record.leftovers import leftovers

    asked = {str(order.path) for order in batch.orders}
    return leftovers(batch.record, asked, batch.source, batch.library)


def no_zips() -> Problem:
    """For a run that did not come to its end."""
    message = "no zip was made, since not all PDFs were; those of an earlier run are as they were"
    hint = "run the same command again"
    return Problem("zip/not-finished", message, hint=hint, severity=Severity.WARNING)


def _left_over(output: Output, paths: list[str], why: str) -> Problem:
    more = f" and {len(paths) - SHOWN} more" if len(paths) > SHOWN else ""
    what = "this PDF" if len(paths) == 1 else f"these {len(paths):,} PDFs"
    message = f"nobody asks for {what} any more, since {why}: {', '.join(paths[:SHOWN])}{more}"
    hint = "look at all of them with --plan, and remove them with --prune"
    return Problem(
        "batch/left-over", message, Where.at(output.place(PurePosixPath())), hint, Severity.WARNING
    )
