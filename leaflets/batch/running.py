"""Orders -> outcomes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.batch.making import Build, Maker, builder
from leaflets.batch.outcome import Outcome
from leaflets.batch.planning import plan
from leaflets.executors import Crew, Executor, Lost
from leaflets.executors.serial import Serial
from leaflets.model.job import Job
from leaflets.model.order import Order
from leaflets.outputs import Output, output_at
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
) -> Iterator[Outcome]:
    """Do the jobs in their order; PDFs go into ``output`` as soon as each is ready.

    A job that is refused does not stop the others: its problems are in its outcome. Raises
    ``LeafletsError`` only when ``output`` cannot hold any file.
    """
    make = build or builder()
    place = output_at(output) if isinstance(output, str | Path) else output
    place.prepare()
    orders = [Order.of(job) if isinstance(job, Job) else job for job in jobs]

    def lost(order: Order, how: Lost) -> Outcome:
        return Outcome(order, place.place(order.path), "refused", problems=(_lost(order, how),))

    crew = Crew(lambda: Maker(library, make, place), lost)
    return (executor or Serial()).run(crew, orders)


def _lost(order: Order, how: Lost) -> Problem:
    what = "ended without a word" if how == "died" else "did not come to an end"
    return Problem(
        f"batch/worker-{how}",
        f"the process that made this leaflet {what}, twice ({order.job})",
        order.where,
        "this is a mistake in leaflets, or the computer ran out of memory: please report it, with "
        "this message and with what you typed; the other leaflets are not touched by it",
    )


def build_all(
    library: Library, output: Path, selection: Selection | None = None
) -> Iterator[Outcome]:
    """Plan and run in one: every PDF that ``selection`` (all, if ``None``) asks for."""
    return run(library, plan(library, selection or Selection()), output)
