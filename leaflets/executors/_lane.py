"""On a worker of a Dask cluster: each of its threads has a process of ours to work in.

What kills a process or does not come to an end then leaves Dask's own worker as it is, whether it
has a nanny or not; and one process does one item at a time, however many threads there are.
"""

from __future__ import annotations

import hashlib
import pickle
import shutil
import socket
import tempfile
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from multiprocessing.process import current_process
from typing import Any

from leaflets.executors._hand import packed
from leaflets.executors._pool import Pool
from leaflets.executors._worker import Do, failure
from leaflets.problems import LeafletsError, Problem

_IDLE = 60.0
"""Seconds after which a process that nobody gives work is ended."""


class Parcel:
    """Bytes under way through a cluster, which logs what it is given: this shows nothing."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    @classmethod
    def of(cls, thing: object, what: str) -> Parcel:
        """Raises LeafletsError ``executor/not-picklable``."""
        return cls(packed(thing, what))

    def opened(self) -> Any:
        """What is in it."""
        return pickle.loads(self.data)

    @cached_property
    def digest(self) -> str:
        """Names what is in it; once asked for, it goes along."""
        return hashlib.sha256(self.data).hexdigest()

    def __repr__(self) -> str:
        return f"<{len(self.data)} bytes>"


@dataclass(frozen=True)
class Task:
    """What a process starts with. ``alike``: asks for versions; ``here``: what they are where the
    work comes from. ``start`` is opened only when they are the same."""

    start: Parcel
    alike: Callable[[], Mapping[str, str]]
    here: Mapping[str, str]

    def __call__(self) -> Do:
        if unlike := differences(self.here, self.alike()):
            raise LeafletsError(other_version(socket.gethostname(), unlike))
        do: Do = self.start.opened()()
        return do


def deliver(task: Parcel) -> Parcel:
    """What every piece of work needs: Dask brings it to each worker once, and makes it again when
    the workers that had it are gone."""
    return task


def work(task: Parcel, chunk: Parcel, limit: float) -> Parcel:
    """What becomes of the items of a chunk: results, Gone, or a LeafletsError for all.

    Never raises: Dask would log it with what it was about, and try again.
    """
    try:
        return Parcel.of(_lanes.do(task, chunk.opened(), limit), "a result")
    except LeafletsError as error:
        return Parcel.of(error, "an error")
    except Exception as error:
        return Parcel.of(LeafletsError(failure(error)), "an error")


def differences(here: Mapping[str, str], there: Mapping[str, str]) -> str:
    """What is not the same there as here, in words; empty if all is."""
    return ", ".join(
        f"{name} {there.get(name, 'missing')} (here: {here.get(name, 'missing')})"
        for name in dict.fromkeys((*here, *there))
        if there.get(name) != here.get(name)
    )


def other_version(worker: str, what: str) -> Problem:
    """``what``: as ``differences`` says."""
    return Problem(
        "executor/other-version",
        f"worker {worker} could make other files than this computer does: it has {what}",
        hint="install the same versions everywhere, best from the same container image",
    )


@dataclass(eq=False)
class _Lane:
    pool: Pool
    folder: str
    timer: threading.Timer | None = None

    def close(self) -> None:
        self.pool.close()
        shutil.rmtree(self.folder, ignore_errors=True)


@dataclass
class _Lanes:
    """Processes that are ready, by what they were started with."""

    idle: dict[str, list[_Lane]] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def do(self, task: Parcel, items: list[Any], limit: float) -> list[Any]:
        key = f"{task.digest} {limit}"
        lane = self._taken(key) or self._new(task, limit)
        try:
            results = list(lane.pool.do(items))
        except BaseException:
            lane.close()
            raise
        self._put_back(key, lane)
        return results

    def _taken(self, key: str) -> _Lane | None:
        with self.lock:
            idle = self.idle.get(key)
            lane = idle.pop() if idle else None
        if lane and lane.timer:
            lane.timer.cancel()
        return lane

    def _new(self, task: Parcel, limit: float) -> _Lane:
        from distributed import get_worker

        # A nanny makes its workers daemonic, and multiprocessing lets those have no children, lest
        # they be left behind; ours end by themselves.
        current_process()._config["daemon"] = False  # type: ignore[attr-defined]
        # Dask clears up this folder, also after a worker that was killed.
        folder = tempfile.mkdtemp(dir=get_worker().local_directory)
        return _Lane(Pool(task.opened(), limit, 1, folder), folder)

    def _put_back(self, key: str, lane: _Lane) -> None:
        lane.timer = threading.Timer(_IDLE, self._retire, (key, lane))
        lane.timer.daemon = True
        with self.lock:
            self.idle.setdefault(key, []).append(lane)
        lane.timer.start()

    def _retire(self, key: str, lane: _Lane) -> None:
        with self.lock:
            idle = self.idle.get(key, [])
            if lane not in idle:
                return  # at work again
            idle.remove(lane)
            if not idle:
                del self.idle[key]
        lane.close()


_lanes = _Lanes()
