"""The leaflets we ship are PDF/UA-1 and PDF/A-2a, says veraPDF, and have no flaw it overlooks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from leaflets.conformance import Failure
from leaflets.model.job import Job
from tests.conformance.verapdf import Validator, report
from tests.end_to_end.jobs import EVERY_JOB, job_id
from tests.oracle.read_back import flaws, read_tree
from tests.pdf.content import content_flaws
from tests.sampling import EVERYTHING


def _one_of_each_form(jobs: Sequence[Job]) -> tuple[Job, ...]:
    """In each language; the leaflets take turns."""
    alike: dict[Job, list[Job]] = {}
    for job in jobs:
        alike.setdefault(replace(job, leaflet=""), []).append(job)
    return tuple(group[turn % len(group)] for turn, group in enumerate(alike.values()))


VALIDATED = EVERY_JOB if EVERYTHING else _one_of_each_form(EVERY_JOB)
"""veraPDF takes most of a second for each."""


@pytest.fixture(scope="module")
def failures(verapdf: Validator, built: Mapping[Job, Path]) -> list[Failure]:
    """Of these files, from one run of Java."""
    return verapdf([built[job] for job in VALIDATED])


def test_the_command_built_these_files_and_no_others(
    output: Path, built: Mapping[Job, Path]
) -> None:
    assert sorted(output.rglob("*.pdf")) == sorted(built.values())


@pytest.mark.parametrize("job", VALIDATED, ids=job_id)
def test_conforms(job: Job, built: Mapping[Job, Path], failures: list[Failure]) -> None:
    mine = [failure for failure in failures if failure.path.samefile(built[job])]
    assert not mine, report(mine)


@pytest.mark.parametrize("job", EVERY_JOB, ids=job_id)
def test_has_no_flaws_verapdf_overlooks(job: Job, built: Mapping[Job, Path]) -> None:
    data = built[job].read_bytes()
    assert content_flaws(data) == []
    assert flaws(read_tree(data)) == []
