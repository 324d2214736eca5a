"""One signature at a time: a lock file beside the file of sign-offs, held while that is changed.

A file that is only made if it is not there is the one lock that works on every system and on shared
folders. Nobody takes the lock of another away: whether its holder still lives cannot be seen from
another computer, so a person decides.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from leaflets.problems import LeafletsError, Problem, Where

PATIENCE = 10.0
"""Seconds to wait for others. To read and write a file takes a hundredth of one."""

_PAUSE = 0.02


def lock_of(path: Path) -> Path:
    """The lock file of a file."""
    return path.with_name(f".{path.name}.lock")


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock of ``path``, in a folder that is there, while the block runs.

    Raises LeafletsError (``review/locked``, ``review/not-locked``) when it cannot be had.
    """
    lock = lock_of(path)
    _take(lock)
    try:
        yield
    finally:
        # On Windows a virus scanner may have it open; the next to sign is told about it.
        with suppress(OSError):
            lock.unlink()


def _take(lock: Path) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            return
        except FileExistsError:
            pass
        except PermissionError as error:
            # Windows says so as well while another lock of this name is being deleted.
            if os.name != "nt" or time.monotonic() > end:
                raise _not_made(lock, error) from None
        except OSError as error:
            raise _not_made(lock, error) from None
        if time.monotonic() > end:
            raise LeafletsError(_taken(lock))
        time.sleep(_PAUSE)


def _taken(lock: Path) -> Problem:
    return Problem(
        "review/locked",
        "somebody else is signing this right now, or was stopped while signing; nothing was signed",
        Where(lock),
        "wait a minute and sign again; if nobody else is signing, delete this file first",
    )


def _not_made(lock: Path, error: OSError) -> LeafletsError:
    reason = error.strerror or str(error)
    message = f"nothing can be written into this folder ({reason}); nothing was signed"
    hint = "see that you may write there and that the disk is not full, then sign again"
    return LeafletsError(Problem("review/not-locked", message, Where(lock.parent), hint))
