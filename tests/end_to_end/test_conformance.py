"""Every leaflet we ship is PDF/UA-1 and PDF/A-2a, says veraPDF, and has no flaw it overlooks."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from leaflets.conformance import Failure
from leaflets.model.job import Job
from tests.conformance.verapdf import Validator, report
from tests.end_to_end.jobs import EVERY_JOB, job_id
from tests.oracle.read_back import flaws, read_tree
from tests.pdf.content import content_flaws


@pytest.fixture(scope="module")
def failures(verapdf: Validator, built: Mapping[Job, Path]) -> list[Failure]:
    """Of all files, from one run of Java."""
    return verapdf(built.values())


def test_the_command_built_these_files_and_no_others(
    output: Path, built: Mapping[Job, Path]
) -> None:
    assert sorted(output.rglob("*.pdf")) == sorted(built.values())


@pytest.mark.parametrize("job", EVERY_JOB, ids=job_id)
def test_conforms(job: Job, built: Mapping[Job, Path], failures: list[Failure]) -> None:
    mine = [failure for failure in failures if failure.path.samefile(built[job])]
    assert not mine, report(mine)


@pytest.mark.parametrize("job", EVERY_JOB, ids=job_id)
def test_has_no_flaws_verapdf_overlooks(job: Job, built: Mapping[Job, Path]) -> None:
    data = built[job].read_bytes()
    assert content_flaws(data) == []
    assert flaws(read_tree(data)) == []
