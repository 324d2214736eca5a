"""What ``leaflets build`` does: from what was typed to the last word about it."""

from __future__ import annotations

import hashlib
import itertools
import os
import time
from collections import Counter
from collections.abc import Generator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from leaflets import clock
from leaflets.commands._asking import Asked, ask
from leaflets.commands._heard import Heard
from leaflets.commands._leftovers import leftovers_found, leftovers_of, no_zips
from leaflets.commands._places import check_places
from leaflets.commands._report import has_errors
from leaflets.commands._telling import (
    JsonLines,
    Lines,
    Quiet,
    print_plan,
    print_up_to_date,
)
from leaflets.commands._wanted import Wanted
from leaflets.model.job import HTML_EDITION
from leaflets.model.reach import Reach
from leaflets.outputs import Output, output_at
from leaflets.outputs.folder import Folder
from leaflets.problems import ExitCode, LeafletsError, Problem
from leaflets.record.database import Record, record_of
from leaflets.record.ground import Ground, survey
from leaflets.record.key import state_folder
from leaflets.record.quick import quick, remember
from leaflets.workspace import default_output, find_workspace

if TYPE_CHECKING:
    from leaflets.batch import Outcome
    from leaflets.batch.incremental import Incremental
    from leaflets.batch.report import Ending, Run
    from leaflets.batch.rows import Rows
    from leaflets.executors import Executor

TIME_LIMIT = 60.0
"""Seconds for one leaflet, in a process that can be ended."""
FEW = 8
"""Up to so many leaflets, no other processes are started: it takes as long as to make them."""


def build(wanted: Wanted) -> ExitCode:
    """Raises LeafletsError with what keeps all of it from being done."""
    wanted.check()
    root = find_workspace(wanted.workspace)
    output = output_at(wanted.output or default_output(root))
    check_places(wanted, root, output)
    report = None
    if wanted.report and not wanted.plan:
        from leaflets.commands._run_report import check_target

        report = check_target(wanted.report)
    # What is not there yet is only made when it is known that there is something to put into it.
    there = not isinstance(output, Folder) or os.path.exists(output.root)  # noqa: PTH110
    looking = wanted.plan or not there
    with ExitStack() as opened:
        record = opened.enter_context(_record(wanted, output, writing=not looking))
        # Both before what they are about is read.
        ground, command = survey(record, root, wanted.font_dir), wanted.command()
        if wanted.may_be_quick and not looking:
            count = quick(record, command, ground, output)
            if count is not None:
                print_up_to_date(count, wanted.quiet, HTML_EDITION not in wanted.profile)
                return ExitCode.DONE
        asked = ask(wanted, root, output)
        building = _Building(wanted, output, ground, command, asked, report)
        if wanted.plan:
            return building.plan(record)
        if looking:
            record.close()
            record = opened.enter_context(_record(wanted, output, writing=True))
        return building.make(record)


def _record(wanted: Wanted, output: Output, writing: bool) -> Record:
    """Open the record of an output, which is made if need be."""
    if writing:
        output.prepare()
    folder = output.root if isinstance(output, Folder) else None
    place, own = _record_place(wanted, output)
    return Record(place, own=own, writing=writing, output=folder)


def _record_place(wanted: Wanted, output: Output) -> tuple[Path, bool]:
    """Where the record is, and whether nobody has said so."""
    if wanted.record:
        return wanted.record, False
    if isinstance(output, Folder):
        return record_of(output.root), True
    name = hashlib.sha256(str(output.place(PurePosixPath("x"))).encode()).hexdigest()[:32]
    folder = state_folder() / "records"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder / f"{name}.sqlite", True


@dataclass(slots=True)
class _Building:
    """One run. ``command``: as ``Wanted.command`` said before the order file was read;
    ``problems``: all that was found, and how often."""

    wanted: Wanted
    output: Output
    ground: Ground
    command: str
    asked: Asked
    report: Path | None
    problems: Counter[Problem] = field(default_factory=Counter)
    workers: tuple[str, int] = ("serial", 1)

    def plan(self, record: Record) -> ExitCode:
        """Say what would be made."""
        batch = self._batch(record)
        found = (batch.decisions(), leftovers_found(batch))
        problems = (*self.asked.refused, *self.asked.problems)
        print_plan(*found, self.output, problems, self.wanted.json_lines)
        return ExitCode.PROBLEMS if has_errors(problems) else ExitCode.DONE

    def make(self, record: Record) -> ExitCode:
        """Make what is not up to date, and tell of it."""
        self.problems.update((*record.problems, *self.asked.problems))
        teller = self._teller(len(self.asked.orders))
        teller.begin(self.asked.refused)
        return self._run(self._batch(record), teller)

    def _batch(self, record: Record) -> Incremental:
        from leaflets.batch.incremental import Incremental
        from leaflets.record.leftovers import source_of
        from leaflets.record.parts import Fingerprints

        asked, wanted = self.asked, self.wanted
        fingerprints = Fingerprints(asked.library, self.ground, wanted.terms, record.key)
        source = source_of(wanted.orders, record.key)
        return Incremental(
            asked.library, asked.orders, self.output, record, fingerprints, source, wanted.force
        )

    def _teller(self, total: int) -> Heard:
        if self.wanted.json_lines:
            return Heard(JsonLines(total, self._where()))
        return Heard(Quiet() if self.wanted.quiet else Lines(total))

    def _where(self) -> str:
        return str(self.output.place(PurePosixPath()))

    def _executor(self, count: int) -> Executor:
        """Who makes so many."""
        from leaflets.executors import Options, cores, executor

        jobs = self.wanted.jobs or 0
        name = self.wanted.executor
        if name is None:
            alone = (jobs == 1 or (count <= FEW and not jobs)) and not self.wanted.time_limit
            local = self.output.reach is Reach.PROCESS
            name = "serial" if alone or local else "processes"
        if name == "processes":
            jobs = min(jobs or cores(), max(1, count))
        self.workers = (name, 0 if name == "dask" else max(1, jobs))
        return executor(name, Options(jobs, self.wanted.scheduler or ""))

    def _run(self, batch: Incremental, teller: Heard) -> ExitCode:
        from leaflets.batch.report import Run
        from leaflets.batch.rows import Row, Rows

        started, wall, processor = clock.now(), time.monotonic(), _processor()
        with Rows() as rows:
            ending = self._make(batch, rows, teller)
            for order in batch.orders[len(rows) :]:
                rows.add(Row.not_done(order))
            for path, earlier in self.asked.broken.items():
                teller.file(path, earlier)
            try:
                self._finish(batch, rows, teller, ending)
            except KeyboardInterrupt:
                ending = "interrupted"
            name, workers = self.workers
            spent = _processor() - processor
            run = Run(
                self._where(), started, clock.now(), time.monotonic() - wall, spent, name, workers,
                ending,
            )  # fmt: skip
            self._write_report(run, rows)
            teller.end(run, rows.totals, self.problems.elements(), len(self.asked.broken))
            if ending == "interrupted":
                return ExitCode.INTERRUPTED
            bad = rows.totals.status["refused"] or has_errors(self.problems)
            bad = bad or bool(self.asked.refused)
            return ExitCode.PROBLEMS if bad or ending == "stopped" else teller.code

    def _write_report(self, run: Run, rows: Rows) -> None:
        """With every row of an order file that nothing was made of."""
        if self.report is None:
            return
        from leaflets.commands._run_report import write

        rows_refused = self.asked.file.refused if self.asked.file else ()
        try:
            write(self.report, run, rows, itertools.chain(rows_refused, self.problems))
        except LeafletsError as error:
            self.problems.update(error.problems)

    def _make(self, batch: Incremental, rows: Rows, teller: Heard) -> Ending:
        """Make what is not up to date, and tell of it as it comes."""
        from leaflets.batch.rows import Row

        papers = batch.library.papers
        versions = {name: recipe.version for name, recipe in batch.library.leaflets.items()}
        try:
            with closing(self._outcomes(batch)) as outcomes:
                for outcome in () if teller.silenced else outcomes:
                    job = outcome.job
                    row = Row.of(outcome, versions.get(job.leaflet, ""), papers.get(job.paper))
                    rows.add(row)
                    self.problems.update(tuple(dict.fromkeys(outcome.problems)))
                    teller.step(outcome, row)
                    if teller.silenced:
                        break
        except KeyboardInterrupt:
            return "interrupted"
        except LeafletsError as error:  # what has been made until now is told all the same
            self.problems.update(error.problems)
            return "stopped"
        return "finished" if len(rows) == len(batch.orders) else "stopped"

    def _outcomes(self, batch: Incremental) -> Generator[Outcome, None, None]:
        from leaflets import batch as batches

        wanted = self.wanted
        build = batches.builder(
            wanted.font_dir, final=wanted.final, allow_mixed=wanted.allow_mixed,
            condition=self.asked.condition,
        )  # fmt: skip
        limit = wanted.time_limit or TIME_LIMIT
        return batch.run(build, self._executor, limit, not wanted.keep_going)

    def _finish(self, batch: Incremental, rows: Rows, teller: Heard, ending: Ending) -> None:
        """After all orders: what nobody asks for any more, zips, and what the next run need not
        look at."""
        from leaflets.batch.side_cars import SideCars
        from leaflets.batch.zips import make_zips

        cars = SideCars(batch.library, self.output, self.wanted.base_url or "")
        if ending != "finished":
            cars.forget(rows)
            self.problems.update([*cars.problems, *([no_zips()] if self.wanted.packed else [])])
            return
        for gone in leftovers_of(batch, self.wanted.prune):
            if isinstance(gone, Problem):
                self.problems.update([gone])
            else:
                for path in (gone.path, *cars.take_away(PurePosixPath(gone.path))):
                    teller.removed(str(path))
        (cars.make if self.wanted.side_cars else cars.forget)(rows)
        self.problems.update(cars.problems)
        if self.wanted.packed:
            for made in make_zips(rows, self.wanted.packed, self.output):
                self.problems.update(made.problems)
                teller.zip(made)
        clean = not self.problems and not rows.totals.status["refused"]
        # An order file that has changed meanwhile asks for what nobody has looked at.
        if clean and not self.asked.refused and self.wanted.command() == self.command:
            paths = (str(order.path) for order in batch.orders)
            remember(batch.record, self.command, self.ground, self.output, paths)


def _processor() -> float:
    """Seconds, of this process and of workers that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
