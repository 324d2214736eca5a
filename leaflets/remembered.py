"""What is read or made once in the life of the process, and found again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache, partial, wraps
from pathlib import Path
from typing import Any, Concatenate, Generic, NamedTuple, ParamSpec, TypeVar
from weakref import WeakSet

from leaflets.problems import LeafletsError, Problem, Where

T = TypeVar("T")
Thing = TypeVar("Thing")
K = TypeVar("K", bound=Hashable)
Entry = TypeVar("Entry")
A = TypeVar("A", bound=Hashable)
P = ParamSpec("P")
Stamp = tuple[int, int, int]


class _Look(NamedTuple, Generic[T]):
    """What was found when a file was looked at: a value, or why there is none."""

    value: T | None
    error: LeafletsError | None

    def told(self) -> T:
        """The value. Raises as reading did, with a new error: one raised again gathers frames."""
        if self.error:
            raise LeafletsError(*self.error.problems)
        return self.value  # type: ignore[return-value]


def _look(read: Callable[[K], T], key: K) -> _Look[T]:
    try:
        return _Look(read(key), None)
    except LeafletsError as error:
        return _Look(None, error)


class Remembered(Generic[T]):
    """``read``, remembered for as long as a file's time, size and inode stay the same.

    What ``read`` raises as LeafletsError is remembered too. Never holds more than ``most`` files.
    """

    def __init__(self, read: Callable[[Path], T], most: int = 4096) -> None:
        self._read, self._most = read, most
        self._held: dict[Path, tuple[Stamp | None, _Look[T]]] = {}

    def __call__(self, path: Path) -> T:
        """What ``read`` makes of the file. Raises LeafletsError as ``read`` does."""
        now = stamp(path)
        before, look = self._held.get(path, (None, None))
        if look is None or now is None or before != now:
            look = _look(self._read, path)
            if len(self._held) >= self._most:
                self._held.clear()
            self._held[path] = (now, look)
        return look.told()


def stamp(path: Path) -> Stamp | None:
    """Time (ns), size (bytes) and inode of a file; None when nobody can tell."""
    try:
        status = path.stat()
    except OSError:
        return None
    return (status.st_mtime_ns, status.st_size, status.st_ino)


def once_for_each(
    most: int,
) -> Callable[[Callable[Concatenate[A, P], T]], Callable[Concatenate[A, P], T]]:
    """Remembers results by the first argument of a function, a library, and its others.

    Holds at most ``most`` results for each of the last few libraries: whoever loads a workspace
    again and again does not keep them all.
    """

    def remembering(make: Callable[Concatenate[A, P], T]) -> Callable[Concatenate[A, P], T]:
        @lru_cache(maxsize=_LIBRARIES)
        def results(library: A) -> Callable[..., T]:
            return lru_cache(maxsize=most)(partial(make, library))

        @wraps(make)
        def found(library: A, /, *others: P.args, **named: P.kwargs) -> T:
            return results(library)(*others, **named)

        return found

    return remembering


_LIBRARIES = 4


class _Halves(Generic[K, Entry]):
    """Never holds more than ``most`` entries: what has not been asked for while the last half of
    them came in is dropped. ``lasting``: whatever else its process turns to."""

    def __init__(self, most: int, lasting: bool = False) -> None:
        self._half = most // 2
        self._recent: dict[K, Entry] = {}
        self._older: dict[K, Entry] = {}
        if not lasting:
            _EVERY.add(self)

    def __len__(self) -> int:
        return len(self._recent) + len(self._older)

    def clear(self) -> None:
        """Forget everything."""
        self._recent, self._older = {}, {}

    def turn(self) -> None:
        """What is there now is older than all that is asked for or comes in from now on."""
        self._older, self._recent = self._recent, {}

    def _again(self, key: K) -> Entry | None:
        """One of the older entries, which is recent from now on."""
        found = self._older.pop(key, None)
        if found is not None:
            self._hold(key, found)
        return found

    def _hold(self, key: K, entry: Entry) -> None:
        if len(self._recent) >= self._half:
            self.turn()
        self._recent[key] = entry


_EVERY: WeakSet[_Halves[Any, Any]] = WeakSet()


def turn_to_other_things() -> None:
    """What was made and has not been asked for since this was last called is dropped, wherever it
    is kept: for whoever has been at one thing for long and goes on to the next. What was read from
    files stays: one that has been changed meanwhile could not be read again."""
    for kept in _EVERY:
        kept.turn()


class Kept(_Halves[Hashable, tuple[tuple[object, ...], T]]):
    """Results by the identity of the things they were made from; those must never change.

    Comparing large things would cost more than making the result again. The things are kept with
    the result, so that their ids are not given to others.
    """

    def get(self, things: tuple[object, ...], more: Hashable = None) -> T | None:
        """The result for exactly these things and something ``more`` that is compared."""
        key = (more, *map(id, things))
        found = self._recent.get(key) or self._again(key)
        return found and found[1]

    def put(self, value: T, things: tuple[object, ...], more: Hashable = None) -> T:
        """Keep ``value``; returns it."""
        self._hold((more, *map(id, things)), (things, value))
        return value


class KeptByOne(_Halves[int, tuple[Thing, T]], Generic[Thing, T]):
    """As ``Kept``, for results made from one thing alone: three times as fast."""

    def get(self, thing: Thing) -> T | None:
        """The result for exactly this thing."""
        found = self._recent.get(id(thing)) or self._again(id(thing))
        return found and found[1]

    def put(self, thing: Thing, value: T) -> T:
        """Keep ``value``; returns it."""
        self._hold(id(thing), (thing, value))
        return value


class Snapshot(Generic[K, T]):
    """``read``, as it was when each thing was first asked for; ``place``: the file it is read from.

    All leaflets of a run are made from the same words and pictures, whatever happens on the disk
    meanwhile. Never holds more than ``most`` values; of those that had to make room only the stamps
    of the files are left, and one that has another when it is needed again is refused.
    """

    def __init__(
        self,
        place: Callable[[K], Path],
        read: Callable[[K], T],
        most: int,
        first: dict[K, Stamp | None] | None = None,
    ) -> None:
        """``first``: stamps that another process has seen, in the same run."""
        self._place, self._read = place, read
        self._held: Kept[_Look[T]] = Kept(most, lasting=True)
        self.first: dict[K, Stamp | None] = first or {}

    def __call__(self, key: K) -> T:
        """What ``read`` made of it. Raises LeafletsError as ``read`` does, and ``run/changed``."""
        look = self._held.get((), key) or self._held.put(self._look(key), (), key)
        return look.told()

    def _look(self, key: K) -> _Look[T]:
        path = self._place(key)
        now = stamp(path)
        if self.first.setdefault(key, now) != now:
            message = "this file has been changed since the run began"
            hint = "run again: all leaflets of a run are made from the same words and pictures"
            return _Look(None, LeafletsError(Problem("run/changed", message, Where(path), hint)))
        return _look(self._read, key)
