"""Inside a worker process: does what comes through its line, until the line ends."""

from __future__ import annotations

import gc
import math
import os
import pickle
import signal
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.process import parent_process
from typing import Any

from leaflets.problems import LeafletsError, Problem, mistake

Do = Callable[[Any], Any]
READY, DONE, FAILED = "ready", "done", "failed"
"""What a worker says: it can begin; a result; a LeafletsError that ends the whole run."""

_GRACE = 10
"""Seconds that an item gets from its worker beyond what the parent gives it: this is only for a
worker whose parent has been killed while it was caught in an endless loop."""
_COLLECT_EVERY = 1_000
"""Items after which a worker looks for waste. Hardly any of it is not freed at once by itself, and
looking for it goes through everything that is kept for further items."""
_PR_SET_PDEATHSIG = 1  # linux/prctl.h


def serve_forked(
    line: Connection, do: Do, limit: float, parent: int, others: Sequence[Connection]
) -> None:
    """``others``: ends of lines that are the parent's, who has died when no other process holds
    them."""
    for other in others:
        other.close()
    _die_with(parent)
    _leave_signals_to_the_parent()
    _serve(line, lambda: do, limit)


def serve_spawned(line: Connection, start: bytes, limit: float, temporary: str | None) -> None:
    """``start``: pickled; ``temporary``: the folder for temporary files, if not the usual one."""
    _leave_signals_to_the_parent()
    threading.Thread(target=_die_with_the_parent, daemon=True).start()
    tempfile.tempdir = temporary

    def ready() -> Do:
        do: Do = pickle.loads(start)()
        return do

    _serve(line, ready, limit)


def _leave_signals_to_the_parent() -> None:
    """Ctrl-C goes to every process of a terminal; it was blocked while this one was born."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):  # not on Windows
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _die_with(parent: int) -> None:
    """Linux ends this process when the parent ends, whatever it is doing."""
    import ctypes

    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it was quicker
        os._exit(1)


def _die_with_the_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _serve(line: Connection, ready: Callable[[], Do], limit: float) -> None:
    try:
        do = ready()
        line.send_bytes(pickle.dumps((READY, None)))
        gc.disable()
        count = 0
        while True:
            for item in pickle.loads(line.recv_bytes()):
                with _at_most(limit):
                    said = pickle.dumps((DONE, do(item)))
                line.send_bytes(said)
                count += 1
                _tidy(count)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # nobody is there any more
    except BaseException as error:
        told = error if isinstance(error, LeafletsError) else LeafletsError(failure(error))
        try:
            line.send_bytes(pickle.dumps((FAILED, told)))
        except OSError:
            return


def _tidy(done: int) -> None:
    """After so many items. What is there after the first is used to the end: it is not looked at
    again."""
    if done == 1 or done % _COLLECT_EVERY == 0:
        gc.collect()
    if done == 1:
        gc.freeze()


class _at_most:  # noqa: N801  # read as a statement; quicker than a generator
    """Ends this process when what is done inside takes far too long (POSIX ``alarm``)."""

    def __init__(self, limit: float) -> None:
        self._seconds = min(math.ceil(limit) + _GRACE, 2**31 - 1)

    def __enter__(self) -> None:
        if sys.platform != "win32":
            signal.alarm(self._seconds)

    def __exit__(self, *_: object) -> None:
        if sys.platform != "win32":
            signal.alarm(0)


def failure(error: BaseException) -> Problem:
    """Words for what should not have been raised, or cannot be sent."""
    debugging = os.environ.get("LEAFLETS_DEBUG")
    trace = "\n" + "".join(traceback.format_exception(error)) if debugging else ""
    said = "a worker met something that should not happen"
    return mistake(error, "executor/failed", said, trace)
