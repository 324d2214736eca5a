"""What ``leaflets build`` does: from what was typed to the last word about it."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from leaflets import clock
from leaflets.commands._report import has_errors
from leaflets.commands._telling import (
    JsonLines,
    Lines,
    Quiet,
    Teller,
    print_plan,
    print_up_to_date,
)
from leaflets.outputs import Output, output_at
from leaflets.outputs.folder import Folder
from leaflets.problems import ExitCode, LeafletsError, Problem, Severity, Where
from leaflets.record.database import Record, record_of
from leaflets.record.ground import Ground, survey
from leaflets.record.key import state_folder
from leaflets.record.quick import quick, remember
from leaflets.workspace import default_output, find_workspace

if TYPE_CHECKING:
    from leaflets.batch import Outcome
    from leaflets.batch.incremental import Incremental
    from leaflets.batch.report import Ending
    from leaflets.batch.rows import Rows
    from leaflets.executors import Executor
    from leaflets.model.library import Library
    from leaflets.model.order import Order
    from leaflets.orders import OrderFile
    from leaflets.selection import Selection

FEW = 8
"""Up to so many leaflets, no other processes are started: it takes as long as to make them."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was typed, by the names of arguments and options (``packed``: of ``--zip``)."""

    leaflet: tuple[str, ...]
    language: tuple[str, ...]
    clinic: tuple[str, ...]
    bilingual: str | None
    layout: tuple[str, ...]
    paper: tuple[str, ...]
    profile: tuple[str, ...]
    final: bool
    allow_mixed: bool
    font_dir: tuple[Path, ...]
    output: str | None
    workspace: Path | None
    orders: Path | None
    file_name: str | None
    plan: bool
    force: bool
    keep_going: bool
    prune: bool
    packed: Literal["clinic", "language"] | None
    report: str | None
    jobs: int | None
    executor: str | None
    scheduler: str | None
    time_limit: float
    record: Path | None
    quiet: bool
    json_lines: bool

    @property
    def selection(self) -> Selection:
        """What was asked for by name."""
        from leaflets.selection import Selection

        return Selection(
            self.leaflet, self.language, self.clinic, self.layout, self.paper, self.profile,
            self.bilingual,
        )  # fmt: skip

    @property
    def terms(self) -> str:
        """On which terms, in words, for fingerprints."""
        return f"final={self.final} allow-mixed={self.allow_mixed}"

    @property
    def may_be_quick(self) -> bool:
        """Whether nothing is asked for but that PDFs be up to date."""
        more = (self.plan, self.force, self.prune, self.packed, self.report, self.json_lines)
        return not any(more)

    def command(self) -> str:
        """Everything that decides what is asked for; an order file by what it holds."""
        names = ("leaflet", "language", "clinic", "bilingual", "layout", "paper", "profile")
        said = {name: getattr(self, name) for name in (*names, "file_name")}
        rows = ""
        if self.orders:
            try:
                with self.orders.open("rb") as file:
                    rows = hashlib.file_digest(file, "sha256").hexdigest()
            except OSError:
                rows = "unreadable"  # told when it is read
        return json.dumps([said, self.terms, str(self.orders or ""), rows])


def build(wanted: Wanted) -> ExitCode:
    """Raises LeafletsError with what keeps all of it from being done."""
    _check(wanted)
    report = None
    if wanted.report:
        from leaflets.commands._run_report import check_target

        report = check_target(wanted.report)
    root = find_workspace(wanted.workspace)
    output = output_at(wanted.output or default_output(root))
    if not wanted.plan:
        output.prepare()
    place, own = _record_place(wanted, output)
    folder = output.root if isinstance(output, Folder) else None
    with Record(place, own=own, writing=not wanted.plan, output=folder) as record:
        ground = survey(record, root, wanted.font_dir)
        if wanted.may_be_quick:
            count = quick(record, wanted.command(), ground, output)
            if count is not None:
                print_up_to_date(count, wanted.quiet)
                return ExitCode.DONE
        return _Building(wanted, root, output, record, ground, report)()


def _check(wanted: Wanted) -> None:
    """Raises LeafletsError for options that make no sense together."""
    found = []
    picked = ("leaflet", "language", "clinic", "bilingual", "layout", "paper", "profile")
    if wanted.orders and (said := [name for name in picked if getattr(wanted, name)]):
        message = f"an order file says what to make; {', '.join(said)} cannot be picked as well"
        hint = "take out the rows that you do not want, or leave --orders out"
        found.append(Problem("usage/orders-and-more", message, hint=hint))
    if wanted.file_name and not wanted.orders:
        hint = "give an order file with --orders, or leave --file-name out"
        found.append(Problem("usage/file-name", "--file-name is for order files", hint=hint))
    if wanted.quiet and wanted.json_lines:
        hint = "leave one of them out"
        found.append(
            Problem("usage/quiet", "--quiet and --json-lines exclude each other", hint=hint)
        )
    if wanted.scheduler and wanted.executor != "dask":
        hint = "write --executor dask as well"
        found.append(Problem("usage/scheduler", "--scheduler is for a cluster", hint=hint))
    if found:
        raise LeafletsError(*found)


def _record_place(wanted: Wanted, output: Output) -> tuple[Path, bool]:
    """Where the record is, and whether nobody has said so."""
    if wanted.record:
        return wanted.record, False
    if isinstance(output, Folder):
        return record_of(output.root), True
    from pathlib import PurePosixPath

    name = hashlib.sha256(str(output.place(PurePosixPath("x"))).encode()).hexdigest()[:32]
    folder = state_folder() / "records"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder / f"{name}.sqlite", True


@dataclass(slots=True)
class _Building:
    """One run. ``problems``: all that was found; ``leftovers`` are among them."""

    wanted: Wanted
    root: Path
    output: Output
    record: Record
    ground: Ground
    report: Path | None
    problems: dict[Problem, int] = field(default_factory=dict)
    workers: tuple[str, int] = ("serial", 1)

    def __call__(self) -> ExitCode:
        from leaflets.batch.incremental import Incremental
        from leaflets.record.leftovers import source_of
        from leaflets.record.parts import Fingerprints
        from leaflets.stages.load import load

        library = load(self.root)
        self._note(self.record.problems)
        orders, broken, file = self._orders(library)
        fingerprints = Fingerprints(library, self.ground, self.wanted.terms, self.record.key)
        source = source_of(self.wanted.orders, self.record.key)
        batch = Incremental(
            library, orders, self.output, self.record, fingerprints, source, self.wanted.force
        )
        if self.wanted.plan:
            return self._plan(batch)
        teller = self._teller(len(orders))
        teller.begin(file.problems if file else ())
        return self._run(batch, teller, broken, file)

    def _note(self, problems: Sequence[Problem]) -> None:
        """Count problems: several leaflets may have the same, through a block they share."""
        for problem in problems:
            self.problems[problem] = self.problems.get(problem, 0) + 1

    def _repeated(self) -> Iterator[Problem]:
        """Each problem as often as it was found."""
        return itertools.chain.from_iterable(
            itertools.starmap(itertools.repeat, self.problems.items())
        )

    def _orders(
        self, library: Library
    ) -> tuple[Sequence[Order], dict[Path, int], OrderFile | None]:
        """What is asked for; broken files that no order can stand for, with how many earlier PDFs
        they have; and the order file, if there is one."""
        from leaflets import batch
        from leaflets.model.order import Order
        from leaflets.selection import Selection

        if self.wanted.orders:
            from leaflets.orders import read_orders

            file = read_orders(self.wanted.orders, library, self.wanted.file_name)
            names = tuple(dict.fromkeys(order.job.leaflet for order in file.orders))
            clinics = tuple(dict.fromkeys(order.job.clinic for order in file.orders))
            selection = Selection(names or ("",), clinics=clinics)
            self._note(batch.standing_problems(library, selection))
            return file.orders, {}, file
        selection = self.wanted.selection
        jobs = batch.plan(library, selection)
        self._note(batch.standing_problems(library, selection))
        self._note(batch.left_out(library, jobs))
        root = self.output.root if isinstance(self.output, Folder) else None
        broken = {
            path: len(batch.earlier_pdfs(root, path)) if root else 0
            for path in batch.unusable(library, selection)
        }
        return [Order.of(job) for job in jobs], broken, None

    def _plan(self, batch: Incremental) -> ExitCode:
        decisions = batch.decisions()
        print_plan(decisions, self.output, self.problems, self.wanted.json_lines)
        return ExitCode.PROBLEMS if has_errors(self.problems) else ExitCode.DONE

    def _teller(self, total: int) -> Teller:
        if self.wanted.json_lines:
            return JsonLines(total, self._where())
        return Quiet() if self.wanted.quiet else Lines(total)

    def _where(self) -> str:
        from pathlib import PurePosixPath

        return str(self.output.place(PurePosixPath()))

    def _executor(self, count: int) -> Executor:
        """Who makes so many."""
        from leaflets.executors import Options, cores, executor

        jobs = self.wanted.jobs or 0
        name = self.wanted.executor
        if name is None:
            alone = jobs == 1 or (count <= FEW and not jobs)
            local = getattr(self.output, "local_to_process", False)
            name = "serial" if alone or local else "processes"
        if name == "processes":
            jobs = min(jobs or cores(), max(1, count))
        self.workers = (name, 0 if name == "dask" else max(1, jobs))
        return executor(name, Options(jobs, self.wanted.scheduler or ""))

    def _run(
        self,
        batch: Incremental,
        teller: Teller,
        broken: dict[Path, int],
        file: OrderFile | None,
    ) -> ExitCode:
        from leaflets.batch.report import Run
        from leaflets.batch.rows import Row, Rows

        started, wall, processor = clock.now(), time.monotonic(), _processor()
        with Rows() as rows:
            ending = self._make(batch, rows, teller)
            for order in batch.orders[len(rows) :]:
                rows.add(Row.not_done(order))
            for path, earlier in broken.items():
                teller.file(path, earlier)
            if ending == "finished":
                self._finish(batch, rows, teller, file)
            name, workers = self.workers
            spent = _processor() - processor
            run = Run(
                self._where(), started, clock.now(), time.monotonic() - wall, spent, name, workers,
                ending,
            )  # fmt: skip
            refused = (*(file.refused if file else ()),)
            if self.report:
                from leaflets.commands._run_report import write

                write(self.report, run, rows, (*refused, *self.problems))
            teller.end(run, rows.totals, self._repeated(), len(broken))
            if ending == "interrupted":
                return ExitCode.INTERRUPTED
            bad = rows.totals.status["refused"] or broken or refused or has_errors(self.problems)
            return ExitCode.PROBLEMS if bad or ending == "stopped" else ExitCode.DONE

    def _make(self, batch: Incremental, rows: Rows, teller: Teller) -> Ending:
        """Make what is not up to date, and tell of it as it comes."""
        from leaflets.batch.rows import Row

        versions = {name: recipe.version for name, recipe in batch.library.leaflets.items()}
        try:
            with closing(self._outcomes(batch)) as outcomes:
                for outcome in outcomes:
                    version = versions.get(outcome.job.leaflet, "")
                    rows.add(Row.of(outcome, version))
                    self._note(tuple(dict.fromkeys(outcome.problems)))
                    teller.step(outcome, version)
        except KeyboardInterrupt:
            return "interrupted"
        except LeafletsError as error:  # what has been made until now is told all the same
            self._note(error.problems)
            return "stopped"
        return "finished" if len(rows) == len(batch.orders) else "stopped"

    def _outcomes(self, batch: Incremental) -> Generator[Outcome, None, None]:
        from leaflets import batch as batches

        wanted = self.wanted
        build = batches.builder(wanted.font_dir, final=wanted.final, allow_mixed=wanted.allow_mixed)
        return batch.run(build, self._executor, wanted.time_limit, not wanted.keep_going)

    def _finish(
        self, batch: Incremental, rows: Rows, teller: Teller, file: OrderFile | None
    ) -> None:
        """After all orders: what nobody asks for any more, zips, and what the next run need not
        look at."""
        from leaflets.batch.zips import make_zips

        self._leftovers(batch, teller)
        if self.wanted.packed:
            for made in make_zips(rows, self.wanted.packed, self.output):
                self._note(made.problems)
                teller.zip(made)
        clean = not self.problems and not rows.totals.status["refused"]
        if clean and not (file and len(file.refused)):
            paths = (str(order.path) for order in batch.orders)
            remember(self.record, self.wanted.command(), self.ground, self.output, paths)

    def _leftovers(self, batch: Incremental, teller: Teller) -> None:
        from leaflets.record.leftovers import leftovers, prune

        asked = {str(order.path) for order in batch.orders}
        found = leftovers(self.record, asked, batch.source, batch.library)
        if not self.wanted.prune:
            self._note([self._left_over(one.entry.path, one.why) for one in found])
            return
        for gone in prune(found, self.record, self.output):
            if isinstance(gone, Problem):
                self._note([gone])
            else:
                teller.removed(gone.path)

    def _left_over(self, path: str, why: str) -> Problem:
        from pathlib import PurePosixPath

        place = self.output.place(PurePosixPath(path))
        where = Where(place) if isinstance(place, Path) else Where(field=place)
        message = f"nobody asks for this PDF any more: {why}"
        hint = "remove it with: leaflets build --prune (the same command as now)"
        return Problem("batch/left-over", message, where, hint, Severity.WARNING)


def _processor() -> float:
    """Seconds, of this process and of workers that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
