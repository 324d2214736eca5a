"""What keeps leaflets from being made, for commands that look and make nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.commands._report import length
from leaflets.problems import LeafletsError, Problem

if TYPE_CHECKING:
    from leaflets.governance.report import Standing
    from leaflets.model.job import Job
    from leaflets.model.library import Library

NAMED_IN_VAIN = frozenset({"content/no-block", "content/no-figure", "content/no-source",
                           "content/no-term"})  # fmt: skip
"""Codes: something that holds words or citations is named, and is not there."""


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether leaflets can be made. ``pages``: leaflet and language -> how many; 0: it cannot be
    made. ``problems``: why not. ``incomplete``: leaflets of which a block is not there.
    ``broken``: files of leaflets and clinics of which nothing can be said."""

    pages: dict[tuple[str, str], int]
    problems: tuple[Problem, ...]
    incomplete: frozenset[str]
    broken: tuple[Path, ...]

    def length(self, row: Standing) -> str:
        """How many pages, in words; nothing if nobody has looked."""
        return length(self.pages.get((row.leaflet, row.language)))

    def words(self, row: Standing) -> str:
        """How much has checked words. Of words that are not there nobody knows."""
        return "incomplete" if row.leaflet in self.incomplete else f"{row.translated} %"


def fit(library: Library, jobs: Iterable[Job], broken: tuple[Path, ...], *, lay_out: bool) -> Fit:
    """See whether ``jobs`` can be done, one for each leaflet and language. Without ``lay_out``
    only whether all words are there, which is quicker; lengths are then not known."""
    measure = _pages if lay_out else _words_only
    pages: dict[tuple[str, str], int] = {}
    problems: dict[Problem, None] = {}
    for job in jobs:
        try:
            if (found := measure(library, job)) is not None:
                pages[job.leaflet, job.language] = found
        except LeafletsError as error:
            pages[job.leaflet, job.language] = 0
            problems.update(dict.fromkeys(error.problems))
    incomplete = (name for name in library.leaflets if not _has_all_blocks(library, name))
    return Fit(pages, tuple(problems), frozenset(incomplete), broken)


def _pages(library: Library, job: Job) -> int | None:
    from leaflets.pipeline import lay_out

    return len(lay_out(library, job).document.pages)


def _words_only(library: Library, job: Job) -> int | None:
    from leaflets.checking.running import blocking
    from leaflets.clock import today
    from leaflets.governance.states import review_of
    from leaflets.stages.localize import localize
    from leaflets.stages.resolve import resolve

    review = review_of(library, job.leaflet, job.language, job.clinic, today())
    localize(resolve(library, job), review, today())
    if unsafe := blocking(library, job.leaflet, job.clinic, job.language):
        raise LeafletsError(*unsafe)
    return None


def _has_all_blocks(library: Library, leaflet: str) -> bool:
    return all(placed.block in library.blocks for placed in library.leaflets[leaflet].blocks)


def gaps(library: Library) -> tuple[Problem, ...]:
    """Why not everything that leaflets and clinics say is known: files that cannot be used, and
    what is named and not there. Nothing may be called unused, or not ours, because of a gap."""
    from leaflets.batch import plan
    from leaflets.selection import Selection
    from leaflets.stages.resolve import resolve

    found = dict.fromkeys(library.problems)
    try:
        jobs = plan(library, Selection(languages=(library.language,)))
    except LeafletsError as error:  # no leaflet or no clinic
        return (*found, *error.problems)
    for job in jobs:
        try:
            resolve(library, job)
        except LeafletsError as error:
            found.update((p, None) for p in error.problems if _is_gap(p))
    return tuple(found)


def _is_gap(problem: Problem) -> bool:
    return problem.code in NAMED_IN_VAIN or problem.code.startswith("job/")
