"""Which PDFs the end-to-end tests build, and the stages of the pipeline for any of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from leaflets import clock
from leaflets.batch import load_workspace
from leaflets.governance.states import review_of
from leaflets.model.job import Job
from leaflets.model.library import Library
from leaflets.model.localized import LocalEdition
from leaflets.model.nodes import Composition
from leaflets.pipeline import lay_out
from leaflets.stages import artwork
from leaflets.stages.compose import compose
from leaflets.stages.localize import localize
from leaflets.stages.paginate import Pagination
from leaflets.stages.resolve import resolve
from leaflets.workspace import PSEUDOLOCALES, names
from tests.small_workspace import CLINIC, REPOSITORY

NAMES = names(REPOSITORY)
SOURCE = "en-GB"
LANGUAGES = (SOURCE, *NAMES.languages)
TODAY = "1795478400"
"""``SOURCE_DATE_EPOCH`` of all these tests: midnight on 2026-11-24, when nothing is overdue."""

EVERY_LANGUAGE = (*LANGUAGES, *PSEUDOLOCALES)
EVERY_FORM = (SOURCE, "ar")
"""Languages that are built on every paper and for every profile, one of each direction."""

Form = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]
FORMS: tuple[Form, ...] = (
    (EVERY_LANGUAGE, (), ("a4",), ("screen",)),
    (EVERY_FORM, (), NAMES.papers, NAMES.profiles),
    ((SOURCE,), NAMES.layouts, ("a4",), ("screen",)),
)
"""Languages, layouts (none: the leaflet's own), papers and profiles that go together."""


def _jobs() -> tuple[Job, ...]:
    found = {
        Job(leaflet, language, CLINIC, layout, paper, profile)
        for leaflet, recipe in shipped_library().leaflets.items()
        for languages, layouts, papers, profiles in FORMS
        for language in languages
        for layout in layouts or (recipe.layout,)
        for paper in papers
        for profile in profiles
    }
    return tuple(sorted(found))


@cache
def shipped_library() -> Library:
    """The repository's own workspace."""
    return load_workspace(REPOSITORY)


JOBS = _jobs()


def job_id(job: Job) -> str:
    """Name of a job in test reports."""
    return f"{job.leaflet.split('-')[0]}-{job.language}-{job.layout}-{job.paper}-{job.profile}"


@dataclass(frozen=True, slots=True)
class Stages:
    """What the stages make of a job."""

    edition: LocalEdition
    composition: Composition
    pagination: Pagination


def stages(library: Library, job: Job) -> Stages:
    """Run the stages of one job."""
    edition = resolve(library, job)
    drawn = artwork.icon_arrays(edition.icon_arrays())
    pictures = {**artwork.pictures(edition.picture_files().items()), **drawn}
    review = review_of(library, job.leaflet, job.language, job.clinic, clock.today())
    local = replace(localize(edition, review), pictures=pictures)
    return Stages(local, compose(local, library.path("layouts")), lay_out(library, job))


@cache
def shipped(job: Job) -> Stages:
    """The stages of a job of the repository's own workspace."""
    return stages(shipped_library(), job)
