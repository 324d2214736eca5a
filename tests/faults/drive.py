"""A build in a process of its own: ``-m tests.faults.drive WORKSPACE OUTPUT [SCHEDULER]``."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

from leaflets.batch import load_workspace, plan, run
from leaflets.executors import Options, executor
from leaflets.selection import Selection
from tests.small_workspace import LEAFLET


def main(workspace: str, output: str, scheduler: str = "") -> int:
    """Number of leaflets that are refused."""
    for left_over in Path(output).rglob(".*.part"):
        left_over.unlink()
    library = load_workspace(workspace)
    twelve = Selection((LEAFLET,), profiles=("screen", "office"), papers=("a4", "letter"))
    jobs = plan(library, twelve)
    workers = executor("dask", Options(scheduler=scheduler)) if scheduler else None
    workers = workers or executor("processes", Options(jobs=2))
    with closing(run(library, jobs, output, executor=workers)) as outcomes:
        return sum(outcome.status == "refused" for outcome in outcomes)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
