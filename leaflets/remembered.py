"""What is read or made once in the life of the process, and found again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from leaflets.problems import LeafletsError

T = TypeVar("T")
Thing = TypeVar("Thing")
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
    the result, so that their ids are not given to others. Never holds more than ``most``: what has
    not been asked for while the last half of them came in is dropped.
    """

    def __init__(self, most: int) -> None:
        self._half = most // 2
        self._recent: dict[Hashable, tuple[tuple[object, ...], T]] = {}
        self._older: dict[Hashable, tuple[tuple[object, ...], T]] = {}

    def __len__(self) -> int:
        return len(self._recent) + len(self._older)

    def get(self, things: tuple[object, ...], more: Hashable = None) -> T | None:
        """The result for exactly these things and something ``more`` that is compared."""
        key = (tuple(map(id, things)), more)
        found = self._recent.get(key)
        if found is None:
            found = self._older.pop(key, None)
            if found is None:
                return None
            self._hold(key, found)
        return found[1]

    def put(self, value: T, things: tuple[object, ...], more: Hashable = None) -> T:
        """Keep ``value``; returns it."""
        self._hold((tuple(map(id, things)), more), (things, value))
        return value

    def clear(self) -> None:
        """Forget everything."""
        self._recent, self._older = {}, {}

    def _hold(self, key: Hashable, entry: tuple[tuple[object, ...], T]) -> None:
        if len(self._recent) >= self._half:
            self._older, self._recent = self._recent, {}
        self._recent[key] = entry


class KeptByOne(Generic[Thing, T]):
    """As ``Kept``, for results made from one thing alone: three times as fast."""

    def __init__(self, most: int) -> None:
        self._half = most // 2
        self._recent: dict[int, tuple[Thing, T]] = {}
        self._older: dict[int, tuple[Thing, T]] = {}

    def __len__(self) -> int:
        return len(self._recent) + len(self._older)

    def get(self, thing: Thing) -> T | None:
        """The result for exactly this thing."""
        found = self._recent.get(id(thing))
        if found is None:
            found = self._older.pop(id(thing), None)
            if found is None:
                return None
            self.put(*found)
        return found[1]

    def put(self, thing: Thing, value: T) -> T:
        """Keep ``value``; returns it."""
        if len(self._recent) >= self._half:
            self._older, self._recent = self._recent, {}
        self._recent[id(thing)] = (thing, value)
        return value

    def clear(self) -> None:
        """Forget everything."""
        self._recent, self._older = {}, {}
