"""The record of an output: what has been made from what. Embedded SQLite, one process at a time.

Only the process that opened it writes, in short transactions: a group of entries, half a second
apart. Between them nothing is open, so a worker born by ``fork`` inherits nothing that it could
spoil. The journal is the ordinary one (it is gone after each group; a write-ahead log would leave
two more files in the output and does not work on network folders). An entry is written when its PDF
is in its place, so that a run may be killed at any moment.

Nothing in it is believed because it is there: every entry has a seal (``leaflets.record.key``).
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from leaflets.problems import LeafletsError, Problem, Severity, Where
from leaflets.record import schema
from leaflets.record.entry import Entry
from leaflets.record.key import VARIABLE, find_key, key_file
from leaflets.record.lock import Lock, gone, name_of

NAME = ".leaflets-record.sqlite"
"""The record in an output folder; its lock is called the same, with ``.lock``."""

GROUP, PAUSE = 500, 0.5
"""Most entries, and most seconds, between two transactions."""

_FIELDS = ", ".join(Entry._fields)
_MARKS = ", ".join("?" * (len(Entry._fields) + 1))


class Record:
    """An open record. ``problems``: warnings of opening it; ``run``: the number of this run.

    ``place``: its file. ``own``: in its output folder, as usual; otherwise a person has named the
    file, and what is no record is refused instead of put aside. ``writing``: take the lock; without
    it nothing is changed on the disk, not even what is broken. ``output``: the folder of the PDFs,
    where the key must not be.

    Raises LeafletsError: ``batch/another-run``, ``record/…``, ``usage/key-file``.
    """

    def __init__(
        self, place: Path, *, own: bool = True, writing: bool = True, output: Path | None = None
    ) -> None:
        self.place, self.writing = place, writing
        self._process, self._failed = os.getpid(), False
        self._waiting: dict[str, tuple[str, ...]] = {}
        self._refused: dict[str, bool] = {}
        _outside(output)
        if not own:
            schema.refuse_what_is_no_record(place)
        self._lock = Lock(place.with_name(f"{place.name}.lock"), own) if writing else None
        try:
            self.key, problems = find_key()
            self._base, aside = schema.opened(place, own=own, writing=writing)
            self.problems = (*problems, *aside, *self._doubts())
            number, self.open_since = self._state()
        except BaseException:
            self.close()
            raise
        self.run, self._name = number + 1, name_of(place)
        self._written = time.monotonic()

    def __enter__(self) -> Record:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        try:
            if not self._failed:
                self.flush()
        except LeafletsError:
            if kind is None:  # what went wrong first says more
                raise
        finally:
            self.close()

    def entry(self, path: str) -> Entry | None:
        """What is known of the PDF at ``path``; None if nothing is, or it cannot be trusted."""
        row = self._waiting.get(path)
        if row is None:
            row = self._one(f"SELECT {_FIELDS}, seal FROM entries WHERE path = ?", path)
        return self._trusted(row)

    def entries(self) -> Iterator[Entry]:
        """Everything that is known and can be trusted, by path; nothing may be added meanwhile."""
        self.flush()
        try:
            for row in self._base.execute(f"SELECT {_FIELDS}, seal FROM entries ORDER BY path"):
                if (entry := self._trusted(row)) is not None:
                    yield entry
        except sqlite3.Error as error:
            self._failed = True
            raise LeafletsError(schema.not_read(self.place, error)) from None

    def refused(self, path: str) -> bool:
        """Whether the PDF at ``path`` was refused when it was last asked for."""
        waiting = self._refused.get(path)
        if waiting is not None:
            return waiting
        return self._one("SELECT path FROM refused WHERE path = ?", path) is not None

    def add(self, entry: Entry) -> None:
        """Note a PDF that is in its place. Raises LeafletsError ``record/…``."""
        entry = entry._replace(run=str(self.run))
        if not entry.sound:
            raise ValueError(f"no path of a PDF: {entry.path!r}")
        self._waiting[entry.path] = (*entry, self.key.seal(entry.words()))
        self._refused[entry.path] = False
        self._flush_now_and_then()

    def refuse(self, path: str) -> None:
        """Note that a PDF was refused; what is known of an earlier one there stays."""
        self._refused[path] = True
        self._flush_now_and_then()

    def forget(self, *paths: str) -> None:
        """Drop what is known of PDFs: they are made again, or have been removed."""
        self.flush()
        with self._transaction():
            rows = [(path,) for path in paths]
            self._base.executemany("DELETE FROM entries WHERE path = ?", rows)
            self._base.executemany("DELETE FROM refused WHERE path = ?", rows)

    def note(self, name: str) -> str | None:
        """A sealed note; None if there is none, or it cannot be trusted."""
        row = self._one("SELECT value, seal FROM notes WHERE name = ?", name)
        if row is None or not isinstance(row[0], str):
            return None
        return row[0] if row[1] == self.key.seal(f"{name}\x1f{row[0]}") else None

    def keep(self, notes: dict[str, str], most: int = 0) -> None:
        """Seal and keep notes, at once; with ``most``, only that many of the first one's kind (what
        its name begins with, up to the colon) stay, the latest."""
        if not self.writing:
            return
        with self._transaction():
            for name, value in notes.items():
                self._base.execute("DELETE FROM notes WHERE name = ?", (name,))
                row = (name, value, self.key.seal(f"{name}\x1f{value}"))
                self._base.execute("INSERT INTO notes (name, value, seal) VALUES (?, ?, ?)", row)
            if most:
                kind = f"{next(iter(notes)).partition(':')[0]}:*"
                self._base.execute(
                    "DELETE FROM notes WHERE name GLOB ?1 AND number NOT IN (SELECT number FROM"
                    " notes WHERE name GLOB ?1 ORDER BY number DESC LIMIT ?2)", (kind, most)
                )  # fmt: skip

    def begin(self) -> None:
        """Note that a run has begun: until ``end``, what it notes is looked at again."""
        since = self.open_since or self.run
        self.keep({"run": f"{self.run} {since}", "key": self.key.seal("key")})

    def end(self) -> None:
        """Note that the run has come to its end, and what it noted holds."""
        self.flush()
        self.open_since = 0
        self.keep({"run": f"{self.run} 0"})

    def flush(self) -> None:
        """Write what is waiting. Raises LeafletsError ``record/…``."""
        if not (self._waiting or self._refused) or not self.writing:
            return
        with self._transaction():
            rows, refused = list(self._waiting.values()), self._refused
            self._base.executemany(f"INSERT OR REPLACE INTO entries VALUES ({_MARKS})", rows)
            made = [(path,) for path, again in refused.items() if not again]
            self._base.executemany("DELETE FROM refused WHERE path = ?", made)
            again = [(path,) for path, again in refused.items() if again]
            self._base.executemany("INSERT OR REPLACE INTO refused VALUES (?)", again)
        self._waiting, self._refused = {}, {}

    def close(self) -> None:
        """Give the lock back. In a child of the process that opened it: nothing at all."""
        if self._process != os.getpid():
            return
        if base := getattr(self, "_base", None):
            base.close()
        if self._lock:
            self._lock.release()

    def _flush_now_and_then(self) -> None:
        late = time.monotonic() - self._written > PAUSE
        if late or len(self._waiting) + len(self._refused) >= GROUP:
            self.flush()

    def _transaction(self) -> schema.Transaction:
        if self._process != os.getpid():
            raise RuntimeError("a record belongs to the process that opened it")
        self._written = time.monotonic()
        if self._lock and not (self._lock.in_place() and name_of(self.place) == self._name):
            self._failed = True
            raise LeafletsError(gone(self.place))
        return schema.Transaction(self._base, self.place, self._fail)

    def _fail(self) -> None:
        self._failed = True

    def _one(self, query: str, name: str) -> tuple[str, ...] | None:
        try:
            row: tuple[str, ...] | None = self._base.execute(query, (name,)).fetchone()
        except sqlite3.Error as error:
            self._failed = True
            raise LeafletsError(schema.not_read(self.place, error)) from None
        return row

    def _trusted(self, row: tuple[str, ...] | None) -> Entry | None:
        if row is None:
            return None
        *fields, seal = row
        try:
            entry = Entry(*fields)
            sealed = self.key.seal(entry.words()) == seal and entry.sound
        except (TypeError, ValueError):  # what is there is not even text
            return None
        return entry if sealed else None

    def _state(self) -> tuple[int, int]:
        """The number of the latest run, and of the first that has not come to its end (or 0)."""
        number, since = (self.note("run") or "0 0").split(" ")
        return int(number), int(since)

    def _doubts(self) -> Iterator[Problem]:
        """Warnings: the seals are of another key, or the disk has no locks."""
        known = self._one("SELECT value FROM notes WHERE name = ?", "key")
        if known and self.key.kept and known[0] != self.key.seal("key"):
            yield Problem(
                "record/other-key",
                "the record was written with another key, by another person or on another "
                "computer: everything is made again",
                Where(self.place),
                f"share one key: the same file in {VARIABLE} for everybody",
                Severity.WARNING,
            )
        if self._lock and not self._lock.real:
            yield Problem(
                "record/no-lock",
                "this disk knows no locks: nothing keeps a second run from writing here",
                Where(self.place),
                "see to it yourself, or keep the record on another disk: --record FILE",
                Severity.WARNING,
            )


def record_of(output: Path) -> Path:
    """Where the record of an output folder is, unless somebody says otherwise."""
    return output / NAME


def _outside(output: Path | None) -> None:
    """Raises LeafletsError when the key is where the record is to be protected by it."""
    path = os.path.realpath(key_file())
    if output and path.startswith(os.path.realpath(output) + os.sep):
        message = "the key of the record lies in the output folder, where it protects nothing"
        hint = f"name a file outside the output folder in {VARIABLE}"
        raise LeafletsError(Problem("usage/key-file", message, Where(Path(path)), hint))
