"""What a person may say about workers."""

from __future__ import annotations

import sys

import pytest

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


def test_dask_may_not_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(LeafletsError) as caught:
        executor("dask", Options(scheduler="tcp://a:1"))
    assert [problem.code for problem in caught.value.problems] == ["executor/no-dask"]
