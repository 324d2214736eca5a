"""Worker processes on this computer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from leaflets.executors import Crew, Executor, Item, Options, Result, Results, cores, refuse
from leaflets.executors._ledger import Gone
from leaflets.executors._pool import Pool
from leaflets.model.reach import Reach


@dataclass(frozen=True, slots=True)
class Processes:
    """``jobs`` worker processes.

    A worker that is lost takes nothing with it but the item it has in hand, and that is tried once
    more. Workers ignore Ctrl-C. They end by themselves within a second when this process is killed,
    at once on Linux where they were forked. SIGTERM is as a kill: this process ends without a word,
    the workers with it.
    """

    jobs: int
    reach = Reach.COMPUTER

    def run(self, crew: Crew[Item, Result], items: Sequence[Item]) -> Results[Result]:
        """As ``Executor.run``."""
        with Pool(crew.start, crew.limit, self.jobs) as pool:
            for item, result in zip(items, pool.do(items), strict=True):
                yield crew.lost(item, result.how) if isinstance(result, Gone) else result


def make(options: Options) -> Executor:
    """The executor. Raises LeafletsError (``executor/option``)."""
    if options.scheduler:
        raise refuse("--scheduler", "for a cluster: --executor dask")
    return Processes(options.jobs or cores())
