"""An order -> its PDF in its place: what every worker does."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.batch.outcome import Outcome, internal_problem
from leaflets.batch.page_count import page_count
from leaflets.model.job import Job
from leaflets.model.order import NOTHING, Order, Values
from leaflets.outputs import Output
from leaflets.problems import LeafletsError, Problem
from leaflets.remembered import turn_to_other_things

if TYPE_CHECKING:
    from leaflets.model.library import Library
    from leaflets.model.profile import PrintingCondition

Build = Callable[..., bytes]
"""What turns a library and a job into a PDF, with values of an order as a third argument where it
has any; a ``Builder`` unless a test says otherwise."""


@dataclass(frozen=True, slots=True)
class Builder:
    """The pipeline, with house fonts from ``font_dirs``. Can be pickled.

    ``final``: refuse what would carry a mark; ``allow_mixed``: print untranslated words in the
    source language, set apart; ``condition``: what a print shop prints on.
    """

    font_dirs: tuple[Path, ...] = ()
    final: bool = False
    allow_mixed: bool = False
    condition: PrintingCondition | None = None

    def __call__(self, library: Library, job: Job, values: Values = NOTHING) -> bytes:
        from leaflets import pipeline

        fonts = pipeline.font_library(self.font_dirs)
        terms = pipeline.Terms(self.final, self.allow_mixed, condition=self.condition)
        return pipeline.build(library, job, fonts, terms, values)

    def get_ready(self) -> Builder:
        """Load what it needs: all of ReportLab, so not before there is work. Raises LeafletsError
        when a folder of fonts cannot be used."""
        from leaflets import pipeline

        pipeline.font_library(self.font_dirs)
        return self


def builder(
    font_dirs: tuple[Path, ...] = (),
    *,
    final: bool = False,
    allow_mixed: bool = False,
    condition: PrintingCondition | None = None,
) -> Build:
    """The pipeline, ready for use: see ``Builder``."""
    return Builder(font_dirs, final, allow_mixed, condition).get_ready()


@dataclass(frozen=True, slots=True)
class Made:
    """What came of an order, not yet in its place. ``pdf`` is empty when it was refused;
    ``seconds``: of the processor."""

    order: Order
    pdf: bytes = field(default=b"", repr=False)
    pages: int = 0
    problems: tuple[Problem, ...] = ()
    seconds: float = 0.0


def made(library: Library, build: Build, order: Order) -> Made:
    """Make one order. Raises nothing: what is wrong is in the result."""
    started = time.process_time()
    try:
        values = (order.values,) if order.values else ()
        pdf = build(library, order.job, *values)
        pages = page_count(pdf) if order.job.paged else 0
        return Made(order, pdf, pages, seconds=time.process_time() - started)
    except LeafletsError as error:
        return Made(order, problems=tuple(map(order.at_row, error.problems)))
    except Exception as error:
        if os.environ.get("LEAFLETS_DEBUG"):
            raise
        return Made(order, problems=(internal_problem(error),))


def placed(made: Made, output: Output) -> Outcome:
    """Put what was made into its place. Raises nothing, as ``made``."""
    order, started = made.order, time.process_time()
    place = output.place(order.path)
    if made.problems:
        return Outcome(order, place, "refused", problems=made.problems)
    try:
        status = output.put(order.path, made.pdf)
    except LeafletsError as error:
        return Outcome(order, place, "refused", problems=error.problems)
    except Exception as error:
        if os.environ.get("LEAFLETS_DEBUG"):
            raise
        return Outcome(order, place, "refused", problems=(internal_problem(error),))
    return Outcome(
        order,
        place,
        status,
        made.pages,
        len(made.pdf),
        digest=hashlib.sha256(made.pdf).hexdigest(),
        stamp=output.stamp(order.path) or "",
        seconds=made.seconds + time.process_time() - started,
    )


@dataclass(slots=True)
class Maker:
    """Makes one order after the other, and puts each into ``output`` where that can be reached from
    here. Raises nothing: what is wrong is in the outcome.

    Orders come kind by kind (see ``alike_together``): of earlier kinds only what the last one has
    asked for is kept for the next.
    """

    library: Library
    build: Build
    output: Output | None
    _kind: Job | None = field(default=None, init=False, repr=False, compare=False)

    def __call__(self, order: Order) -> Made | Outcome:
        kind = replace(order.job, clinic="")
        if kind != self._kind:
            self._kind = kind
            turn_to_other_things()
        done = made(self.library, self.build, order)
        return placed(done, self.output) if self.output else done
