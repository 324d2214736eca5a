"""Everything in this process, one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from leaflets.executors import Crew, Executor, Item, Options, Result, Results, refuse
from leaflets.model.reach import Reach


class Serial:
    """No workers at all: for one leaflet, for tests, and to find a mistake."""

    reach = Reach.PROCESS

    def run(self, crew: Crew[Item, Result], items: Sequence[Item]) -> Results[Result]:
        """As ``Executor.run``; nothing can be lost, and nothing ends what takes too long."""
        do = crew.start()
        for item in items:
            yield do(item)


def make(options: Options) -> Executor:
    """The executor. Raises LeafletsError (``executor/option``)."""
    if options.jobs > 1:
        raise refuse("--jobs", "for more than one at a time: --executor processes")
    if options.scheduler:
        raise refuse("--scheduler", "for a cluster: --executor dask")
    return Serial()
