"""One worker process as its parent sees it: born, given items, listened to, ended."""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from leaflets.executors._worker import Do, serve_forked, serve_spawned
from leaflets.problems import LeafletsError, Problem

PATIENCE = 60.0
"""Seconds that a worker may take, beyond the limit of an item, to get ready: it may have to read
fonts over a network."""
POLITE = 1.0
"""Seconds that workers have to end what they have in hand."""


def packed(thing: object, what: str) -> bytes:
    """``thing``, to be sent to a worker. Raises LeafletsError ``executor/not-picklable``."""
    try:
        return pickle.dumps(thing)
    except Exception as error:  # whatever a __reduce__ raises
        message = f"{what} cannot be sent to a worker ({error})"
        hint = "build with --executor serial; and please report this"
        raise LeafletsError(Problem("executor/not-picklable", message, hint=hint)) from error


@dataclass(eq=False, slots=True)
class Hand:
    """``pending``: numbers of the items it has, in the order it does them; ``unread``: how many of
    them it cannot have begun. ``due`` (of the monotonic clock): when it must have spoken.
    ``unused``: it never had an item."""

    process: BaseProcess
    line: Connection
    due: float
    ready: bool = False
    unused: bool = True
    pending: deque[int] = field(default_factory=deque)
    unread: int = 0

    def give(self, numbers: Sequence[int], data: bytes, limit: float) -> None:
        """Send items. Raises OSError when the worker has died."""
        self.line.send_bytes(data)
        if self.pending:
            self.unread = len(numbers)
        else:
            self.due = time.monotonic() + limit
        self.unused = False
        self.pending.extend(numbers)

    def hear(self) -> tuple[str, Any]:
        """What it says next. Raises EOFError or OSError when it has died."""
        said: tuple[str, Any] = pickle.loads(self.line.recv_bytes())
        return said

    def done(self, limit: float) -> int:
        """The number of the item that it has just done."""
        number = self.pending.popleft()
        if len(self.pending) <= self.unread:
            self.unread = 0
        self.due = time.monotonic() + limit
        return number

    def kill(self) -> None:
        """End it at once, and bury it."""
        self.line.close()
        self.process.kill()
        self.process.join(POLITE)
        if self.process.exitcode is not None:  # else a disk or network does not let it go
            self.process.close()


def end(hands: Iterable[Hand]) -> None:
    """End workers after the item that each has in hand, or at once when they take too long or
    there is a second Ctrl-C."""
    hands = list(hands)
    try:
        for hand in hands:
            hand.line.close()
        until = time.monotonic() + POLITE
        for hand in hands:
            hand.process.join(max(0.0, until - time.monotonic()))
    finally:
        for hand in hands:
            hand.kill()


@dataclass
class Birth:
    """How workers come into the world, all with the same task.

    Forked, which takes milliseconds and shares memory, where that is safe: on Linux (libraries of
    macOS do not bear it), from a process with one thread (a lock that another thread holds would
    stay locked for ever). Otherwise spawned. ``temporary``: a folder for the temporary files of
    spawned workers.
    """

    start: Callable[[], Do]
    limit: float
    temporary: str | None = None

    @cached_property
    def _do(self) -> Do:
        return self.start()

    @cached_property
    def _start(self) -> bytes:
        return packed(self.start, "what workers start with")

    def worker(self, others: Iterable[Hand]) -> Hand:
        """A new worker beside ``others``. Raises LeafletsError: as ``start``, and
        ``executor/not-picklable``, ``executor/no-worker``."""
        task = self._forked if may_fork() else self._spawned
        ours, theirs = multiprocessing.Pipe()
        try:
            process = task(theirs, [*(hand.line for hand in others), ours])
            with no_interruption(), _frozen():
                process.start()
        except OSError as error:
            ours.close()
            message = f"no process can be started for a worker ({error.strerror or error})"
            hint = "try fewer: --jobs 2; or --executor serial"
            raise LeafletsError(Problem("executor/no-worker", message, hint=hint)) from error
        except BaseException:
            ours.close()
            raise
        finally:
            theirs.close()
        return Hand(process, ours, time.monotonic() + PATIENCE + self.limit)

    def _forked(self, line: Connection, parents: Sequence[Connection]) -> BaseProcess:
        import ctypes  # noqa: F401  # each worker needs it

        arguments = (line, self._do, self.limit, os.getpid(), parents)
        context = multiprocessing.get_context("fork")
        return context.Process(target=serve_forked, args=arguments, daemon=True)

    def _spawned(self, line: Connection, _: Sequence[Connection]) -> BaseProcess:
        arguments = (line, self._start, self.limit, self.temporary)
        context = multiprocessing.get_context("spawn")
        return context.Process(target=serve_spawned, args=arguments, daemon=True)


def may_fork() -> bool:
    """Whether a worker can be forked without harm."""
    return sys.platform == "linux" and threading.active_count() == 1


@contextmanager
def no_interruption() -> Iterator[None]:
    """Ctrl-C comes afterwards: here, when the worker is known; there, when it ignores it."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _frozen() -> Iterator[None]:
    """Objects stay where they are in a forked worker: looking for waste would write to every one,
    and shared memory that is written to is shared no longer."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
