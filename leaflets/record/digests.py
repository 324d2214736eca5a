"""Digests of files, kept for as long as nothing about a file has changed.

A file is not read again while its four stamps are exactly what they were: time of the last change
of the contents and of the entry, size and inode. They are compared for being equal, never for being
older, so that a clock that was set back fools nobody. A file that was written within the last two
seconds, or in the future, is read again the next time: it could change once more and keep its
stamps (the “racy” files of Git).
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import time
from collections.abc import Callable

YOUNG = 2_000_000_000
"""Nanoseconds: the coarsest times of files that there are, those of FAT."""

LENGTH = 32
"""Hex digits of a digest, of SHA-256."""

ABSENT = "absent"
FOLDER = "folder"
_SKIPPED = frozenset({".git", ".hg", ".svn", "__pycache__"})

Known = dict[str, tuple[str, str]]
"""Name -> stamps and digest."""


def digest(*texts: str) -> str:
    """One digest of several texts; no text can be moved into the next."""
    joined = "\x1f".join(f"{len(text)}:{text}" for text in texts)
    return hashlib.sha256(joined.encode("utf-8", "surrogateescape")).hexdigest()[:LENGTH]


class Digests:
    """Looks files up in what is ``known``, and learns what is not; without ``reading`` only their
    stamps are looked at. ``learned``: what is to be known the next time; ``stamps``: of every file
    asked for."""

    def __init__(
        self, known: Known, now: Callable[[], int] = time.time_ns, *, reading: bool = True
    ) -> None:
        self._known, self._now, self._reading = known, now, reading
        self.learned: Known = {}
        self.stamps: dict[str, str] = {}

    def of_folder(self, folder: str, prefix: str = "", skipped: str = "") -> dict[str, str]:
        """Path below ``folder`` -> digest, of all files and folders in it. ``prefix``: what they
        are known by; ``skipped``: a name at the top to leave out. A folder's own digest is
        ``FOLDER``; what is neither file nor folder, or cannot be read, has words of its own."""
        found: dict[str, str] = {}
        self._gather(folder, prefix, "", found, skipped, frozenset())
        return found

    def _gather(
        self,
        folder: str,
        prefix: str,
        below: str,
        found: dict[str, str],
        skipped: str,
        above: frozenset[tuple[int, int]],
    ) -> None:
        try:
            with os.scandir(folder) as entries:
                there = list(entries)
        except OSError as error:
            found[below] = _closed(error)
            return
        for entry in there:
            name, path = entry.name, f"{below}/{entry.name}" if below else entry.name
            if name in _SKIPPED or (not below and name == skipped):
                continue
            try:
                # Windows tells inodes and times only when it is asked for the file itself.
                seen = os.stat(entry.path) if os.name == "nt" else entry.stat()  # noqa: PTH116
                linked = entry.is_symlink()
            except OSError as error:
                found[path] = _closed(error)
                continue
            # Whether a link leads out of the workspace matters, whatever it leads to.
            behind = digest(os.path.realpath(entry.path)) if linked else ""
            if stat.S_ISDIR(seen.st_mode):
                own = (seen.st_dev, seen.st_ino)
                found[path] = f"{FOLDER}{behind}"
                if own not in above:
                    self._gather(entry.path, prefix, path, found, "", above | {own})
            else:
                found[path] = f"{self.of_file(entry.path, f'{prefix}{path}', seen)}{behind}"

    def of_file(self, path: str, name: str, seen: os.stat_result) -> str:
        """The digest of one file, known by ``name``."""
        if not stat.S_ISREG(seen.st_mode):
            return "no file"
        stamps = f"{seen.st_mtime_ns} {seen.st_ctime_ns} {seen.st_size} {seen.st_ino}"
        self.stamps[name] = stamps
        if not self._reading:
            return ""
        known = self._known.get(name)
        if known is None or known[0] != stamps:
            now = self._now()
            try:
                with open(path, "rb") as file:  # noqa: PTH123 - thousands of files
                    data = file.read()
            except OSError as error:
                return _closed(error)
            known = (stamps, hashlib.sha256(data).hexdigest()[:LENGTH])
            if now - max(seen.st_mtime_ns, seen.st_ctime_ns) < YOUNG:
                return known[1]
        self.learned[name] = known
        return known[1]


def _closed(error: OSError) -> str:
    return f"closed {errno.errorcode.get(error.errno or 0, '')}"
