"""When there is no use in going on."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from leaflets.batch.outcome import Outcome
from leaflets.outputs import hopeless


def until_hopeless(outcomes: Iterator[Outcome]) -> Generator[Outcome]:
    """``outcomes`` up to the first that says no other PDF will get into the output either (a full
    disk, an output that is gone): it is the last, and the workers are told to end."""
    try:
        for outcome in outcomes:
            yield outcome
            if hopeless(outcome.problems):
                return
    finally:
        if isinstance(outcomes, Generator):
            outcomes.close()
