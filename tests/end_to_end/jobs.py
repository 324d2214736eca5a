"""Which PDFs the end-to-end tests build, and the stages of the pipeline for any of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from leaflets import clock
from leaflets.batch import load_workspace
from leaflets.governance.states import review_of
from leaflets.model.job import TWO_LANGUAGES, Job
from leaflets.model.library import Library
from leaflets.model.localized import LocalEdition
from leaflets.model.nodes import Composition
from leaflets.pipeline import lay_out
from leaflets.profiles import profiles
from leaflets.stages import artwork
from leaflets.stages.compose import compose
from leaflets.stages.localize import localize
from leaflets.stages.paginate import Pagination
from leaflets.stages.resolve import resolve
from leaflets.wording.digest import with_second
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

PAPERS = ("a4", "a5", "letter")
"""Where all is looked at; other papers have the same forms, or tests of their own."""

OF_SOME = ("poster", "card", "tri-fold", "duplex")
"""Layouts that not every leaflet fits, or that have a paper of their own."""

LAYOUTS = tuple(name for name in NAMES.layouts if name not in (TWO_LANGUAGES, *OF_SOME))
"""Those for every leaflet in one language."""

SIGNS, MYTHS = "sacral-dimple-warning-signs", "back-dimples-myths-and-facts"


PRESETS = tuple(name for name in NAMES.profiles if name not in profiles())
"""Profiles of the workspace's own."""


class Form(NamedTuple):
    """What goes together. No layouts: the leaflet's own; ``second``: the language beside; no
    leaflets: all."""

    languages: tuple[str, ...]
    layouts: tuple[str, ...] = ()
    papers: tuple[str, ...] = ("a4",)
    profiles: tuple[str, ...] = ("screen",)
    second: str = ""
    leaflets: tuple[str, ...] = ()


FORMS = (
    Form(EVERY_LANGUAGE),
    Form(EVERY_FORM, (), PAPERS, ("office", "screen"), leaflets=(SIGNS, MYTHS)),
    Form(EVERY_FORM, (), ("a4",), ("mono", "print"), leaflets=(SIGNS, MYTHS)),
    Form((SOURCE,), (), ("a5",), ("mono", *PRESETS), leaflets=(SIGNS, MYTHS)),
    Form((SOURCE,), LAYOUTS, leaflets=(SIGNS, MYTHS)),
    Form(("ar",), ("large-print", "easy-read", "slip"), profiles=("office",), leaflets=(SIGNS,)),
    Form(("ur",), ("large-print", "easy-read"), leaflets=(MYTHS,)),
    Form((SOURCE,), ("duplex",), leaflets=(SIGNS, MYTHS)),
    Form((SOURCE,), ("duplex",), ("letter",), ("print",), leaflets=(MYTHS,)),
    Form(("ar",), ("duplex",), leaflets=(MYTHS,)),
    Form((SOURCE,), ("poster",), ("a3",), ("mono", "print"), leaflets=(SIGNS, MYTHS)),
    Form(("ar", "ur"), ("poster",), ("a3",), leaflets=(MYTHS,)),
    Form((SOURCE, "ar", "zh-Hans"), ("card",), ("card",), leaflets=(SIGNS,)),
    Form((SOURCE, "ar"), ("card",), ("card",), ("mono", "office"), leaflets=(SIGNS,)),
    Form((SOURCE,), ("tri-fold",), ("dl",), ("mono", "print", "screen"), leaflets=(SIGNS, MYTHS)),
)
"""A sample: ``python -m tests.forms`` makes all there are."""

FORMS_OF_TWO = (
    Form(("ar",), (TWO_LANGUAGES,), second=SOURCE),
    Form(("ar",), (TWO_LANGUAGES,), ("letter",), ("office",), SOURCE),
    Form((SOURCE, "ur"), (TWO_LANGUAGES,), second="ar"),
    Form(("bn", "zh-Hans"), (TWO_LANGUAGES,), second="es"),
)
"""Two languages beside each other: every pair of directions, digits that differ."""


def _jobs(forms: tuple[Form, ...]) -> tuple[Job, ...]:
    found = {
        Job(leaflet, language, CLINIC, layout, paper, profile, form.second)
        for leaflet, recipe in shipped_library().leaflets.items()
        for form in forms
        if leaflet in (form.leaflets or (leaflet,))
        for language in form.languages
        for layout in form.layouts or (recipe.layout,)
        for paper in form.papers
        for profile in form.profiles
    }
    return tuple(sorted(found))


@cache
def shipped_library() -> Library:
    """The repository's own workspace."""
    return load_workspace(REPOSITORY)


JOBS = _jobs(FORMS)
JOBS_OF_TWO = _jobs(FORMS_OF_TWO)
EVERY_JOB = (*JOBS, *JOBS_OF_TWO)


def job_id(job: Job) -> str:
    """Name of a job in test reports."""
    name = job.leaflet.split("-")[0]
    return f"{name}-{job.languages}-{job.layout}-{job.paper}-{job.profile}"


@dataclass(frozen=True, slots=True)
class Stages:
    """What the stages make of a job."""

    edition: LocalEdition
    composition: Composition
    pagination: Pagination


def stages(library: Library, job: Job) -> Stages:
    """Run the stages of one job."""
    sides = [_localized(library, one) for one in job.each()]
    local = with_second(*sides) if job.second else sides[0]
    return Stages(local, compose(local, library), lay_out(library, job))


def _localized(library: Library, job: Job) -> LocalEdition:
    edition = resolve(library, job)
    pictures = artwork.pictures_of(edition, right_to_left=False)
    review = review_of(library, job.leaflet, job.language, job.clinic, clock.today())
    return replace(localize(edition, review), pictures=pictures)


@cache
def shipped(job: Job) -> Stages:
    """The stages of a job of the repository's own workspace."""
    return stages(shipped_library(), job)
