"""A real scheduler and real workers on loopback, and what befalls them."""

from __future__ import annotations

import os
import random
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from distributed.comm.core import CommClosedError

from leaflets.executors import dask as room
from leaflets.executors._lane import Parcel
from leaflets.executors.dask import Dask
from leaflets.problems import LeafletsError
from tests.executors import work
from tests.executors.cluster import Cluster, cluster
from tests.executors.living import wait_until_gone

MANY = [f"item {number}" for number in range(200)]


@pytest.fixture(scope="module")
def shared() -> Iterator[Cluster]:
    """Two workers, of which one is looked after by a nanny, as is usual."""
    with cluster(1) as started:
        started.worker("--nanny", "--nthreads", "2")
        yield started


def codes(caught: pytest.ExceptionInfo[LeafletsError]) -> set[str]:
    return {problem.code for problem in caught.value.problems}


def test_results_are_those_of_one_process_in_their_order(shared: Cluster) -> None:
    items = [*MANY, "sleep:0.05", "big:1000000", *MANY, "die", *MANY, "hang"]
    found = list(Dask(shared.address).run(work.crew(limit=1), items))
    assert found == [work.result(item) for item in items]


@pytest.mark.parametrize(("item", "words"), [("raise", "ZeroDivisionError"), ("unsendable", "pic")])
def test_what_should_not_happen_is_told(item: str, words: str, shared: Cluster) -> None:
    with pytest.raises(LeafletsError, match=words) as caught:
        list(Dask(shared.address).run(work.crew(), [*MANY, item]))
    assert codes(caught) == {"executor/failed"}


def _never_alike() -> Mapping[str, str]:
    return {"process": str(os.getpid())}


def test_other_versions_are_refused_before_any_work(shared: Cluster, tmp_path: Path) -> None:
    crew = replace(work.crew(start=work.Start(marks=str(tmp_path))), alike=_never_alike)
    with pytest.raises(LeafletsError, match=f"process .* \\(here: {os.getpid()}\\)") as caught:
        list(Dask(shared.address).run(crew, MANY))
    assert codes(caught) == {"executor/other-version"}
    assert len(caught.value.problems) == 2  # workers
    assert list(tmp_path.iterdir()) == []


class HalfGone:
    """A client whose cluster has lost a worker while it was asked."""

    def __init__(self, said: object) -> None:
        self._said = said

    def run(self, _asked: object, on_error: str) -> dict[str, object]:
        assert on_error == "return"
        return {"tcp://127.0.0.1:1": self._said, "tcp://127.0.0.1:2": {"a": "1"}}


def test_a_worker_that_is_lost_while_it_is_asked_for_its_versions_is_not_another_one() -> None:
    def compare(said: object) -> None:
        client: Any = HalfGone(said)
        room._Run(client, "tcp://127.0.0.1:0", 1.0, work.crew(), [])._compare({"a": "1"})

    compare(CommClosedError("it is closed"))
    with pytest.raises(LeafletsError) as caught:
        compare(ImportError("there is no leaflets"))
    assert codes(caught) == {"executor/other-version"}


def test_a_closed_iterator_stops_the_cluster(shared: Cluster, tmp_path: Path) -> None:
    """What is in hand may come to its end; the rest, minutes of work, is not begun."""
    crew = work.crew(start=work.Start(marks=str(tmp_path)))
    results = Dask(shared.address).run(crew, ["sleep:0.01"] * 30_000)
    assert next(results) == "did sleep:0.01"
    results.close()
    until = time.monotonic() + 30
    while (last := touched(tmp_path)) and time.monotonic() < until:
        time.sleep(0.5)
        if touched(tmp_path) == last:
            return
    raise AssertionError("the cluster goes on working")


def touched(folder: Path) -> set[float]:
    return {mark.stat().st_mtime for mark in folder.iterdir()}


def test_workers_killed_while_others_join(tmp_path: Path) -> None:
    items, chance = ["sleep:0.01"] * 200, random.Random(7)
    with cluster(2) as mine:

        def kill_and_replace() -> None:
            for victim in list(mine.workers):
                time.sleep(0.2 + chance.random() / 2)
                mine.worker()
                mine.kill(victim)

        killer = threading.Thread(target=kill_and_replace)
        killer.start()
        crew = work.crew(start=work.Start(marks=str(tmp_path)))
        found = list(Dask(mine.address).run(crew, items))
        killer.join()
        assert len(mine.workers) == 4
    wait_until_gone(tmp_path, 5)  # ours do not outlive Dask's
    assert found == [work.result(item) for item in items]


def test_the_scheduler_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_CONNECT", 2.0)
    with cluster(1) as mine:
        results = Dask(mine.address).run(work.crew(), [*MANY, *["sleep:0.05"] * 1000])
        assert next(results) == "did item 0"
        mine.kill(mine.scheduler)
        with pytest.raises(LeafletsError) as caught:
            list(results)
    assert codes(caught) == {"executor/scheduler"}


def test_no_scheduler(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_CONNECT", 0.3)
    with socket.socket() as taken:  # and nobody listens
        taken.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
        for wrong in (address, "nonsense://1", "127.0.0.1:no"):
            with pytest.raises(LeafletsError) as caught:
                list(Dask(wrong).run(work.crew(), MANY))
            assert codes(caught) == {"executor/scheduler"}


def test_no_workers() -> None:
    with cluster(0) as mine, pytest.raises(LeafletsError) as caught:
        list(Dask(mine.address, patience=0.5).run(work.crew(), MANY))
    assert codes(caught) == {"executor/no-workers"}


def test_a_parcel_shows_nothing_of_what_is_in_it() -> None:
    parcel = Parcel.of(["Mrs Example, Tuesday"], "a test")
    assert "Example" not in f"{parcel!r} {parcel}"
    assert parcel.opened() == ["Mrs Example, Tuesday"]
