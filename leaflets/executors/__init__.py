"""Who does the work, and where: one file for each kind of executor, found by its name.

An executor knows nothing of leaflets. It is given items and a crew that knows what to do with
them, and gives back one result for every item, in the order of the items, whatever happens to the
workers. Results must not depend on which executor it is or how many workers it has.

Each file holds ``make``, which turns ``Options`` into an ``Executor``.
"""

from __future__ import annotations

import importlib
import math
import os
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Generic, Literal, Protocol, TypeVar

from leaflets.model.reach import Reach
from leaflets.problems import LeafletsError, Problem

Item = TypeVar("Item")
Result = TypeVar("Result")
Results = Generator[Result, None, None]
Lost = Literal["died", "hung"]
"""What befell the worker that had an item, twice: it died, or it did not end in time."""


def _nothing() -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Crew(Generic[Item, Result]):
    """What workers are told.

    ``start``: makes a worker ready, once in each; what it returns does one item, and raises
    nothing. Where workers are forked it is called here, before: what it leaves in memory is shared
    by them all. It can be pickled, and so can items and results, for workers that are not born from
    this process. ``lost``: the result of an item that killed its worker or did not end within
    ``limit`` seconds, twice; called here. ``limit`` (seconds): for one item. ``alike``: names and
    versions of programs that must be the same here and where workers are, or results would differ.
    """

    start: Callable[[], Callable[[Item], Result]]
    lost: Callable[[Item, Lost], Result]
    limit: float = 60.0
    alike: Callable[[], Mapping[str, str]] = _nothing


class Executor(Protocol):
    """Does items. ``reach``: how far away its workers can be."""

    @property
    def reach(self) -> Reach: ...

    def run(self, crew: Crew[Item, Result], items: Sequence[Item]) -> Results[Result]:
        """One result for every item, in their order, each as soon as it and all before it are
        there.

        Closing the generator ends the workers, as Ctrl-C does: what is in hand is finished or given
        up whole, nothing is started. Close it in every case (``contextlib.closing``). Raises
        LeafletsError (``executor/...``) when there can be no workers at all, or when ``start`` or
        the work itself raised something.
        """
        ...


@dataclass(frozen=True, slots=True)
class Options:
    """What a person may say about workers. ``jobs``: how many, 0 for as many as suit; ``scheduler``
    (address): of a cluster."""

    jobs: int = 0
    scheduler: str = ""


@cache
def executor_names() -> tuple[str, ...]:
    """Every kind of executor, sorted: the names of the files in this folder."""
    return tuple(sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py")))


def executor(name: str, options: Options | None = None) -> Executor:
    """The executor called ``name``; loads only its file. Raises KeyError if there is none, and
    LeafletsError (``executor/option``) when it cannot do what ``options`` say."""
    if name not in executor_names():
        raise KeyError(name)
    make: Callable[[Options], Executor] = importlib.import_module(f"{__name__}.{name}").make
    return make(options or Options())


def refuse(option: str, hint: str) -> LeafletsError:
    """For an option that makes no sense for an executor."""
    return LeafletsError(Problem("executor/option", f"{option} has no meaning here", hint=hint))


_QUOTA = Path("/sys/fs/cgroup/cpu.max")
"""Linux, control groups v2: microseconds of processor time, or ``max``, in so many of the clock."""


def cores() -> int:
    """How many processors this process may use; a container is often given few of many."""
    count = os.cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):  # not on macOS and Windows
        count = len(os.sched_getaffinity(0))
    try:
        quota, period = _QUOTA.read_text("ascii").split()
        return max(1, min(count, math.ceil(int(quota) / int(period))))
    except (OSError, ValueError, ZeroDivisionError):
        return count
