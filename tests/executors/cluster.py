"""A real Dask cluster on loopback: a scheduler and workers, each a process of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.small_workspace import REPOSITORY


class Cluster:
    """Everything it starts is ended by ``close``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.processes: list[subprocess.Popen[str]] = []
        self.scheduler = self._start("scheduler", "--host", "127.0.0.1", "--port", "0")
        self.address = self._said(self.scheduler, r"Scheduler at:\s+(tcp://\S+)")
        self.workers: list[subprocess.Popen[str]] = []

    def worker(self, *arguments: str) -> subprocess.Popen[str]:
        """One more worker, with one thread and no nanny unless ``arguments`` say otherwise."""
        usual = ("--no-nanny",) if "--nanny" not in arguments else ()
        threads = ("--nthreads", "1") if "--nthreads" not in arguments else ()
        place = ("--host", "127.0.0.1", "--local-directory", str(self.folder))
        worker = self._start("worker", self.address, *place, *usual, *threads, *arguments)
        self._said(worker, "(Registered to)")
        self.workers.append(worker)
        return worker

    def kill(self, process: subprocess.Popen[str]) -> None:
        process.kill()
        process.wait()

    def close(self) -> None:
        """Without a word: those that look for their scheduler would do so for a long time."""
        for process in self.processes:
            self.kill(process)
            if process.stdout:
                process.stdout.close()

    def _start(self, role: str, *arguments: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "distributed.cli.dask_" + role, *arguments, "--no-dashboard"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
            cwd=self.folder,
        )
        self.processes.append(process)
        return process

    def _said(self, process: subprocess.Popen[str], pattern: str) -> str:
        """What the process says of itself; what it says later is read and forgotten."""
        assert process.stdout
        lines = []
        for line in process.stdout:
            lines.append(line)
            if found := re.search(pattern, line):
                threading.Thread(target=process.stdout.read, daemon=True).start()
                return found.group(1)
        raise AssertionError("".join(lines))


@contextmanager
def cluster(workers: int = 2) -> Iterator[Cluster]:
    with tempfile.TemporaryDirectory() as folder:
        started = Cluster(Path(folder))
        try:
            for _ in range(workers):
                started.worker()
            yield started
        finally:
            started.close()
