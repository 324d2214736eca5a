"""Who does the work, and where: one file for each kind of executor, found by its name.

An executor knows nothing of leaflets. It is given items and a crew that knows what to do with
them, and gives back one result for every item, in the order of the items, whatever happens to the
workers. Results must not depend on which executor it is or how many workers it has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Lost = Literal["died", "hung"]
"""What befell the worker that had an item, twice: it died, or it did not end in time."""


@dataclass(frozen=True, slots=True)
class Crew(Generic[Item, Result]):
    """What workers are told.

    ``start``: makes a worker ready, once in each; what it returns does one item, and raises
    nothing. Both can be pickled, for workers that are not born from this process. ``lost``: the
    result of an item that killed its worker or did not end within ``limit`` seconds, twice; called
    here. ``limit`` (seconds): for one item.
    """

    start: Callable[[], Callable[[Item], Result]]
    lost: Callable[[Item, Lost], Result]
    limit: float = 60.0


class Executor(Protocol):
    """Does items."""

    def run(self, crew: Crew[Item, Result], items: Sequence[Item]) -> Iterator[Result]:
        """One result for every item, in their order, each as soon as it and all before it are
        there. Closing the iterator (or Ctrl-C) ends the workers: what is in hand is finished or
        given up whole, nothing is started. Raises LeafletsError (``executor/...``) when there can
        be no workers at all."""
        ...
