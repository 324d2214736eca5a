"""publish: bytes -> file. All of the file or nothing, and never twice the same."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, Literal

from leaflets.problems import LeafletsError, Problem, Where
from leaflets.saving import Text, forced_to_disk, held, save_all, temporary_name

Status = Literal["written", "unchanged"]

_NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT})
NOT_ALLOWED = frozenset({errno.EACCES, errno.EPERM})
_IN_THE_WAY = frozenset({errno.EEXIST, errno.ENOTDIR})


def publish(data: bytes, target: Path) -> Status:
    """Put ``data`` at ``target``, making folders as needed, and say whether anything changed.

    The bytes go to a temporary file in the same folder, are forced to disk and then renamed
    (rename within a folder is atomic, POSIX ``rename``), so a reader, a power cut or Ctrl-C never
    meets half a file. A file that already holds ``data`` is left untouched, date and all.
    Raises ``LeafletsError`` (``publish/...``); an earlier file then stays as it was.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        return put(data, target)
    except OSError as error:
        raise LeafletsError(told(error, target, target.parent)) from error


def put(data: bytes, target: Path) -> Status:
    """As ``publish``, into a folder that is there. A link is replaced, never followed. Raises
    OSError."""
    if _holds(target, data):
        return "unchanged"
    with whole(target) as file:
        file.write(data)
    return "written"


@contextlib.contextmanager
def whole(target: Path) -> Iterator[BinaryIO]:
    """A file to write, which becomes ``target`` when all has gone well, else nothing. Its folder
    must be there. Raises OSError."""
    # Known before the file exists: whenever we are interrupted, the clean-up below finds it.
    temporary = target.parent / temporary_name()
    try:
        with forced_to_disk(temporary) as file:
            yield file
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):  # the folder is gone, or can only be read any more
            temporary.unlink(missing_ok=True)
        raise


def publish_all(files: Mapping[str, bytes], folder: Path) -> frozenset[str]:
    """Put files that belong together into ``folder``, all or none, and say which have changed.

    As ``publish``, but renamed only when the last has been written, in their order. Whatever goes
    wrong, also Ctrl-C, those that were there are then as they were. Raises ``LeafletsError``.
    """
    try:
        before = {name: held(folder / name) for name in files}
    except OSError as error:
        target = folder / Path(error.filename or "").name
        raise LeafletsError(told(error, target, folder)) from error
    changed = [name for name, data in files.items() if before[name] != data]
    texts = [Text(folder / name, before[name], files[name]) for name in changed]
    save_all(texts, lambda error, path: told(error, path, folder))
    return frozenset(changed)


def prepare(folder: Path) -> None:
    """Make the output folder and check that files can be put there, before any work is done.

    Raises ``LeafletsError`` (``publish/...``).
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))
    except OSError as error:
        raise LeafletsError(told(error, folder, folder)) from error


def _holds(target: Path, data: bytes) -> bool:
    """Whether ``target`` is a file with these very bytes; size first, it is cheaper."""
    try:
        seen = target.lstat()
    except FileNotFoundError:
        return False
    if stat.S_ISDIR(seen.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    same = stat.S_ISREG(seen.st_mode) and seen.st_size == len(data)
    return same and target.read_bytes() == data


def told(error: OSError, target: Path, folder: Path) -> Problem:
    """What went wrong, for a person. Troubles of a whole folder are told once for the folder."""
    code = error.errno
    if code in _NO_SPACE:
        return Problem(
            "publish/disk-full",
            "the disk is full",
            Where(folder),
            "free some space, or choose another folder with -o FOLDER; nothing was half written",
        )
    if code == errno.EROFS:
        return Problem(
            "publish/read-only",
            "nothing can be written here: the disk can only be read",
            Where(folder),
            "see what has become of the disk, or choose another folder with -o FOLDER",
        )
    if code == errno.EISDIR:
        return Problem(
            "publish/is-a-folder",
            "a folder has the name this file should get",
            Where(target),
            "move or rename that folder",
        )
    if code in _IN_THE_WAY:
        return Problem(
            "publish/in-the-way",
            "a file stands where a folder should be",
            Where(_first_file(folder)),
            "move or rename that file, or choose another folder with -o FOLDER",
        )
    if code == errno.ENAMETOOLONG:
        return Problem(
            "publish/name-too-long",
            "this file name is too long for the disk",
            Where(target),
            "choose a folder with a shorter path (-o FOLDER) or give the leaflet a shorter name",
        )
    if code in NOT_ALLOWED:
        return Problem(
            "publish/not-allowed",
            "you are not allowed to write here",
            Where(folder),
            "choose another folder with -o FOLDER; on Windows, close the PDF in other programs",
        )
    reason = error.strerror or str(error)
    message = f"the file could not be written: {reason}"
    hint = "try again, or choose another folder with -o FOLDER"
    return Problem("publish/not-written", message, Where(target), hint)


def _first_file(folder: Path) -> Path:
    """The part of the path that is a file although it should be a folder."""
    return next((p for p in (folder, *folder.parents) if p.is_file()), folder)
