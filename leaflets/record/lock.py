"""One run at a time on one output: a lock that the system takes back when its holder ends.

The lock is a byte of a file of its own beside the record. Locks of POSIX (``fcntl``) belong to the
process: workers born by ``fork`` neither hold them nor can lose them, so a run that is killed locks
nobody out, whatever its workers still do. They go when the process closes any descriptor of the
file; therefore nothing but this module ever opens it, and it is not the database. On Windows the
same byte is locked by ``msvcrt``. The file is never removed: who locks a file that has just been
removed locks nothing.
"""

from __future__ import annotations

import contextlib
import datetime
import errno
import os
from pathlib import Path

from leaflets.problems import LeafletsError, Problem, Where

_BYTE = 1 << 30
"""Which byte is locked: far behind the words, which others must be able to read on Windows too."""

_TAKEN = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})
_held: dict[tuple[int, int], int] = {}
"""Device and inode of each lock file -> the process that holds it: the system does not keep two
holders in one process apart, and what a child inherits of this table it does not hold."""


class Lock:
    """Held from ``Lock(file)`` to ``release``, or to the end of the process.

    ``own``: nobody but us calls a file so; otherwise what others have written into it is not
    overwritten: ``--record uv`` would ask for ``uv.lock``.

    Raises LeafletsError: ``batch/another-run`` when somebody has it, ``record/not-written`` when
    the file cannot be made, or is something else. ``real``: False where the disk knows no locks.
    """

    def __init__(self, path: Path, own: bool = True) -> None:
        self._path, self._process, self.real = path, os.getpid(), True
        if _held.get(name_of(path)) == self._process:
            # Not opened: to close it again would give away the lock that this process holds.
            raise LeafletsError(_another(path, f"process {self._process}, this one"))
        self._file = _opened(path)
        seen = os.fstat(self._file)
        self._name = (seen.st_dev, seen.st_ino)
        if not own and seen.st_size and not _holder(self._file):
            os.close(self._file)
            raise LeafletsError(_something_else(path))
        try:
            _lock(self._file)
        except OSError as error:
            if error.errno in _TAKEN:
                who = _holder(self._file)
                os.close(self._file)
                raise LeafletsError(_another(path, who)) from None
            self.real = False
        if not self.in_place():
            os.close(self._file)
            raise LeafletsError(gone(path))
        _held[self._name] = self._process
        self._sign()

    def in_place(self) -> bool:
        """Whether the file is still where others would look for it."""
        return name_of(self._path) == self._name

    def release(self) -> None:
        """Give the lock back; nothing in a child of the process that has it."""
        if self._process == os.getpid() and _held.pop(self._name, 0):
            with contextlib.suppress(OSError):
                os.ftruncate(self._file, 0)
            os.close(self._file)

    def _sign(self) -> None:
        """Write down who has it, for the message to others."""
        # ValueError: TZ names hours that no zone has; then the file says nothing.
        with contextlib.suppress(OSError, ValueError):
            now = datetime.datetime.now().astimezone().isoformat(" ", "minutes")
            os.ftruncate(self._file, 0)
            os.lseek(self._file, 0, os.SEEK_SET)
            os.write(self._file, f"{self._process}\n{now}\n".encode())


def gone(path: Path) -> Problem:
    """That record, lock or folder have been taken away in mid-run."""
    return Problem(
        "record/gone",
        "the record of this output has been removed while PDFs were being made",
        Where(path),
        "PDFs that are finished are whole; run the same command again, and leave the files that "
        "begin with .leaflets alone while it runs",
    )


def _opened(path: Path) -> int:
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    try:
        return os.open(path, flags, 0o666)
    except OSError as error:
        reason = error.strerror or str(error)
        message = f"no record can be kept here, and no lock: {reason}"
        hint = "see that you may write there, or keep the record elsewhere: --record FILE"
        raise LeafletsError(Problem("record/not-written", message, Where(path), hint)) from None


def name_of(path: Path) -> tuple[int, int]:
    """Device and inode; those of no file if there is none."""
    try:
        seen = path.stat()
    except OSError:
        return (0, 0)
    return (seen.st_dev, seen.st_ino)


def _holder(file: int) -> str:
    """Who has the lock, as far as the file says so; nothing else that may stand in it."""
    try:
        os.lseek(file, 0, os.SEEK_SET)
        process, since, *_ = os.read(file, 200).decode("ascii").split("\n")
        datetime.datetime.fromisoformat(since)
        return f"process {int(process)}, since {since}"
    except (OSError, ValueError):
        return ""


def _another(path: Path, who: str) -> Problem:
    return Problem(
        "batch/another-run",
        f"another run is making PDFs here{f' ({who})' if who else ''}",
        Where(path.parent),
        "wait until it has ended, or choose another folder with -o FOLDER; a run that was killed "
        "is not in the way",
    )


def _something_else(path: Path) -> Problem:
    return Problem(
        "record/not-written",
        "this file would be the lock of the record, but it is something else",
        Where(path),
        "give the record another name after --record: its lock is called the same, with .lock",
    )


def _lock(file: int) -> None:
    """Take the lock or raise OSError."""
    if os.name == "nt":  # pragma: no cover
        import msvcrt

        os.lseek(file, _BYTE, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    else:
        import fcntl

        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, _BYTE)
