"""Real leaflets: whoever makes them, the same outcomes in the same order, and the same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from leaflets.batch import builder, load_workspace, plan, run
from leaflets.batch.outcome import Outcome
from leaflets.executors import Executor
from leaflets.executors.dask import Dask
from leaflets.executors.processes import Processes
from leaflets.executors.serial import Serial
from leaflets.model.job import Job
from leaflets.model.library import Library
from leaflets.selection import Selection
from tests.executors.cluster import cluster
from tests.small_workspace import copy_workspace

Files = Mapping[Path, bytes]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """With a leaflet that is refused in one language, and says where."""
    workspace = copy_workspace(tmp_path_factory.mktemp("workspace"))
    po = workspace / "content/translations/es/sacral-dimple.po"
    text = po.read_text("utf-8")
    po.write_text(text.replace('msgstr "', 'msgstr "{nonsense} ', 3), "utf-8")
    return load_workspace(workspace)


@pytest.fixture(scope="module")
def jobs(library: Library) -> tuple[Job, ...]:
    return plan(library, Selection(profiles=("screen", "office")))


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with cluster(0) as started:
        started.worker("--nthreads", "2")
        yield started.address


def made(
    library: Library, jobs: tuple[Job, ...], output: Path, executor: Executor
) -> tuple[list[Outcome], Files]:
    """What is told, but for what changes from run to run; and what is there."""
    told = [
        replace(outcome, seconds=0.0, stamp="", path=Path(outcome.path).relative_to(output))
        for outcome in run(library, jobs, output, build=builder(), executor=executor)
    ]
    files = (path for path in output.rglob("*") if path.is_file())
    return told, {path.relative_to(output): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def alone(
    library: Library, jobs: tuple[Job, ...], tmp_path_factory: pytest.TempPathFactory
) -> tuple[list[Outcome], Files]:
    return made(library, jobs, tmp_path_factory.mktemp("serial"), Serial())


def test_the_sample_is_worth_something(alone: tuple[list[Outcome], Files]) -> None:
    told, files = alone
    assert {outcome.status for outcome in told} == {"written", "refused"}
    assert len(files) >= 8
    refused = [problem for outcome in told for problem in outcome.problems]
    assert any(problem.where and problem.where.path for problem in refused)


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_processes(
    workers: int,
    library: Library,
    jobs: tuple[Job, ...],
    alone: tuple[list[Outcome], Files],
    tmp_path: Path,
) -> None:
    assert made(library, jobs, tmp_path, Processes(workers)) == alone


def test_dask(
    library: Library,
    jobs: tuple[Job, ...],
    alone: tuple[list[Outcome], Files],
    address: str,
    tmp_path: Path,
) -> None:
    assert made(library, jobs, tmp_path, Dask(address)) == alone
