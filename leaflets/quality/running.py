"""Every check on a leaflet -> problems, each with its file, line, reason and remedy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from leaflets.checks import quality_checks
from leaflets.checks.limits import limits_of
from leaflets.model.quality import QualityCheck, Subject
from leaflets.model.quality_settings import Waiver
from leaflets.problems import Problem
from leaflets.workspace import PSEUDOLOCALES

NEEDS_PAGES = "it looks at pages"
"""Why a check says nothing about a leaflet that was not laid out."""


@dataclass(frozen=True, slots=True)
class Waived:
    """What a check found, and why it may stay for a while."""

    problem: Problem
    waiver: Waiver


@dataclass(frozen=True, slots=True)
class Findings:
    """What checks say of a leaflet. ``silent``: code of a check that says nothing -> why."""

    problems: tuple[Problem, ...]
    waived: tuple[Waived, ...]
    silent: dict[str, str]


def findings(subject: Subject, checks: Iterable[QualityCheck] | None = None) -> Findings:
    """What ``checks`` (all) find in a leaflet, with what is waived today apart."""
    problems: list[Problem] = []
    waived: list[Waived] = []
    silent: dict[str, str] = {}
    for check in quality_checks() if checks is None else checks:
        if why := silence(check, subject):
            silent[check.code] = why
            continue
        for problem in dict.fromkeys(_problems(check, subject)):
            waiver = waiver_for(problem, subject)
            if waiver:
                waived.append(Waived(problem, waiver))
            else:
                problems.append(problem)
    return Findings(tuple(problems), tuple(waived), silent)


def silence(check: QualityCheck, subject: Subject) -> str:
    """Why a check says nothing about a leaflet, or nothing."""
    if subject.language in PSEUDOLOCALES:
        return "its words are made up"
    if check.source_only and not subject.in_source_language:
        return "it reads the author's own words alone"
    if check.formula and subject.language.partition("-")[0] not in check.languages:
        return f"it is no formula of {subject.language}"
    if check.languages and subject.language.partition("-")[0] not in check.languages:
        return f"it cannot read {subject.language}"
    if check.on_pages and subject.laid is None:
        return NEEDS_PAGES
    return ""


def _problems(check: QualityCheck, subject: Subject) -> Iterator[Problem]:
    limits = limits_of(check.code, subject.library.quality)
    for found in check.find(subject, limits):
        yield Problem(check.code, found.message, found.where, found.hint, found.severity)


def waiver_for(problem: Problem, subject: Subject) -> Waiver | None:
    """The waiver that holds today for what was found in a leaflet."""
    for waiver in subject.library.quality.waivers:
        holds = waiver.check == problem.code and subject.today <= waiver.until
        if holds and waiver.reaches(subject.leaflet, subject.language):
            return waiver
    return None
