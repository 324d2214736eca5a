"""Orders -> outcomes."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.batch.making import Build, Made, builder, placed
from leaflets.batch.outcome import Outcome
from leaflets.batch.planning import plan
from leaflets.batch.setup import Elsewhere, Nearby, versions
from leaflets.executors import Crew, Executor, Lost, Results
from leaflets.executors.serial import Serial
from leaflets.model.job import Job
from leaflets.model.order import Order
from leaflets.model.reach import Reach
from leaflets.outputs import Output, hopeless, output_at
from leaflets.problems import Problem
from leaflets.selection import Selection

if TYPE_CHECKING:
    from leaflets.model.library import Library


def run(
    library: Library,
    jobs: Iterable[Job | Order],
    output: Path | str | Output,
    *,
    build: Build | None = None,
    executor: Executor | None = None,
    limit: float = 60.0,
) -> Generator[Outcome, None, None]:
    """Do the jobs in their order; PDFs go into ``output`` as soon as each is ready. Close it in
    every case (``contextlib.closing``), so that workers end.

    ``limit``: seconds for one job, where somebody can end it. A job that is refused does not stop
    the others: its problems are in its outcome. When nothing can be put into ``output`` any more,
    that outcome is the last, whatever is left. Raises ``LeafletsError`` only when ``output`` cannot
    hold any file, or there are no workers (``executor/...``).
    """
    make = build or builder()
    place = output_at(output) if isinstance(output, str | Path) else output
    place.prepare()
    orders = [Order.of(job) if isinstance(job, Job) else job for job in jobs]

    def lost(order: Order, how: Lost) -> Outcome:
        return Outcome(
            order, place.place(order.path), "refused", problems=(_lost(order, how, limit),)
        )

    workers = executor or Serial()
    there = place if place.reach >= workers.reach else None
    far = workers.reach is Reach.NETWORK
    start = Elsewhere.of(library, make, there) if far else Nearby(library, make, there)
    crew: Crew[Order, Made | Outcome] = Crew(start, lost, limit, versions)
    return in_place(workers.run(crew, orders), place)


def in_place(results: Results[Made | Outcome], output: Output) -> Generator[Outcome, None, None]:
    """What workers could not put into its place themselves is put there here. The first outcome
    that says no other PDF will get there either (a full disk, an output that is gone) is the last:
    there is no use in going on, and the workers are told to end."""
    with closing(results):
        for result in results:
            outcome = placed(result, output) if isinstance(result, Made) else result
            yield outcome
            if hopeless(outcome.problems):
                return


def _lost(order: Order, how: Lost, limit: float) -> Problem:
    what = "ended without a word"
    hint = "this is a mistake in leaflets, or the computer ran out of memory: please report it"
    if how == "hung":
        what = f"did not come to an end within {limit:g} seconds"
        hint = "the computer may have been busy: give it more time with --time-limit SECONDS; if "
        hint += "that is of no use, this is a mistake in leaflets: please report it"
    return Problem(
        f"batch/worker-{how}",
        f"the process that made this leaflet {what}, twice ({order.job})",
        order.where,
        f"{hint}, with this message and with what you typed; the other leaflets are not touched by "
        "it",
    )


def build_all(
    library: Library, output: Path, selection: Selection | None = None
) -> Iterator[Outcome]:
    """Plan and run in one: every PDF that ``selection`` (all, if ``None``) asks for."""
    return run(library, plan(library, selection or Selection()), output)
