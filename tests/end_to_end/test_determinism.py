"""The same workspace gives the same bytes: in every process, time zone and order of jobs."""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pikepdf
import pytest

from leaflets.batch import load_workspace
from leaflets.marks import mark_words
from leaflets.model.job import Job
from leaflets.pipeline import build
from tests.end_to_end.jobs import JOBS, JOBS_OF_TWO, SOURCE, TODAY, shipped_library
from tests.oracle.read_back import read_tree
from tests.sampling import sampled
from tests.small_workspace import REPOSITORY

FORMS = (("a4", "screen"), ("a5", "office"), ("a5", "mono"), ("a5", "print"))
SOME = tuple(
    job
    for job in JOBS
    if (job.paper, job.profile) in FORMS
    and job.layout == ("handout" if job.leaflet.startswith("sacral") else "sheet")
)
"""Every leaflet and language, on a screen; in two languages, in the other forms."""

MANY = (*SOME, *JOBS_OF_TWO)
FEW = tuple(sampled(MANY, 4))
"""Of every leaflet other languages; every way of writing."""

OVERDUE = "1888012800"
"""2029-10-30: after the day on which the leaflets must be reviewed."""

PROGRAM = """
import hashlib, json, sys
from leaflets.batch import load_workspace
from leaflets.model.job import Job
from leaflets.pipeline import build
library = load_workspace(sys.argv[1])
jobs = [Job(*names) for names in json.loads(sys.stdin.read())]
print(json.dumps([hashlib.sha256(build(library, job)).hexdigest() for job in jobs]))
"""


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _elsewhere(jobs: Sequence[Job], **environment: str) -> dict[Job, str]:
    """Digests of what another process builds, in this order."""
    names = list(map(dataclasses.astuple, jobs))
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(REPOSITORY)],
        input=json.dumps(names),
        capture_output=True,
        text=True,
        check=True,
        cwd=REPOSITORY,
        env={**os.environ, "SOURCE_DATE_EPOCH": TODAY, **environment},
    )
    return dict(zip(jobs, json.loads(done.stdout), strict=True))


@pytest.fixture(scope="module")
def digests(built: Mapping[Job, Path]) -> dict[Job, str]:
    """Of the files that the command built."""
    return {job: _digest(built[job].read_bytes()) for job in MANY}


@pytest.mark.parametrize(
    ("jobs", "environment"),
    [
        (sampled(MANY, 2), {"PYTHONHASHSEED": "0", "TZ": "Pacific/Kiritimati"}),
        (FEW[::-1], {"PYTHONHASHSEED": "1", "TZ": "America/Adak", "LC_ALL": "C"}),
    ],
    ids=["seed 0, first to last", "seed 1, fewer, last to first"],
)
def test_every_process_builds_the_same_bytes(
    jobs: Sequence[Job], environment: dict[str, str], digests: dict[Job, str]
) -> None:
    assert _elsewhere(jobs, **environment) == {job: digests[job] for job in jobs}


def test_what_was_built_before_makes_no_difference(digests: dict[Job, str]) -> None:
    for library in (shipped_library(), load_workspace(REPOSITORY)):
        for job in (*FEW[::-1], *FEW):
            assert _digest(build(library, job)) == digests[job]


@pytest.mark.parametrize("day", [datetime.date(2026, 11, 23), datetime.date(2028, 11, 22)])
def test_until_the_review_the_day_makes_no_difference(
    day: datetime.date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    for job in SOME[:4]:
        monkeypatch.setattr("leaflets.clock.today", lambda: datetime.date(2026, 11, 24))
        first = _digest(build(shipped_library(), job))
        monkeypatch.setattr("leaflets.clock.today", lambda: day)
        assert _digest(build(shipped_library(), job)) == first


@pytest.mark.parametrize("language", [SOURCE, "ar"])
def test_source_date_epoch_is_the_date_of_the_file(
    language: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    job = next(job for job in SOME if job.language == language)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000001")
    path = tmp_path / "dated.pdf"
    path.write_bytes(build(shipped_library(), job))
    with pikepdf.open(path) as pdf:
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20270115080001")
        with pdf.open_metadata() as metadata:
            assert metadata["xmp:CreateDate"].startswith("2027-01-15T08:00:01")


@pytest.mark.parametrize("job", SOME, ids=lambda job: f"{job.leaflet[:4]}-{job.language}")
def test_an_overdue_leaflet_says_so_on_every_page(
    job: Job, digests: dict[Job, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", OVERDUE)
    path = tmp_path / "overdue.pdf"
    path.write_bytes(build(shipped_library(), job))
    assert _digest(path.read_bytes()) != digests[job]
    with pikepdf.open(path) as pdf:
        count = len(pdf.pages)
    nodes = [node for node in read_tree(path).walk() if node.role == "P"]
    for language in (job.language, SOURCE):
        words, _ = mark_words("overdue", language)
        pages = {node.page for node in nodes if words in node.text}
        assert pages == set(range(1, count + 1))


def test_a_leaflet_is_not_overdue_on_the_day_of_its_review(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words, _ = mark_words("overdue", SOURCE)
    job = next(job for job in SOME if job.language == SOURCE)
    found = []
    for epoch in ("1858550399", "1858550400"):  # the last second of 2028-11-22 and the next one
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        said = [node.text for node in read_tree(build(shipped_library(), job)).walk()]
        found.append(any(words in text for text in said))
    assert found == [False, True]
