"""Reads each version of a file once in the life of the process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from leaflets.problems import LeafletsError, Problem

T = TypeVar("T")


class Remembered(Generic[T]):
    """``read``, remembered for as long as a file's time, size and inode stay the same.

    What ``read`` raises as LeafletsError is remembered too. Never holds more than ``most`` files.
    """

    def __init__(self, read: Callable[[Path], T], most: int = 4096) -> None:
        self._read, self._most = read, most
        self._known: dict[Path, tuple[tuple[int, int, int], T | tuple[Problem, ...]]] = {}
        self._failed: set[Path] = set()

    def __call__(self, path: Path) -> T:
        """What ``read`` makes of the file. Raises LeafletsError as ``read`` does."""
        stamp = _stamp(path)
        held = self._known.get(path)
        if held is None or held[0] != stamp or stamp == (0, 0, 0):
            held = (stamp, self._try(path))
            if len(self._known) >= self._most:
                self._known.clear()
            self._known[path] = held
        if path in self._failed:
            raise LeafletsError(*held[1])  # type: ignore[misc]
        return held[1]  # type: ignore[return-value]

    def _try(self, path: Path) -> T | tuple[Problem, ...]:
        self._failed.discard(path)
        try:
            return self._read(path)
        except LeafletsError as error:
            self._failed.add(path)
            return error.problems


def _stamp(path: Path) -> tuple[int, int, int]:
    try:
        status = path.stat()
    except OSError:
        return (0, 0, 0)
    return (status.st_mtime_ns, status.st_size, status.st_ino)
