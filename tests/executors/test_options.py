"""What a person may say about workers."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from leaflets import executors as room
from leaflets.executors import Options, cores, executor
from leaflets.executors.dask import Dask
from leaflets.executors.processes import Processes
from leaflets.problems import LeafletsError


def test_each_gets_its_options() -> None:
    assert executor("processes") == Processes(cores())
    assert executor("processes", Options(jobs=3)) == Processes(3)
    assert executor("dask", Options(scheduler="tcp://a:1")) == Dask("tcp://a:1")
    with pytest.raises(KeyError):
        executor("nonsense")


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("serial", Options(jobs=2)),
        ("serial", Options(scheduler="tcp://a:1")),
        ("processes", Options(scheduler="tcp://a:1")),
        ("dask", Options(jobs=2, scheduler="tcp://a:1")),
        ("dask", Options()),
    ],
)
def test_options_without_a_meaning_are_refused(name: str, options: Options) -> None:
    with pytest.raises(LeafletsError) as caught:
        executor(name, options)
    assert [problem.code for problem in caught.value.problems] == ["executor/option"]
    assert caught.value.problems[0].hint


@pytest.mark.parametrize(
    ("quota", "allowed"), [("150000 100000\n", 2), ("1000 100000", 1), ("max 100000", 8), ("", 8)]
)
def test_a_container_is_given_few_processors(
    quota: str, allowed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(8)), raising=False)
    monkeypatch.setattr(room, "_QUOTA", tmp_path / "cpu.max")
    assert cores() == 8
    (tmp_path / "cpu.max").write_text(quota, "ascii")
    assert cores() == allowed


def test_dask_may_not_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(LeafletsError) as caught:
        executor("dask", Options(scheduler="tcp://a:1"))
    assert [problem.code for problem in caught.value.problems] == ["executor/no-dask"]
