"""Taking the time: processor and wall, in this process and in children."""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.workspace import REPOSITORY


@dataclass(frozen=True, slots=True)
class Taken:
    """Milliseconds of processor and of the clock, one entry per leaflet or process."""

    cpu: tuple[float, ...]
    wall: tuple[float, ...]

    def cpu_median(self) -> float:
        return statistics.median(self.cpu)

    def wall_median(self) -> float:
        return statistics.median(self.wall)


def joined(parts: Sequence[Taken]) -> Taken:
    """All entries of several rounds."""
    return Taken(
        tuple(x for part in parts for x in part.cpu), tuple(x for part in parts for x in part.wall)
    )


def each(build: Callable[[int], bytes], numbers: Sequence[int]) -> tuple[Taken, list[bytes]]:
    """Build every number, timed one by one."""
    cpu, wall, made = [], [], []
    for number in numbers:
        started, clock = time.process_time(), time.perf_counter()
        made.append(build(number))
        cpu.append((time.process_time() - started) * 1000)
        wall.append((time.perf_counter() - clock) * 1000)
    return Taken(tuple(cpu), tuple(wall)), made


def processes(commands: Mapping[str, Sequence[str]], runs: int, folder: Path) -> dict[str, Taken]:
    """Run the commands in turn, ``runs`` times, after once for the bytecode; all must work."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPATH"] = str(REPOSITORY)
    cpu: dict[str, list[float]] = {name: [] for name in commands}
    wall: dict[str, list[float]] = {name: [] for name in commands}
    for run in range(runs + 1):
        for name, command in commands.items():
            before, clock = used(resource.RUSAGE_CHILDREN), time.perf_counter()
            subprocess.run(command, check=True, cwd=folder, env=environment, capture_output=True)
            elapsed = time.perf_counter() - clock
            if run:  # the first one may have compiled modules
                cpu[name].append((used(resource.RUSAGE_CHILDREN) - before) * 1000)
                wall[name].append(elapsed * 1000)
    return {name: Taken(tuple(cpu[name]), tuple(wall[name])) for name in commands}


def used(*who: int) -> float:
    """Seconds of processor time of this process (``RUSAGE_SELF``), of all that it has started and
    that have ended (``RUSAGE_CHILDREN``); of both if nothing is said."""
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(one.ru_utime + one.ru_stime for one in map(resource.getrusage, who or both))


def child(module: str, *arguments: object) -> Any:
    """What a module of the benchmark prints as JSON in a process of its own."""
    command = [sys.executable, "-m", f"benchmarks.{module}", *map(str, arguments)]
    run = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=REPOSITORY)
    return json.loads(run.stdout)


def resident(peak: bool = False) -> float:
    """Resident memory in MiB, now or at its most (Linux; 0 elsewhere). Not from ``getrusage``: a
    child starts with its parent's maximum there."""
    wanted = "VmHWM" if peak else "VmRSS"
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(x.split()[1]) / 1024 for x in lines if x.startswith(wanted)), 0.0)
