"""The tables of the record, and what becomes of a file that cannot be used as one."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from leaflets.problems import LeafletsError, Problem, Severity, Where
from leaflets.saving import check_it_ends

APPLICATION, VERSION = 0x4C465254, 1
"""Of the file's header (``PRAGMA application_id``, ``user_version``): LFRT, and which tables."""

_MAGIC = b"SQLite format 3\0"
"""How such a file begins (sqlite.org/fileformat2.html, 1.3); the two numbers are at 68 and 60."""

_TABLES = (
    "CREATE TABLE entries (path TEXT PRIMARY KEY, job TEXT, made_from TEXT, parts TEXT, size TEXT, "
    "sha256 TEXT, stamp TEXT, pages TEXT, source TEXT, day TEXT, run TEXT, seal TEXT) "
    "WITHOUT ROWID",
    "CREATE TABLE refused (path TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE TABLE notes (number INTEGER PRIMARY KEY, name TEXT UNIQUE, value TEXT, seal TEXT)",
)
PATIENCE = 10.0
"""Seconds to wait for a program that looks into the record."""


def opened(
    place: Path, *, own: bool, writing: bool
) -> tuple[sqlite3.Connection, tuple[Problem, ...]]:
    """The database, made if need be; and a warning when what was there had to be put aside.

    Without ``writing`` what cannot be used stays where it is, and an empty one in memory takes its
    place. Raises LeafletsError ``record/…``.
    """
    reason = _unusable(place)
    if reason == "" and (base := _sound(place, writing)):
        return base, ()
    if reason is None:
        return (_new(place) if writing else _new(None)), ()
    if not own and reason:
        raise LeafletsError(_not_a_record(place, reason))
    if writing:
        _put_aside(place)
    return _new(place if writing else None), (_aside(place, reason or "it is damaged", writing),)


def refuse_what_is_no_record(place: Path) -> None:
    """For a file that a person has named, before anything is put beside it. Raises LeafletsError
    ``record/not-a-record``."""
    if reason := _unusable(place):
        raise LeafletsError(_not_a_record(place, reason))


def _unusable(place: Path) -> str | None:
    """Why the file is no record, as far as its beginning says; None if there is no file."""
    try:
        if place.is_symlink():
            return "it is a link"
        if place.is_dir():
            return "it is a folder"
        check_it_ends(place)
        with place.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        return None
    except OSError as error:
        return f"it cannot be read: {error.strerror or error}"
    if not head:
        return None
    if not head.startswith(_MAGIC) or int.from_bytes(head[68:72], "big") != APPLICATION:
        return "it is something else"
    if int.from_bytes(head[60:64], "big") != VERSION:
        return "another version of leaflets wrote it"
    return ""


def _sound(place: Path, writing: bool) -> sqlite3.Connection | None:
    """The open database if it is whole and has exactly our tables: no triggers, no views."""
    base = None
    try:
        base = _connection(place, writing)
        tables = [sql for (sql,) in base.execute("SELECT sql FROM sqlite_master WHERE sql <> ''")]
        whole = base.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
        if whole and sorted(tables) == sorted(_TABLES):
            return base
    except sqlite3.Error:
        pass
    if base is not None:
        base.close()
    return None


def _connection(place: Path, writing: bool, made: bool = False) -> sqlite3.Connection:
    """Who only looks still opens it for writing where that is allowed: SQLite takes back what a
    killed run has begun to write."""
    mode = "rwc" if made else "rw" if writing or os.access(place, os.W_OK) else "ro"
    uri = f"{place.absolute().as_uri()}?mode={mode}"
    base = sqlite3.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None)
    base.execute("PRAGMA trusted_schema = OFF")
    base.execute("PRAGMA cell_size_check = ON")
    return base


def _new(place: Path | None) -> sqlite3.Connection:
    base = None
    try:
        if place is None:
            base = sqlite3.connect(":memory:", isolation_level=None)
        else:
            base = _connection(place, writing=True, made=True)
        base.execute(f"PRAGMA application_id = {APPLICATION}")
        base.execute("BEGIN IMMEDIATE")
        for table in _TABLES:
            base.execute(table)
        base.execute(f"PRAGMA user_version = {VERSION}")
        base.execute("COMMIT")
    except sqlite3.Error as error:
        if base is not None:
            base.close()
        raise LeafletsError(not_written(place or Path(), error)) from None
    return base


def _put_aside(place: Path) -> None:
    """Rename it. A journal that belongs to it is thrown away by SQLite, which finds no database
    with it. Raises LeafletsError when that cannot be done."""
    try:
        with contextlib.suppress(FileNotFoundError):
            place.replace(place.with_name(f"{place.name}.broken"))
    except OSError as error:
        raise LeafletsError(not_written(place, error)) from None


class Transaction:
    """What is done inside it is done as a whole, or not at all.

    Raises LeafletsError ``record/not-written``, after ``fail``, when the disk does not let it.
    """

    def __init__(self, base: sqlite3.Connection, place: Path, fail: Callable[[], None]) -> None:
        self._base, self._place, self._fail = base, place, fail

    def __enter__(self) -> None:
        try:
            if self._base.in_transaction:  # Ctrl-C came just before its end
                self._base.execute("ROLLBACK")
            self._base.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            self._fail()
            raise LeafletsError(not_written(self._place, error)) from None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._base.execute("COMMIT")
                return
        except sqlite3.Error as failed:
            error = failed
        with contextlib.suppress(sqlite3.Error):
            self._base.execute("ROLLBACK")
        if isinstance(error, sqlite3.Error):
            self._fail()
            raise LeafletsError(not_written(self._place, error)) from None


def not_written(place: Path, error: Exception) -> Problem:
    """That the record cannot be written, for a person."""
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return Problem(
        "record/not-written",
        f"the record cannot be written ({reason})",
        Where(place),
        "see that the disk is not full and that you may write there, or keep the record elsewhere: "
        "--record FILE; PDFs that are finished are whole",
    )


def not_read(place: Path, error: Exception) -> Problem:
    """That the record has become unreadable since it was opened."""
    message = f"the record cannot be read any more ({error})"
    hint = "run the same command again; PDFs that are finished are whole"
    return Problem("record/not-read", message, Where(place), hint)


def _not_a_record(place: Path, reason: str) -> Problem:
    return Problem(
        "record/not-a-record",
        f"this file is no record of leaflets: {reason}",
        Where(place),
        "name another file after --record; it need not be there yet",
    )


def _aside(place: Path, reason: str, writing: bool) -> Problem:
    kept = f"; it is now called {place.name}.broken" if writing else ""
    return Problem(
        "record/set-aside",
        f"the record cannot be used, {reason}: everything is made again",
        Where(place),
        f"nothing is lost but time{kept}",
        Severity.WARNING,
    )
