"""What is told of a whole run: when it was, how fast it was, how it ended."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any, Literal

from leaflets.batch.rows import Totals
from leaflets.version import VERSION

PROGRAM = f"leaflets {VERSION}"
"""Who made a run, as reports say it."""

Ending = Literal["finished", "interrupted", "stopped"]
"""``stopped``: the output could not take any other file, or the first failure was to be the last;
``interrupted``: by a person."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run that is over. ``output``: for a person, without a password; ``started``, ``ended``: in
    UTC; ``wall``, ``processor``: seconds, the first by a clock that nobody sets back; ``executor``
    and ``workers``: who did the work."""

    output: str
    started: datetime.datetime
    ended: datetime.datetime
    wall: float
    processor: float
    executor: str
    workers: int
    ending: Ending

    def rate(self, totals: Totals) -> float:
        """PDFs a second, those counted that were found up to date."""
        return totals.made / self.wall if self.wall > 0 else 0.0

    def data(self, totals: Totals) -> dict[str, Any]:
        """For programs; the names of the fields stay as they are."""
        return {
            "program": PROGRAM,
            "output": self.output,
            "ending": self.ending,
            "started": moment(self.started),
            "ended": moment(self.ended),
            "wall_seconds": round(self.wall, 3),
            "processor_seconds": round(self.processor, 3),
            "executor": self.executor,
            "workers": self.workers,
            "rate": round(self.rate(totals), 2),
            "totals": totals.data(),
        }


def moment(time: datetime.datetime) -> str:
    """ISO 8601 in UTC, to the second: ``2026-11-26T21:40:00Z``."""
    return time.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
