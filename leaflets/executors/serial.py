"""Everything in this process, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leaflets.executors import Crew, Item, Result


class Serial:
    """No workers at all: for one leaflet, for tests, and to find a mistake."""

    def run(self, crew: Crew[Item, Result], items: Sequence[Item]) -> Iterator[Result]:
        """As ``Executor.run``; nothing can be lost, and nothing ends what takes too long."""
        do = crew.start()
        for item in items:
            yield do(item)
