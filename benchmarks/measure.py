"""Taking the time: processor and wall, in this process and in children."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


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


def processes(command: Sequence[str], runs: int, folder: Path) -> Taken:
    """Run ``command`` several times, after once for the bytecode. Raises if it fails."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPATH"] = str(Path(__file__).parents[1])
    cpu, wall = [], []
    for run in range(runs + 1):
        before, clock = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(command, check=True, cwd=folder, env=environment, capture_output=True)
        elapsed, after = time.perf_counter() - clock, resource.getrusage(resource.RUSAGE_CHILDREN)
        if run:  # the first one may have compiled modules
            used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            cpu.append(used * 1000)
            wall.append(elapsed * 1000)
    return Taken(tuple(cpu), tuple(wall))


def resident(peak: bool = False) -> float:
    """Resident memory in MiB, now or at its most (Linux; 0 elsewhere). Not from ``getrusage``: a
    child starts with its parent's maximum there."""
    wanted = "VmHWM" if peak else "VmRSS"
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(x.split()[1]) / 1024 for x in lines if x.startswith(wanted)), 0.0)
