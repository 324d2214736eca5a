"""Orders against the record: what is up to date is not made again, and what is made is noted."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from leaflets.batch.making import Build
from leaflets.batch.outcome import Outcome
from leaflets.batch.running import run
from leaflets.batch.zips import ZIPS
from leaflets.executors import Executor
from leaflets.model.library import Library
from leaflets.model.order import Order
from leaflets.outputs import Output
from leaflets.problems import LeafletsError, Problem, Severity, Where
from leaflets.record.database import Record
from leaflets.record.deciding import Decision, decide, entry_for
from leaflets.record.entry import Entry
from leaflets.record.parts import Fingerprints, is_personal
from leaflets.record.settling import watched

ExecutorFor = Callable[[int], Executor]


@dataclass(frozen=True, slots=True)
class Incremental:
    """Orders, where they go, and what is known of earlier runs. ``source``: what asks for them, as
    the record calls it; ``force``: make all of them."""

    library: Library
    orders: Sequence[Order]
    output: Output
    record: Record
    fingerprints: Fingerprints
    source: str
    force: bool = False

    def decisions(self) -> Iterator[Decision]:
        """For each order, whether it must be made and why. Raises LeafletsError ``record/…``."""
        return decide(self.orders, self.record, self.fingerprints, self.output, force=self.force)

    def run(
        self,
        build: Build,
        executor_for: ExecutorFor,
        limit: float,
        fail_fast: bool = False,
    ) -> Generator[Outcome, None, None]:
        """One outcome for each order, in their order; fewer when there is no use in going on, or
        with ``fail_fast`` after the first that is refused. Close it in every case.

        ``executor_for``: who makes so many orders; ``limit``: seconds for one. Raises LeafletsError
        (``record/…``, ``executor/…``); what was made until then is in its place and noted.
        """
        places = self._folders()
        self.output.sweep(places, time.time())  # what killed workers have left half written
        with watched(self.record, self.fingerprints):
            decisions = list(self.decisions())
            wanted = [decision.order for decision in decisions if decision.reason]
            executor = executor_for(len(wanted))
            outcomes = run(
                self.library, wanted, self.output, build=build, executor=executor, limit=limit
            )
            with closing(outcomes):
                for decision in decisions:
                    if decision.reason is None:
                        yield self._up_to_date(decision)
                        continue
                    outcome = next(outcomes, None)
                    if outcome is None:
                        break
                    outcome = self._noted(replace(outcome, reason=decision.reason))
                    yield outcome
                    if fail_fast and outcome.status == "refused":
                        break
        self.output.sweep(places, float("inf"))  # of this run: no worker is left

    def _folders(self) -> tuple[PurePosixPath, ...]:
        """All that something is put into."""
        folders = dict.fromkeys(order.path.parent for order in self.orders)
        return (PurePosixPath(), *ZIPS, *folders)

    def _up_to_date(self, decision: Decision) -> Outcome:
        order, entry = decision.order, decision.entry
        place = self.output.place(order.path)
        if entry is None:
            raise ValueError("what is up to date is in the record")
        return Outcome(
            order, place, "up to date", int(entry.pages), int(entry.size), digest=entry.sha256
        )

    def _noted(self, outcome: Outcome) -> Outcome:
        order = outcome.order
        if outcome.status == "refused":
            self.record.refuse(str(order.path))
            return self._without_another_patients(outcome)
        self.record.add(
            entry_for(
                order,
                self.fingerprints,
                size=outcome.size,
                sha256=outcome.digest,
                stamp=outcome.stamp,
                pages=outcome.pages,
                source=self.source,
            )
        )
        return outcome

    def _without_another_patients(self, outcome: Outcome) -> Outcome:
        """An order has no PDF: what an earlier run made in its place for somebody else must not be
        handed to whoever comes for this one. What says nothing to one person only may stay, unless
        this one should."""
        path = outcome.order.path
        entry = self.record.entry(str(path))
        if not (outcome.order.values or self._is_personal(path, entry)):
            return outcome
        if self.output.stamp(path) is None:
            return outcome
        where = Where.at(outcome.path)
        if entry is None:
            message = "an earlier PDF is here, which may say what is meant for somebody else"
            hint = "look at it, and remove it by hand: the record does not know it"
            problem = Problem("batch/another-patient", message, where, hint)
        else:
            problem = self._removed(path, where)
        return replace(outcome, problems=(*outcome.problems, problem))

    def _is_personal(self, path: PurePosixPath, entry: Entry | None) -> bool:
        """Whether the PDF at ``path`` was made for one person, by the record or by what it says
        itself."""
        known = is_personal(entry.parts) if entry else None
        if known is not None:
            return known
        from leaflets.provenance import from_metadata

        said = from_metadata(self.output.read(path) or b"")
        return said is not None and said.personal

    def _removed(self, path: PurePosixPath, where: Where) -> Problem:
        try:
            self.output.remove(path)
        except LeafletsError as error:
            return error.problems[0]
        self.record.forget(str(path))
        message = "the earlier PDF was removed: it may say what is meant for somebody else"
        hint = "mend what is wrong with the row, then build again"
        return Problem("batch/another-patient", message, where, hint, Severity.WARNING)
