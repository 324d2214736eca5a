"""Jobs -> what is wrong with each leaflet in each language: what keeps it from its pages, and what
checks find."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from leaflets.checks import quality_checks
from leaflets.model.job import Job
from leaflets.model.library import Library
from leaflets.pipeline import Terms, lay_out
from leaflets.problems import LeafletsError, Problem
from leaflets.quality.running import Findings, Waived, findings
from leaflets.quality.subject import subject_of

_TERMS = Terms(unchecked=True)
"""Errors of translations are told by their own checks, and hide nothing else."""
NOT_MADE = "it cannot be made"
"""Why no check says anything about a leaflet."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A leaflet in one language. ``problems``: what keeps it from being made for a clinic, then
    what checks find; ``silent``: code of a check that says nothing about it -> why."""

    leaflet: str
    language: str
    problems: tuple[Problem, ...]
    waived: tuple[Waived, ...]
    silent: Mapping[str, str]


def look(
    library: Library, jobs: Iterable[Job], on_pages: bool, done: Callable[[], None]
) -> tuple[Looked, ...]:
    """Every leaflet and language of ``jobs``. ``on_pages``: each job is laid out, and checks that
    look at pages can; ``done``: called after each job."""
    alike: dict[tuple[str, str], list[Job]] = {}
    for job in jobs:
        alike.setdefault((job.leaflet, job.language), []).append(job)
    return tuple(_looked(library, group, on_pages, done) for group in alike.values())


def _looked(
    library: Library, jobs: Sequence[Job], on_pages: bool, done: Callable[[], None]
) -> Looked:
    """Checks look at it once, for the first clinic for which it can be made: its words are the same
    for all. For the others it is laid out, since their own words may not fit."""
    stopping: dict[Problem, None] = {}
    found: Findings | None = None
    for job in jobs:
        try:
            if found is None:
                found = findings(subject_of(library, job, _TERMS, on_pages=on_pages))
            elif on_pages:
                lay_out(library, job, terms=_TERMS)
        except LeafletsError as error:
            stopping.update(dict.fromkeys(error.problems))
        done()
    found = found or Findings((), (), {check.code: NOT_MADE for check in quality_checks()})
    problems = tuple(dict.fromkeys((*stopping, *found.problems)))
    return Looked(jobs[0].leaflet, jobs[0].language, problems, found.waived, found.silent)
