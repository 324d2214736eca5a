"""An order -> its PDF in its place: what every worker does."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.batch.outcome import Outcome, internal_problem
from leaflets.model.job import Job
from leaflets.model.order import Order
from leaflets.outputs import Output
from leaflets.problems import LeafletsError
from leaflets.stages.verify import page_count

if TYPE_CHECKING:
    from leaflets.model.library import Library

Build = Callable[["Library", Job], bytes]
"""What turns one job into a PDF; ``leaflets.pipeline.build`` unless a test says otherwise."""


def builder(
    font_dirs: tuple[Path, ...] = (), *, final: bool = False, allow_mixed: bool = False
) -> Build:
    """The pipeline, with house fonts from ``font_dirs``.

    ``final``: refuse what would carry a mark; ``allow_mixed``: print untranslated words in the
    source language, set apart. Raises ``LeafletsError`` when a folder of fonts cannot be used.
    """
    from leaflets import pipeline  # all of ReportLab: not before there is work

    fonts = pipeline.font_library(font_dirs)
    terms = pipeline.Terms(final, allow_mixed)
    return lambda library, job: pipeline.build(library, job, fonts, terms)


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes one order after the other. Raises nothing: what is wrong is in the outcome."""

    library: Library
    build: Build
    output: Output

    def __call__(self, order: Order) -> Outcome:
        started, place = time.process_time(), self.output.place(order.path)
        try:
            pdf = self.build(self.library, order.job)
            pages = page_count(pdf)
            status = self.output.put(order.path, pdf)
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
            pages,
            len(pdf),
            digest=hashlib.sha256(pdf).hexdigest(),
            stamp=self.output.stamp(order.path) or "",
            seconds=time.process_time() - started,
        )
