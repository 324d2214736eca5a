"""Many leaflets to files, on all processors: ours through ``batch.run``, the peers in a pool."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import measure
from benchmarks.peers import PEERS, installed, peer
from benchmarks.rows import Row
from benchmarks.workspace import WARNING_SIGNS, job
from leaflets.batch import run
from leaflets.executors.processes import Processes
from leaflets.stages.load import load

COUNTS = {"weasy": 60, "fpdf2": 60}
"""Leaflets for slow peers."""


def batch(folder: Path, count: int, processes: int) -> list[Row]:
    """``folder``: a workspace with ``count`` clinics, and the instances of fonts."""
    rows = [_ours(folder, language, count, processes) for language in ("en-GB", "ar")]
    stories = measure.child("story", folder, WARNING_SIGNS, "en-GB", count)
    for name in installed():
        number = min(count, COUNTS.get(name, count))
        rows.append(_theirs(name, folder, stories[:number], processes))
    return rows


def _ours(folder: Path, language: str, count: int, processes: int) -> Row:
    """From the library as it is loaded to the last file; workers start in that time."""
    output = folder / f"batch-{language}"
    library = load(folder)
    jobs = [job(WARNING_SIGNS, language, number) for number in range(count)]

    def work() -> int:
        outcomes = list(run(library, jobs, output, executor=Processes(processes)))
        refused = [outcome for outcome in outcomes if outcome.status != "written"]
        if refused:
            raise SystemExit(f"not written: {refused[0]}")
        return round(sum(outcome.size for outcome in outcomes) / count)

    title = {"en-GB": "English", "ar": "Arabic"}[language]
    return _timed(f"leaflets, {title}, {processes} processes", count, work, output)


def _theirs(name: str, folder: Path, stories: Sequence[object], processes: int) -> Row:
    output = folder / f"batch-{name}"
    output.mkdir()

    def work() -> int:
        arguments = (name, folder, output)
        with multiprocessing.get_context("fork").Pool(processes, _open, arguments) as pool:
            sizes = pool.map(_write, list(enumerate(stories)), chunksize=8)
            pool.close()
            pool.join()  # so that its processor time is counted
        return round(sum(sizes) / len(sizes))

    return _timed(f"{PEERS[name][1]}, English", len(stories), work, output)


def _timed(what: str, count: int, work: Callable[[], int], output: Path) -> Row:
    clock, before = time.perf_counter(), measure.used()
    size = work()
    wall, cpu = time.perf_counter() - clock, measure.used() - before
    shutil.rmtree(output)
    return Row(what, cpu / count * 1000, wall / count * 1000, size=size, rate=count / wall)


_make: Callable[[object], bytes]
_prepared: Callable[[object], object]
_output: Path


def _open(name: str, folder: Path, output: Path) -> None:
    """In each process of a pool: fonts are opened once."""
    global _make, _prepared, _output
    module = peer(name)
    _make = module.ready(folder, "NotoSans")
    _prepared = module.prepared  # type: ignore[assignment]
    _output = output


def _write(numbered: tuple[int, object]) -> int:
    number, story = numbered
    pdf = _make(_prepared(story))
    path = _output / f"{number}.pdf"
    temporary = path.with_suffix(".part")
    with temporary.open("wb") as file:  # whole or not at all, as ours
        file.write(pdf)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    return len(pdf)
