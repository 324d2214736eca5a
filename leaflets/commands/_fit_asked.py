"""What ``leaflets fit`` looks at: names -> jobs, all forms of a leaflet unless some are named."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from leaflets.commands._report import has_errors
from leaflets.model.job import HTML_EDITION
from leaflets.problems import LeafletsError, Problem

if TYPE_CHECKING:
    from leaflets.model.job import Job
    from leaflets.model.library import Library
    from leaflets.selection import Selection


@dataclass(frozen=True, slots=True)
class Asked:
    """``jobs``: in the order they are quickest in; ``clinic``: whom they are printed for, one of
    ``clinics``, and ``named``: whether a person chose it; ``problems``: of files, whatever is asked
    for."""

    jobs: tuple[Job, ...]
    clinic: str
    clinics: int
    named: bool
    problems: tuple[Problem, ...]

    @property
    def broken(self) -> bool:
        """Whether files are there of which nothing can be said."""
        return has_errors(self.problems)

    def shown(self) -> tuple[Job, ...]:
        """The jobs in the order to show them in: by leaflet, layout, paper, language and profile,
        each as it was asked for, or by its name."""
        first: dict[tuple[str, str], int] = {}
        names = ("leaflet", "layout", "paper", "language", "profile")

        def rank(job: Job) -> list[int]:
            return [first.setdefault((name, getattr(job, name)), len(first)) for name in names]

        ranks = {job: rank(job) for job in self.jobs}
        return tuple(sorted(ranks, key=ranks.__getitem__))


def asked_forms(library: Library, selection: Selection) -> Asked:
    """What ``selection`` asks for: where it names no layout, all that are for so many languages;
    no paper, all; no clinic, the first. Raises LeafletsError with every name that does not
    exist."""
    if HTML_EDITION in selection.profiles:
        hint = "leave it out: whatever is in a leaflet fits into its HTML edition"
        raise LeafletsError(Problem("usage/no-pages", "the profile html has no pages", hint=hint))
    from leaflets import batch
    from leaflets.workspace import names

    there = names(library.root)
    of_two = selection.second is not None
    fitting = tuple(name for name in there.layouts if _is_for(library, name, of_two))
    wanted = replace(
        selection,
        clinics=selection.clinics or tuple(sorted(library.clinics))[:1],
        layouts=selection.layouts or fitting,
        papers=selection.papers or there.papers,
    )
    jobs = batch.plan(library, wanted)
    if not jobs:  # the files that were asked for are broken
        raise LeafletsError(*batch.standing_problems(library, selection))
    named, clinic = bool(selection.clinics), jobs[0].clinic
    return Asked(jobs, clinic, len(there.clinics), named, library.problems)


def _is_for(library: Library, layout: str, two_languages: bool) -> bool:
    """Whether it is for one language, or for two. One whose file is broken may be for both."""
    found = library.layouts.get(layout)
    return found is None or (found.languages == 2) is two_languages
