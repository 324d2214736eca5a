"""``python -m benchmarks.scale``: 10,000 real leaflets from the command line, as for a network of
clinics; then again with nothing to do, and after one phone number has changed.

The last lines are arithmetic: what 450,000 would take at the measured cost of each.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.workspace import REPOSITORY, clinic, make_workspace

LANGUAGES = ("en-GB", "es", "ar", "hi")
LEAFLETS = 5
"""Of the sample library."""
NETWORK = 450_000
"""500 clinics, 20 leaflets, 15 languages, 3 forms."""


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds, and the most memory of one process (MiB)."""

    wall: float
    cpu: float
    memory: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("--clinics", type=int, default=500)
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    wanted = parser.parse_args()
    count = wanted.clinics * LEAFLETS * len(LANGUAGES)
    with tempfile.TemporaryDirectory() as name:
        folder = make_workspace(Path(name), wanted.clinics)
        for sample in ("riverbank-sample", "prairie-sample"):
            for file in (folder / "content").rglob(f"*{sample}*"):
                if file.suffix != ".svg":  # logos of all
                    file.unlink()
        command = [
            sys.executable, "-m", "leaflets", "build", "-w", str(folder), "-q",
            "--jobs", str(wanted.jobs), *(word for tag in LANGUAGES for word in ("-l", tag)),
        ]  # fmt: skip
        made = _told(f"{count:,} leaflets, {wanted.jobs} processes", command)
        _told("the same command again: nothing to do", command)
        one = folder / "content" / "clinics" / f"{clinic(7)}.yaml"
        one.write_text(re.sub(r"(?m)^phone: .*", "phone: 020 7946 0999", one.read_text("utf-8")))
        _told(f"after one phone number has changed: {LEAFLETS * len(LANGUAGES)} leaflets", command)
        _told("a plan of all of them", [*command, "--plan", "--force"])
    each = made.cpu / count
    print(f"\n{NETWORK:,} leaflets at {each * 1000:.1f} ms of processor time each:")
    for cores in (2, 16, 64, 256):
        print(f"  {cores:4} processors: {NETWORK * each / cores / 60:,.1f} minutes")


def _told(what: str, command: list[str]) -> Spent:
    started, clock = os.times(), time.monotonic()
    run = subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.DEVNULL)
    most = 0.0
    while run.poll() is None:
        most = max(most, _memory(run.pid))
        time.sleep(0.05)
    if run.returncode:
        raise SystemExit(f"{what}: the command ended with {run.returncode}")
    ended = os.times()
    cpu = ended.children_user + ended.children_system
    cpu -= started.children_user + started.children_system
    spent = Spent(time.monotonic() - clock, cpu, most)
    print(
        f"{what:55} {spent.wall:8.2f} s, {spent.cpu:8.2f} s of the processor, "
        f"largest process {spent.memory:.0f} MiB",
        flush=True,
    )
    return spent


def _memory(pid: int) -> float:
    """The largest of a process and its children (Linux; 0 elsewhere)."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    try:
        pids = [str(pid), *children.read_text("utf-8").split()]
        texts = [Path(f"/proc/{one}/status").read_text("utf-8") for one in pids]
    except OSError:
        return 0.0
    found = [
        int(found[1]) / 1024 for text in texts if (found := re.search(r"VmRSS:\s+(\d+)", text))
    ]
    return max(found, default=0.0)


if __name__ == "__main__":
    main()
