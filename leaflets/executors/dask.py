"""A cluster of computers, through Dask (the extra ``cluster``).

A cluster runs whatever code is sent to its scheduler, and all that is printed, what is for one
patient only included, goes through its network: for private networks, or with TLS (an address
``tls://...`` and Dask's own settings).
"""

from __future__ import annotations

import itertools
import logging
import queue
import time
import uuid
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from leaflets.executors import Crew, Executor, Item, Options, Result, Results, refuse
from leaflets.executors._lane import Parcel, Task, deliver, differences, other_version, work
from leaflets.executors._ledger import AHEAD, Gone, Ledger
from leaflets.model.reach import Reach
from leaflets.problems import LeafletsError, Problem

if TYPE_CHECKING:
    from distributed import Client, Future

_CONNECT = 10.0
"""Seconds to wait for the scheduler."""
_LOOK = 1.0
"""Seconds between looks at the cluster while nothing comes."""
_MOST = 32
"""Items that are handed over together: it takes a few milliseconds."""
_EACH = 2
"""Chunks under way for each thread of the cluster: one at work, one waiting."""


@dataclass(frozen=True, slots=True)
class Dask:
    """The workers of a Dask cluster, as many as there are at any time.

    ``scheduler``: its address. ``patience`` (seconds): how long it may have no worker at all.
    A worker of Dask that is lost costs time only: Dask gives its work to others, and what it gives
    up is tried once more, item by item.
    """

    scheduler: str
    patience: float = 300.0
    reach = Reach.NETWORK

    def run(self, crew: Crew[Item, Result], items: Sequence[Item]) -> Results[Result]:
        """As ``Executor.run``. Raises LeafletsError also when the scheduler goes away
        (``executor/scheduler``), or workers have other versions of what must be alike."""
        if not items:
            return
        with _quiet(), _client(self.scheduler) as client:
            run = _Run(client, self.scheduler, self.patience, crew, items)
            for item, result in zip(items, run.results(), strict=True):
                yield crew.lost(item, result.how) if isinstance(result, Gone) else result


def make(options: Options) -> Executor:
    """The executor. Raises LeafletsError (``executor/option``, ``executor/no-dask``)."""
    try:
        import distributed  # noqa: F401
    except ImportError as error:
        message = f"Dask is not installed ({error})"
        hint = 'install it: pip install "leaflets[cluster]"'
        raise LeafletsError(Problem("executor/no-dask", message, hint=hint)) from error
    if not options.scheduler:
        hint = "say where it is, for example --scheduler tcp://10.0.0.5:8786"
        raise LeafletsError(
            Problem("executor/option", "a cluster is found by the address of its scheduler, and "
                    "there is none", hint=hint)
        )  # fmt: skip
    if options.jobs:
        raise refuse("--jobs", "a cluster does as much at once as its workers have threads")
    return Dask(options.scheduler)


@contextmanager
def _quiet() -> Iterator[None]:
    """What Dask would log here is told as a problem."""
    import distributed  # noqa: F401  # sets levels of its own

    loggers = [logging.getLogger(name) for name in ("distributed", "distributed.client")]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)


@contextmanager
def _client(scheduler: str) -> Iterator[Client]:
    """A connection; when it ends, the scheduler forgets what was asked for through it. What workers
    have in hand comes to its end there."""
    from distributed import Client

    try:
        client = Client(scheduler, timeout=_CONNECT, set_as_default=False, name="leaflets")
    except (OSError, ValueError, TypeError) as error:
        raise LeafletsError(_no_scheduler(scheduler, error)) from error
    try:
        yield client
    finally:
        with suppress(Exception):  # it may be gone, and all is done
            client.close(timeout=1)


def _no_scheduler(scheduler: str, error: Exception) -> Problem:
    reason = f"{type(error).__name__}: {error}".rstrip(": ").partition("\n")[0]
    return Problem(
        "executor/scheduler",
        f"the scheduler of the cluster does not answer at {scheduler} ({reason}); what is finished "
        "is kept",
        hint="see that it runs and can be reached from here, then type the same again",
    )


@dataclass(eq=False, slots=True)
class _Run:
    """``flying``: what is under way, with the numbers of its items; ``landed``: what has come to an
    end, in whatever way. ``threads``: of the cluster."""

    client: Client
    scheduler: str
    patience: float
    crew: Crew[Any, Any]
    items: Sequence[Any]
    name: str = field(default_factory=lambda: uuid.uuid4().hex[:12])
    flying: dict[Future[Any], list[int]] = field(default_factory=dict)
    landed: queue.SimpleQueue[Future[Any]] = field(default_factory=queue.SimpleQueue)
    count: Iterator[int] = field(default_factory=itertools.count)
    threads: int = 0
    seen: float = field(default_factory=time.monotonic)
    looked: float = 0.0

    def results(self) -> Iterator[Any | Gone]:
        """One result for each item, in their order."""
        here = self.crew.alike()
        self._compare(here)
        task = Parcel.of(
            Task(Parcel.of(self.crew.start, "what workers start with"), self.crew.alike, here),
            "what workers start with",
        )
        assert task.digest  # is now part of it: workers need not find it out for every chunk
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that it is large, if fonts go along
            delivered = self._submit(deliver, task)
        ledger = Ledger(self.items)
        while ledger.shown < len(self.items):
            self._look()
            ledger.ahead = max(AHEAD, 2 * _EACH * self.threads * _MOST)
            while len(self.flying) < _EACH * max(1, self.threads) and (chunk := self._next(ledger)):
                parcel = Parcel.of([self.items[number] for number in chunk], "an item")
                future = self._submit(work, delivered, parcel, self.crew.limit)
                self.flying[future] = chunk
                future.add_done_callback(self.landed.put)
            self._land(ledger)
            yield from ledger.ready()

    def _submit(self, function: Any, *arguments: Any) -> Future[Any]:
        key = f"leaflets-{function.__name__}-{self.name}-{next(self.count)}"
        try:
            return self.client.submit(function, *arguments, key=key, pure=False)
        except Exception as error:
            raise LeafletsError(_no_scheduler(self.scheduler, error)) from error

    def _next(self, ledger: Ledger) -> list[int]:
        """Numbers of items that go together; one that lost its worker goes alone."""
        if ledger.suspects:
            return [ledger.suspects.popleft()]
        fair = ledger.left // (2 * _EACH * max(1, self.threads))
        return ledger.take(max(1, min(_MOST, fair)))

    def _land(self, ledger: Ledger) -> None:
        """Wait for something to come to its end, but not for long, and take it with all that has
        come meanwhile."""
        done: list[Future[Any]] = []
        with suppress(queue.Empty):
            done.append(self.landed.get(timeout=_LOOK))
            while True:
                done.append(self.landed.get_nowait())
        good = [future for future in done if future.status == "finished"]
        try:
            said = self.client.gather(good)
        except Exception as error:
            raise LeafletsError(_no_scheduler(self.scheduler, error)) from error
        for future, parcel in zip(good, said, strict=True):
            results = parcel.opened()
            if isinstance(results, LeafletsError):
                raise results
            ledger.results.update(zip(self.flying.pop(future), results, strict=True))
        for future in done:
            if future in self.flying:
                self._failed(future, ledger)

    def _failed(self, future: Future[Any], ledger: Ledger) -> None:
        """Dask has given a chunk up, since it lost too many workers with it; or all is over."""
        from distributed import KilledWorker

        error: BaseException
        try:
            error = future.exception() or RuntimeError(future.status)
        except BaseException as raised:
            error = raised
        if not isinstance(error, KilledWorker):
            if isinstance(error, Exception):
                raise LeafletsError(_no_scheduler(self.scheduler, error)) from error
            raise error
        for number in self.flying.pop(future):
            ledger.strike(number, "died")

    def _look(self) -> None:
        """See now and then whether the cluster is still there."""
        now = time.monotonic()
        if now < self.looked + _LOOK:
            return
        self.looked = now
        try:
            if self.client.status != "running":
                raise OSError("the connection is lost")
            self.threads = sum(self.client.nthreads().values())
        except Exception as error:
            raise LeafletsError(_no_scheduler(self.scheduler, error)) from error
        if self.threads:
            self.seen = now
        elif now > self.seen + self.patience:
            message = f"the cluster at {self.scheduler} has no workers; what is finished is kept"
            hint = f"start some: dask worker {self.scheduler}; then type the same again"
            raise LeafletsError(Problem("executor/no-workers", message, hint=hint))

    def _compare(self, here: Any) -> None:
        """Raises LeafletsError with every worker that could do things in another way."""
        try:
            found = self.client.run(self.crew.alike, on_error="return")
        except Exception as error:
            raise LeafletsError(_no_scheduler(self.scheduler, error)) from error
        problems = []
        for worker, there in sorted(found.items()):
            if isinstance(there, OSError):
                continue  # it is gone; who takes its place is asked when it begins
            if isinstance(there, BaseException):
                problems.append(other_version(worker, f"{type(there).__name__}: {there}"))
            elif unlike := differences(here, there):
                problems.append(other_version(worker, unlike))
        if problems:
            raise LeafletsError(*problems)
