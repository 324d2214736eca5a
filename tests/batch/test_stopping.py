"""A run stops when nothing can be put into its output any more."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from leaflets.batch import load_workspace, plan, run
from leaflets.batch.outcome import Outcome
from leaflets.batch.running import in_place
from leaflets.outputs import output_at
from leaflets.problems import Problem
from leaflets.selection import Selection
from tests.batch.outcomes import order, outcome
from tests.small_workspace import FakeBuilder, copy_workspace

FULL = Problem("publish/disk-full", "the disk is full")


def test_the_hopeless_one_is_the_last_and_workers_are_told(tmp_path: Path) -> None:
    ended = []

    def working() -> Generator[Outcome, None, None]:
        try:
            yield outcome(order("a"), "refused")
            yield outcome(order("b"))
            yield outcome(order("c"), "refused", problems=(FULL,))
            yield outcome(order("d"))
        finally:
            ended.append("workers")

    source = working()
    found = list(in_place(source, output_at(tmp_path)))
    assert [one.job.leaflet for one in found] == ["a", "b", "c"]
    assert ended == ["workers"]


def test_stopped_by_a_person_the_workers_are_told_too(tmp_path: Path) -> None:
    ended = []

    def working() -> Generator[Outcome, None, None]:
        try:
            yield outcome(order("a"))
            yield outcome(order("b"))
        finally:
            ended.append("workers")

    source = working()
    outcomes = in_place(source, output_at(tmp_path))
    next(outcomes)
    outcomes.close()
    assert ended == ["workers"]


def test_an_output_that_vanishes_ends_the_run(tmp_path: Path) -> None:
    library = load_workspace(copy_workspace(tmp_path / "mine"))
    jobs = plan(library, Selection(languages=("en", "ar", "es")))
    target, fake = tmp_path / "output", FakeBuilder()
    outcomes = run(library, jobs, target, build=fake)
    assert next(outcomes).status == "written"
    target.rename(tmp_path / "elsewhere")
    (last,) = outcomes
    assert [problem.code for problem in last.problems] == ["publish/gone"]
    assert len(fake.jobs) == 2 < len(jobs)
    assert not target.exists()
