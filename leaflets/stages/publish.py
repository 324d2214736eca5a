"""publish: bytes -> file. All of the file or nothing, and never twice the same."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from leaflets.problems import LeafletsError, Problem, Where
from leaflets.saving import Text, held, save_all

Status = Literal["written", "unchanged"]

_NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT})
_NOT_ALLOWED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
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
        if _holds(target, data):
            return "unchanged"
        _replace(target, data)
    except OSError as error:
        raise LeafletsError(_problem(error, target, target.parent)) from error
    return "written"


def publish_all(files: Mapping[str, bytes], folder: Path) -> frozenset[str]:
    """Put files that belong together into ``folder``, all or none, and say which have changed.

    As ``publish``, but renamed only when the last has been written, in their order. Whatever goes
    wrong, also Ctrl-C, those that were there are then as they were. Raises ``LeafletsError``.
    """
    try:
        before = {name: held(folder / name) for name in files}
    except OSError as error:
        target = folder / Path(error.filename or "").name
        raise LeafletsError(_problem(error, target, folder)) from error
    changed = [name for name, data in files.items() if before[name] != data]
    texts = [Text(folder / name, before[name], files[name]) for name in changed]
    save_all(texts, lambda error, path: _problem(error, path, folder))
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
        raise LeafletsError(_problem(error, folder, folder)) from error


def _holds(target: Path, data: bytes) -> bool:
    """Whether ``target`` is a file with these very bytes; size first, it is cheaper."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    try:
        return target.stat().st_size == len(data) and target.read_bytes() == data
    except FileNotFoundError:
        return False


def _replace(target: Path, data: bytes) -> None:
    # A name nobody else can hold (another run may write to the same shared folder), short enough
    # never to be longer than the target's, and known before the file exists: whenever we are
    # interrupted, the clean-up below finds it.
    temporary = target.parent / f".{os.urandom(6).hex()}.part"
    try:
        # Not tempfile: it makes files that only their owner can open, no use in a shared folder.
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _problem(error: OSError, target: Path, folder: Path) -> Problem:
    """What went wrong, for a person. Troubles of a whole folder are told once for the folder."""
    code = error.errno
    if code in _NO_SPACE:
        return Problem(
            "publish/disk-full",
            "the disk is full",
            Where(folder),
            "free some space, or choose another folder with -o FOLDER; nothing was half written",
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
    if code in _NOT_ALLOWED:
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
