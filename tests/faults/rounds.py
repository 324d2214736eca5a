"""One round: start a build, kill one of its processes, look at what is there, build again."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from leaflets.outputs import output_at
from leaflets.record.database import NAME, Record, record_of
from leaflets.record.deciding import holds
from tests.executors.cluster import Cluster
from tests.small_workspace import LEAFLET, REPOSITORY

Files = Mapping[str, bytes]
PATIENCE = 120
"""Seconds after which a build that does not end has failed."""


class Rounds:
    """``kinds``: what can be killed. Everything happens below ``folder``."""

    kinds = ("worker", "parent", "dask")

    def __init__(self, workspace: Path, folder: Path, cluster: Callable[[], Cluster]) -> None:
        self._workspace, self._folder, self._start_cluster = workspace, folder, cluster
        self._cluster: Cluster | None = None
        self._count = 0
        begun = time.monotonic()
        self.expected = self._undisturbed()
        self._seconds = time.monotonic() - begun

    def round(self, kind: str, chance: random.Random) -> str:
        """Raises AssertionError when anything is not as it must be. Returns what was done."""
        output = self._output()
        scheduler = self._scheduler() if kind == "dask" else ""
        # Processes for a cluster are born anew for each build, and not by fork.
        moment = chance.random() * self._seconds * (2 if scheduler else 1)
        build = self._build(output, scheduler)
        time.sleep(moment)
        victim = self._kill(kind, build, chance)
        self._wait(build)
        done = whole(output, self.expected)
        known = recorded(output)
        assert known <= done
        if victim and kind != "parent":
            assert build.returncode == 0, "a build whose worker is killed must go on"
            assert done == len(self.expected), "a worker that is killed must not cost a file"
        again = self._build(output, scheduler)
        self._wait(again)
        assert again.returncode == 0
        assert files(output) == self.expected
        assert recorded(output) == len(self.expected)
        who = victim or "too late"
        return f"{kind}: {who} after {moment:.2f} s, {done} files, {known} recorded; built again"

    def _kill(self, kind: str, build: subprocess.Popen[bytes], chance: random.Random) -> str:
        """Who was killed; nobody when all was over."""
        if kind == "dask":
            assert self._cluster
            victim = chance.choice(self._cluster.workers)
            self._cluster.workers.remove(victim)
            self._cluster.kill(victim)
            self._cluster.worker()
            return f"Dask worker {victim.pid}"
        while not (pids := [build.pid] if kind == "parent" else children(build.pid)):
            if build.poll() is not None:
                return ""
            time.sleep(0.01)
        pid = chance.choice(pids)
        if build.poll() is not None:
            return ""
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            return ""
        return f"{kind} {pid}"

    def _wait(self, build: subprocess.Popen[bytes]) -> None:
        """Until it, and every process it started, has ended: they share its session."""
        try:
            build.wait(PATIENCE)
            until = time.monotonic() + 5
            while members(build.pid) and time.monotonic() < until:
                time.sleep(0.01)
            assert members(build.pid) == [], "workers must end with their parent"
        finally:
            if build.poll() is None:
                os.killpg(build.pid, signal.SIGKILL)
                build.wait()

    def _undisturbed(self) -> Files:
        output = self._output()
        build = self._build(output, "")
        self._wait(build)
        assert build.returncode == 0
        return files(output)

    def _scheduler(self) -> str:
        self._cluster = self._cluster or self._start_cluster()
        return self._cluster.address

    def _output(self) -> Path:
        self._count += 1
        return self._folder / f"output-{self._count}"

    def _build(self, output: Path, scheduler: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            command(self._workspace, output, scheduler),
            cwd=REPOSITORY,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )


def command(workspace: Path, output: Path, scheduler: str) -> list[str]:
    """What a person would type."""
    workers = ["--executor", "dask", "--scheduler", scheduler] if scheduler else ["--jobs", "2"]
    forms = ["--paper", "a4", "--paper", "letter", "--profile", "screen", "--profile", "office"]
    places = ["-w", str(workspace), "-o", str(output)]
    return [sys.executable, "-m", "leaflets", "build", LEAFLET, *forms, *places, *workers]


def files(output: Path) -> Files:
    """Name -> what is in it, of all files, hidden ones too, but for the record."""
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in output.rglob("*")
        if path.is_file() and not path.name.startswith(NAME)
    }


def recorded(output: Path) -> int:
    """How many PDFs the record knows. Raises AssertionError when one is not as it says."""
    if not record_of(output).exists():
        return 0
    with Record(record_of(output), writing=False) as record:
        entries = list(record.entries())
        place = output_at(output)
        assert all(holds(entry, place) for entry in entries), "the record does not agree"
    return len(entries)


def whole(output: Path, expected: Files) -> int:
    """How many PDFs are there. Raises AssertionError when one is not whole, or something else is
    there but temporary files."""
    there = files(output)
    pdfs = {name: data for name, data in there.items() if not name.endswith(".part")}
    assert pdfs.items() <= expected.items(), "a file is there that is not whole, or nobody's"
    return len(pdfs)


def children(pid: int) -> list[int]:
    """Processes whose parent is ``pid``."""
    return _listed("--ppid", pid)


def members(session: int) -> list[int]:
    """Processes of a session."""
    return _listed("-s", session)


def _listed(option: str, number: int) -> list[int]:
    asked = ["ps", "-o", "pid=,stat=", option, str(number)]
    said = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    rows = (line.split() for line in said.splitlines())
    return [int(pid) for pid, state, *_ in rows if "Z" not in state]
