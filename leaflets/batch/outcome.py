"""What became of an order."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from leaflets.model.job import Job
from leaflets.model.order import Order
from leaflets.problems import Problem, mistake


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one order.

    ``path``: where its PDF is, or would be; a URL where it does not go to a folder. ``status``:
    nothing was made of what is ``up to date``. ``pages`` and ``size`` (bytes) are 0 when it is
    ``refused``; a PDF from an earlier run may then still be at ``path``. ``digest``: SHA-256 of the
    PDF; ``stamp``: what its output says of it. ``seconds``: of the processor. ``reason``: why it
    was made, where that is known.
    """

    order: Order
    path: Path | str
    status: Literal["written", "unchanged", "up to date", "refused"]
    pages: int = 0
    size: int = 0
    problems: tuple[Problem, ...] = ()
    digest: str = ""
    stamp: str = ""
    seconds: float = 0.0
    reason: str = ""

    @property
    def job(self) -> Job:
        """What was asked for."""
        return self.order.job


def internal_problem(error: Exception) -> Problem:
    """Words for what a job or a command should not have raised."""
    code = f"internal/{type(error).__name__}"
    return mistake(error, code, "something went wrong that should not")
