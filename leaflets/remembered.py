"""Reads each version of a file once in the life of the process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from leaflets.problems import LeafletsError

T = TypeVar("T")
Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class _Held(Generic[T]):
    stamp: Stamp
    value: T | None
    error: LeafletsError | None


class Remembered(Generic[T]):
    """``read``, remembered for as long as a file's time, size and inode stay the same.

    What ``read`` raises as LeafletsError is remembered too. Never holds more than ``most`` files.
    """

    def __init__(self, read: Callable[[Path], T], most: int = 4096) -> None:
        self._read, self._most = read, most
        self._held: dict[Path, _Held[T]] = {}

    def __call__(self, path: Path) -> T:
        """What ``read`` makes of the file. Raises LeafletsError as ``read`` does."""
        stamp = _stamp(path)
        held = self._held.get(path)
        if held is None or stamp is None or held.stamp != stamp:
            held = self._try(path, stamp or (0, 0, 0))
            if len(self._held) >= self._most:
                self._held.clear()
            self._held[path] = held
        if held.error:
            raise LeafletsError(*held.error.problems)
        return held.value  # type: ignore[return-value]

    def _try(self, path: Path, stamp: Stamp) -> _Held[T]:
        try:
            return _Held(stamp, self._read(path), None)
        except LeafletsError as error:
            return _Held(stamp, None, error)


def _stamp(path: Path) -> Stamp | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return (status.st_mtime_ns, status.st_size, status.st_ino)
