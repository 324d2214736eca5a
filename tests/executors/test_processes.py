"""Worker processes, and what befalls them: each fault really happens."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import cast

import pytest

from leaflets.executors import Crew, _hand
from leaflets.executors._ledger import AHEAD
from leaflets.executors.processes import Processes
from leaflets.executors.serial import Serial
from leaflets.problems import LeafletsError
from tests.executors import work

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

MANY = [f"item {number}" for number in range(300)]


@pytest.fixture(autouse=True)
def forked(monkeypatch: pytest.MonkeyPatch) -> None:
    """How workers usually come into the world, whatever threads other tests have left."""
    monkeypatch.setattr(_hand, "may_fork", lambda: sys.platform == "linux")


@pytest.fixture(params=["forked", "spawned"])
def birth(request: pytest.FixtureRequest, forked: None, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways."""
    if request.param == "spawned":
        monkeypatch.setattr(_hand, "may_fork", lambda: False)
    return str(request.param)


def children() -> set[str]:
    """Processes whose parent is this one, dead or alive; but for the tracker of multiprocessing."""
    listed = subprocess.run(
        ["ps", "-o", "pid=,command=", "--ppid", str(os.getpid())],
        capture_output=True,
        text=True,
        check=False,
    ).stdout.splitlines()
    return {line for line in listed if "resource_tracker" not in line and " ps " not in line}


def open_files() -> int:
    return len(list(Path("/dev/fd").iterdir()))


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_results_are_those_of_one_process_in_their_order(jobs: int, birth: str) -> None:
    items = [*MANY, "sleep:0.05", "big:1000000", *MANY, "big:3"]
    assert list(Processes(jobs).run(work.crew(), items)) == list(Serial().run(work.crew(), items))


def test_no_items_no_workers() -> None:
    assert list(Processes(2).run(work.crew(start=work.Start(doomed=True)), [])) == []


def test_with_another_thread_nothing_is_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    over = threading.Event()
    thread = threading.Thread(target=over.wait, daemon=True)
    thread.start()
    assert not _hand.may_fork()
    over.set()
    thread.join()


@pytest.mark.parametrize("poison", ["die", "exit", "crash"])
def test_poison_that_kills(poison: str) -> None:
    items = [*MANY[:40], poison, *MANY[40:], poison]
    found = list(Processes(2).run(work.crew(), items))
    assert found == [work.result(item) for item in items]


@pytest.mark.parametrize("poison", ["hang", "deaf"])
def test_poison_that_hangs(poison: str) -> None:
    items = [*MANY[:40], poison, *MANY[40:]]
    found = list(Processes(2).run(work.crew(limit=0.3), items))
    assert found == [work.result(item) for item in items]


def test_poison_alone(birth: str) -> None:
    assert list(Processes(2).run(work.crew(), ["die", "fine"])) == ["lost die: died", "did fine"]


def test_what_killed_its_worker_once_is_tried_again(birth: str, tmp_path: Path) -> None:
    items = [*MANY[:9], f"die-once:{tmp_path / 'mark'}", *MANY[9:]]
    assert list(Processes(2).run(work.crew(), items)) == [work.result(item) for item in items]
    assert (tmp_path / "mark").exists()


IN_HAND = 120
"""More items than all workers have in hand at a time, when each takes some milliseconds."""


def test_workers_killed_from_outside() -> None:
    """One after the other, at random moments, and only when all that the last one had in hand has
    come back: no item is hit twice, however slow the machine is."""
    items = [f"sleep:0.00{number % 10}" for number in range(1_000)]
    chance, killed, last = random.Random(5), 0, 0
    before = children()
    found = []
    for result in Processes(3).run(work.crew(), items):
        found.append(result)
        if len(found) > last + IN_HAND:
            time.sleep(chance.random() / 100)
            os.kill(int(chance.choice(sorted(children() - before)).split()[0]), signal.SIGKILL)
            killed, last = killed + 1, len(found)
    assert killed > 3
    assert found == [work.result(item) for item in items]


class Watched(list[str]):
    """Remembers how far it has been read."""

    furthest = -1

    def __getitem__(self, number):  # type: ignore[no-untyped-def]
        self.furthest = max(self.furthest, number)
        return super().__getitem__(number)


def test_a_slow_item_lets_few_others_pass() -> None:
    items = Watched(["sleep:0.5", *(f"item {number}" for number in range(3 * AHEAD))])
    results = Processes(2).run(work.crew(), items)
    assert next(results) == "did sleep:0.5"
    assert AHEAD // 2 < items.furthest <= AHEAD
    assert len(list(results)) == 3 * AHEAD


def test_workers_that_die_at_once_are_not_replaced_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_hand, "may_fork", lambda: False)  # the fork is made when all is ready
    doomed = work.Start(doomed=True, marks=str(tmp_path))
    with pytest.raises(LeafletsError, match="before they can begin") as caught:
        list(Processes(2).run(work.crew(start=doomed), MANY))
    assert [problem.code for problem in caught.value.problems] == ["executor/workers-die"]
    assert 2 <= len(list(tmp_path.iterdir())) < 12


def test_work_that_kills_every_worker_comes_to_an_end() -> None:
    with pytest.raises(LeafletsError) as caught:
        list(Processes(2).run(work.crew(start=work.Start(doomed=True)), MANY))
    assert [problem.code for problem in caught.value.problems] == ["executor/workers-die"]


@pytest.mark.parametrize(
    ("item", "words"), [("raise", "ZeroDivisionError: oh no"), ("unsendable", "pickle")]
)
def test_what_should_not_happen_is_told(item: str, words: str, birth: str) -> None:
    with pytest.raises(LeafletsError) as caught:
        list(Processes(2).run(work.crew(), [*MANY, item, *MANY]))
    (problem,) = caught.value.problems
    assert problem.code == "executor/failed"
    assert words in problem.message


def test_what_cannot_be_sent_is_told(birth: str) -> None:
    crew: Crew[object, object] = Crew(lambda: lambda item: item, lambda item, _: item)
    if birth == "spawned":
        with pytest.raises(LeafletsError) as caught:
            list(Processes(1).run(crew, ["one"]))
        assert [problem.code for problem in caught.value.problems] == ["executor/not-picklable"]
    with pytest.raises(LeafletsError) as caught:
        list(Processes(1).run(cast("Crew[object, str]", work.crew()), [lambda: "item"]))
    assert [problem.code for problem in caught.value.problems] == ["executor/not-picklable"]


def test_workers_leave_ctrl_c_to_their_parent(birth: str) -> None:
    before, found = children(), []
    items = ["sleep:0.01"] * 100
    for result in Processes(2).run(work.crew(), items):
        found.append(result)
        if len(found) == 20:
            for worker in children() - before:
                os.kill(int(worker.split()[0]), signal.SIGINT)
    assert found == [work.result(item) for item in items]


def test_ctrl_c_waits_until_a_worker_is_born() -> None:
    before, born = signal.signal(signal.SIGINT, signal.default_int_handler), False
    try:
        with _hand.no_interruption():
            signal.raise_signal(signal.SIGINT)
            born = True
    except KeyboardInterrupt:
        assert born
        return
    finally:
        signal.signal(signal.SIGINT, before)
    raise AssertionError("Ctrl-C is lost")


def test_a_closed_iterator_ends_the_workers(birth: str) -> None:
    before = children()
    results = Processes(2).run(work.crew(), [*MANY[:5], "hang", *MANY])
    assert next(results) == "did item 0"
    assert len(children() - before) == 2
    begun = time.monotonic()
    results.close()
    assert children() == before
    assert time.monotonic() - begun < 10


def test_nothing_is_left_after_many_runs(birth: str) -> None:
    list(Processes(2).run(work.crew(), MANY[:5]))
    before, files = children(), open_files()
    for round_ in range(30 if birth == "forked" else 3):
        list(Processes(2).run(work.crew(), [*MANY[:5], "die"][: 5 + (round_ % 10 == 0)]))
    assert children() == before
    assert open_files() == files
