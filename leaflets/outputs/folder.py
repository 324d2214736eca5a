"""A folder of this computer, or one it shares."""

from __future__ import annotations

import contextlib
import errno
import filecmp
import os
import shutil
import stat
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TypeVar

from leaflets.model.reach import Reach
from leaflets.outputs import inside
from leaflets.problems import LeafletsError, Problem, Where
from leaflets.saving import is_temporary
from leaflets.stages import publish
from leaflets.stages.publish import Status

T = TypeVar("T")


class _Seen:
    """What this process knows of the place: which folder it is (device and number of the root), and
    the folders below it that are there and are no links."""

    def __init__(self) -> None:
        self.root: tuple[int, int] | None = None
        self.folders: set[PurePosixPath] = set()


@dataclass(frozen=True, slots=True)
class Folder:
    """Files below ``root``. Below it no link to a folder is followed: whoever put it there, what it
    points at is not the output.

    Folders below ``root`` are made as needed, and again when they vanish. ``root`` is made by
    ``prepare`` only: when it vanishes, or another one is in its place (a drive was taken away),
    nothing is put anywhere.
    """

    root: Path
    _seen: _Seen = field(default_factory=_Seen, init=False, repr=False, compare=False)

    reach = Reach.COMPUTER

    def __reduce__(self) -> tuple[type[Folder], tuple[Path]]:
        return Folder, (self.root,)  # device numbers are other ones on other computers

    def prepare(self) -> None:
        publish.prepare(self.root)
        self._seen.root = None
        self._seen.folders.clear()
        self._check_root()

    def put(self, path: PurePosixPath, data: bytes) -> Status:
        return self._writing(path, lambda target: publish.put(data, target))

    def put_file(self, path: PurePosixPath, file: Path) -> Status:
        def copy(target: Path) -> Status:
            if _is_file(target) and filecmp.cmp(file, target, shallow=False):
                return "unchanged"
            with publish.whole(target) as copied, file.open("rb") as source:
                shutil.copyfileobj(source, copied, 1 << 20)
            return "written"

        return self._writing(path, copy)

    def stamp(self, path: PurePosixPath) -> str | None:
        """Size, time of the last change of the contents and of the entry, and inode."""
        try:
            seen = os.lstat(self.root / path)
        except OSError:
            return None
        if not stat.S_ISREG(seen.st_mode):
            return None
        return f"{seen.st_size}-{seen.st_mtime_ns}-{seen.st_ctime_ns}-{seen.st_ino}"

    def stamps(self, paths: Iterable[PurePosixPath]) -> dict[PurePosixPath, str]:
        found = ((path, self.stamp(path)) for path in paths)
        return {path: stamp for path, stamp in found if stamp is not None}

    def read(self, path: PurePosixPath) -> bytes | None:
        try:
            return (self.root / path).read_bytes() if _is_file(self.root / path) else None
        except OSError:
            return None

    def remove(self, path: PurePosixPath) -> bool:
        target = self.root / path
        self._refuse_links(inside(path).parent)
        try:
            target.unlink()
        except (FileNotFoundError, NotADirectoryError):
            return False
        except OSError as error:
            reason = error.strerror or str(error)
            message = f"this file cannot be removed: {reason}"
            hint = "close it in other programs, or remove it by hand"
            problem = Problem("publish/not-removed", message, Where(target), hint)
            raise LeafletsError(problem) from error
        with contextlib.suppress(OSError):  # another file is in it
            for folder in path.parents[:-1]:
                (self.root / folder).rmdir()
                self._seen.folders.discard(folder)
        return True

    def sweep(self, folders: Iterable[PurePosixPath], before: float) -> tuple[PurePosixPath, ...]:
        found = []
        for folder in sorted(set(folders)):
            with contextlib.suppress(OSError, LeafletsError):  # told when something is put there
                self._refuse_links(inside(folder))
                found += [folder / name for name in _left_over(self.root / folder, before)]
        return tuple(found)

    def place(self, path: PurePosixPath) -> Path:
        return self.root / path

    def _writing(self, path: PurePosixPath, write: Callable[[Path], T]) -> T:
        """Write with the folder there, which somebody may have taken away in the meantime."""
        target, folder = self.root / path, path.parent
        try:
            if folder not in self._seen.folders:
                self._enter(inside(path).parent)
            elif path.name in ("", ".."):
                inside(path)
            try:
                return write(target)
            except FileNotFoundError:
                self._seen.folders.clear()
                self._enter(folder)
                return write(target)
        except OSError as error:
            if error.errno in publish.NOT_ALLOWED and not os.access(self.root, os.W_OK | os.X_OK):
                raise LeafletsError(_read_only(self.root)) from error
            raise LeafletsError(publish.told(error, target, target.parent)) from error

    def _enter(self, folder: PurePosixPath) -> None:
        """See that ``folder`` is there and below the root. Raises OSError, LeafletsError."""
        self._check_root()
        for part in (*reversed(folder.parents[:-1]), folder)[: len(folder.parts)]:
            with contextlib.suppress(FileExistsError):
                (self.root / part).mkdir()
            if not stat.S_ISDIR(os.lstat(self.root / part).st_mode):
                self._refuse_links(part)
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        self._seen.folders.add(folder)

    def _check_root(self) -> None:
        try:
            seen = self.root.stat()
        except (FileNotFoundError, NotADirectoryError) as error:
            raise LeafletsError(_gone(self.root)) from error
        if self._seen.root not in (None, (seen.st_dev, seen.st_ino)):
            raise LeafletsError(_gone(self.root))
        self._seen.root = (seen.st_dev, seen.st_ino)

    def _refuse_links(self, folder: PurePosixPath) -> None:
        for part in (folder, *folder.parents[:-1])[: len(folder.parts)]:
            if (self.root / part).is_symlink():
                message = "this folder of the output is a link to another place"
                hint = "take the link away, or choose the other place with -o FOLDER"
                problem = Problem("publish/link", message, Where(self.root / part), hint)
                raise LeafletsError(problem)


def _left_over(folder: Path, before: float) -> list[str]:
    with os.scandir(folder) as entries:
        old = [
            entry.name
            for entry in entries
            if is_temporary(entry.name)
            and entry.is_file(follow_symlinks=False)
            and entry.stat(follow_symlinks=False).st_mtime < before
        ]
    for name in old:
        (folder / name).unlink(missing_ok=True)
    return old


def _is_file(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def _gone(root: Path) -> Problem:
    message = "the output folder has vanished, or another folder has taken its place"
    hint = "bring it back (is the drive there?) and type the same again: it goes on from here"
    return Problem("publish/gone", message, Where(root), hint)


def _read_only(root: Path) -> Problem:
    message = "you are not allowed to write into the output folder any more"
    hint = "see who has changed its rights, or choose another folder with -o FOLDER"
    return Problem("publish/read-only", message, Where(root), hint)
