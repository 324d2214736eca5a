"""What checks of wording and colophon say of the shipped leaflets: what is known, and to be mended
in the content, and nothing else. A false alarm would show here first."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from leaflets.batch import load_workspace
from leaflets.checks import quality_checks
from leaflets.model.job import Job
from leaflets.model.library import Library
from leaflets.pipeline import DRAFTS
from leaflets.quality.running import findings
from leaflets.quality.subject import subject_of
from tests.small_workspace import CLINIC, REPOSITORY

CHECKS = [c for c in quality_checks() if c.code.partition("/")[0] in ("wording", "colophon")]

NO_ADDRESS = "colophon/sources"
"""Of one source that four leaflets cite."""

KNOWN: Mapping[str, set[str]] = {
    "back-dimples-myths-and-facts": {"wording/steps"},
    "dimples-compared": {"wording/steps", NO_ADDRESS},
    "dimples-research": {NO_ADDRESS},
    "sacral-dimple-tests": {"wording/acronyms", "wording/passive-voice", NO_ADDRESS},
    "sacral-dimple-warning-signs": {"wording/numbers-explained", NO_ADDRESS},
}


@pytest.fixture(scope="module")
def library() -> Library:
    return load_workspace(REPOSITORY)


@pytest.mark.parametrize("leaflet", KNOWN)
def test_nothing_but_what_is_known(leaflet: str, library: Library) -> None:
    layout = library.leaflets[leaflet].layout
    job = Job(leaflet, library.language, CLINIC, layout, "a4", "screen")
    looked = findings(subject_of(library, job, DRAFTS), CHECKS)
    assert looked.problems == (), "known, and not waived"
    found = [one.problem for one in looked.waived]
    assert {problem.code for problem in found} == KNOWN[leaflet], "\n".join(map(str, found))
    assert all(problem.where and problem.where.line for problem in found)


@pytest.mark.parametrize("language", ["en-GB", "es", "fr"])
@pytest.mark.parametrize("leaflet", KNOWN)
def test_every_formula_is_within_its_aim(leaflet: str, language: str, library: Library) -> None:
    layout = library.leaflets[leaflet].layout
    job = Job(leaflet, language, CLINIC, layout, "a4", "screen")
    subject = subject_of(library, job, DRAFTS, on_pages=False)
    formulas = [check for check in quality_checks() if check.formula]
    looked = findings(subject, formulas)
    assert (looked.problems, looked.waived) == ((), ())
    assert len(looked.silent) < len(formulas), "a formula has been applied"


def test_all_leaflets_are_looked_at(library: Library) -> None:
    assert set(KNOWN) == set(library.leaflets)
