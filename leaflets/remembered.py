"""What is read or made once in the life of the process, and found again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
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


class Kept(Generic[T]):
    """Results by the identity of the things they were made from; those must never change.

    Comparing large things would cost more than making the result again. The things are kept with
    the result, so that their ids are not given to others. Never holds more than ``most``.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: dict[Hashable, tuple[tuple[object, ...], T]] = {}

    def get(self, things: tuple[object, ...], more: Hashable = None) -> T | None:
        """The result for exactly these things and something ``more`` that is compared."""
        found = self._held.get((tuple(map(id, things)), more))
        return found[1] if found else None

    def put(self, value: T, things: tuple[object, ...], more: Hashable = None) -> T:
        """Keep ``value``; returns it."""
        if len(self._held) >= self._most:
            self._held.clear()
        self._held[tuple(map(id, things)), more] = (things, value)
        return value
