"""Many forms: looked at in several processes, recorded line by line, gone on with, summed up."""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from leaflets import clock
from leaflets.conformance import Failure
from tests.end_to_end.conftest import long_ago
from tests.end_to_end.jobs import TODAY
from tests.forms.combinations import Combination, jobs_of
from tests.forms.looking import looked_at


class Task(NamedTuple):
    """``place``: in the list of all; ``every_leaflet``: or one that suits; ``folder``: PDFs are
    left there; ``sound``: digests of files in which nothing was found before."""

    place: int
    combination: Combination
    every_leaflet: bool = False
    folder: Path | None = None
    sound: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return " ".join(self.combination)


def on_a_certain_day() -> None:
    """Nothing is overdue, today or when this is run again."""
    os.environ["SOURCE_DATE_EPOCH"] = TODAY
    clock.now = long_ago


def done(task: Task) -> dict[str, Any]:
    """A line of the record: files made with their digests, codes of refusals, faults."""
    files, digests, faults, refused = [], [], [], Counter[str]()
    for job in jobs_of(task.combination, task.place):
        looked = looked_at(job, task.sound)
        refused.update(looked.refused)
        faults += [f"{job}: {fault}" for fault in looked.faults]
        if looked.pdf:
            files.append(str(job))
            digests.append(looked.digest)
            if task.folder and looked.digest not in task.sound:
                (task.folder / f"{looked.digest}.pdf").write_bytes(looked.pdf)
        if not looked.refused and not task.every_leaflet:
            break
    return {
        "form": task.name, "files": files, "digests": digests, "refused": refused, "faults": faults,
    }  # fmt: skip


def recorded(path: Path) -> dict[str, dict[str, Any]]:
    """What an earlier run found, by form. A line that was cut off counts for nothing."""
    return {entry["form"]: entry for entry in _entries(path) if "form" in entry}


def conforming(path: Path) -> frozenset[str]:
    """Digests of files that veraPDF found nothing in."""
    return frozenset(one for entry in _entries(path) for one in entry.get("conforming", ()))


def _entries(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text("utf-8").splitlines() if path.exists() else ():
        with contextlib.suppress(ValueError):
            yield json.loads(line)


def run(
    tasks: Iterable[Task],
    record: Path,
    processes: int = 1,
    after: Callable[[Iterable[str]], None] | None = None,
    changed: bool = False,
) -> Iterator[dict[str, Any]]:
    """Look at all that the record does not hold, and write that into it. ``after``: called after
    each, with the digests of its files. ``changed``: all are made, and files that are not as they
    were are looked at again."""
    known, valid = recorded(record), conforming(record)
    if changed:
        left = [
            task._replace(sound=sound(known.get(task.name), valid if task.folder else None))
            for task in tasks
        ]
    else:
        left = [task for task in tasks if task.name not in known]
    with record.open("a", encoding="utf-8") as file, _pool(processes) as pool:
        if file.tell():
            file.write("\n")  # the last line may have been cut off
        for entry in pool.imap_unordered(done, left):
            file.write(json.dumps(entry, ensure_ascii=False) + "\n")
            file.flush()
            if after:
                after(entry["digests"])
            yield entry


def sound(entry: Mapping[str, Any] | None, valid: Collection[str] | None = None) -> tuple[str, ...]:
    """Digests of a line of the record without faults; of those, where ``valid`` is given, the ones
    in it."""
    digests = entry["digests"] if entry and not entry["faults"] else ()
    return tuple(digest for digest in digests if valid is None or digest in valid)


def _pool(processes: int) -> Any:
    """A process is ended after a while: caches of 8,000 leaflets are of no use."""
    spawn = multiprocessing.get_context("spawn")
    return spawn.Pool(processes, on_a_certain_day, maxtasksperchild=200)


class Conformance:
    """veraPDF for the files in a folder, many in one run of Java; they are deleted after that, and
    the record gets the digests, by which they are called, of those that conform."""

    BATCH = 100

    def __init__(
        self, folder: Path, record: Path, validate: Callable[[list[Path]], list[Failure]]
    ) -> None:
        self.folder, self.checked = folder, 0
        self.failures: list[Failure] = []
        self._waiting: list[Path] = []
        self._record, self._validate = record, validate

    def when_enough(self, digests: Iterable[str]) -> None:
        """Those that the record has got, when they are so many that Java is worth its start. Others
        are being made meanwhile: they wait, or Java would get more and more at once."""
        self._waiting += [self.folder / f"{digest}.pdf" for digest in digests]
        if len(self._waiting) >= self.BATCH:
            self.all()

    def all(self) -> None:
        """What waits."""
        files, self._waiting = sorted({path for path in self._waiting if path.exists()}), []
        if files:
            failures = self._validate(files)
            self.failures += failures
            self.checked += len(files)
            good = {file.stem for file in files} - {failure.path.stem for failure in failures}
            with self._record.open("a", encoding="utf-8") as file:
                file.write(json.dumps({"conforming": sorted(good)}) + "\n")
        for path in files:
            path.unlink()


def summary(entries: Iterable[dict[str, Any]]) -> str:
    """Counts, and each fault on a line."""
    found = list(entries)
    refused = Counter[str]()
    for entry in found:
        refused.update(entry["refused"])
    faults = [fault for entry in found for fault in entry["faults"]]
    files = sum(len(entry["files"]) for entry in found)
    nobody = [entry["form"] for entry in found if not entry["files"] and not entry["faults"]]
    forms = Counter(" for ".join(form.split()[0:3:2]) for form in nobody)
    lines = [
        *(f"FAULT {' '.join(fault.split())}" for fault in faults),
        f"{len(found)} forms, {files} files made and read back, {len(faults)} faults",
        f"{len(nobody)} forms suit no leaflet:",
        *(f"  {count:5} {form}" for form, count in forms.most_common()),
        "leaflets refused in a form:",
        *(f"  {count:5} {code}" for code, count in refused.most_common()),
    ]
    return "\n".join(lines)
