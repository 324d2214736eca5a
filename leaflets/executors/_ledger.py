"""Who has which item, and which results are there: the books that every kind of workers needs."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from leaflets.executors import Lost

AHEAD = 1024
"""Results that may be there before one that is still in hand."""
MOST = 16
"""Items that are handed over together."""


@dataclass(frozen=True, slots=True)
class Gone:
    """In place of a result: its worker was lost, twice."""

    how: Lost


@dataclass(slots=True)
class Ledger:
    """Items by their number. ``again``: to be handed out once more, ``suspects``: alone, since
    their worker was lost; ``struck``: all that this ever happened to. ``fresh``: the first that
    nobody has had; ``shown``: the first whose result has not been given on."""

    items: Sequence[Any]
    ahead: int = AHEAD
    results: dict[int, Any] = field(default_factory=dict)
    again: deque[int] = field(default_factory=deque)
    suspects: deque[int] = field(default_factory=deque)
    struck: set[int] = field(default_factory=set)
    fresh: int = 0
    shown: int = 0

    @property
    def left(self) -> int:
        """How many have no result."""
        return len(self.items) - self.shown - len(self.results)

    def take(self, most: int) -> list[int]:
        """Numbers of items to hand out; none when results must first be given on."""
        taken = [self.again.popleft() for _ in range(min(most, len(self.again)))]
        until = min(len(self.items), self.shown + self.ahead, self.fresh + most - len(taken))
        taken += range(self.fresh, until)
        self.fresh = max(self.fresh, until)
        return taken

    def ready(self) -> Iterator[Any]:
        """Results to give on, up to the first that is not there yet; more may come meanwhile."""
        while self.shown in self.results:
            result = self.results.pop(self.shown)
            self.shown += 1
            yield result

    def strike(self, number: int, how: Lost) -> None:
        """An item was in hand when its worker was lost."""
        if number in self.struck:
            self.results[number] = Gone(how)
        else:
            self.struck.add(number)
            self.suspects.append(number)
