"""Writes several files: all of them or none, and never over what somebody has just changed."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

from leaflets.problems import LeafletsError, Problem, Where

_TEMPORARY = re.compile(r"\.[0-9a-f]{12}\.part")


def temporary_name() -> str:
    """A name for a file that is not whole yet: nobody else can hold it, also when others write to
    the same shared folder, and it is short enough never to be longer than the target's."""
    return f".{os.urandom(6).hex()}.part"


def is_temporary(name: str) -> bool:
    """Whether ``name`` is one of these: what a killed run has left is known by it."""
    return _TEMPORARY.fullmatch(name) is not None


ENDLESS = "it is a pipe or a device"


def is_endless(path: Path) -> bool:
    """Whether ``path`` leads to what is neither file nor folder: who reads it may wait for ever."""
    try:
        kind = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(kind) or stat.S_ISDIR(kind))


def check_it_ends(path: Path) -> None:
    """Before a file is opened to be read. Raises OSError when it ``is_endless``."""
    if is_endless(path):
        raise OSError(errno.EINVAL, ENDLESS, str(path))


@contextlib.contextmanager
def forced_to_disk(path: Path) -> Iterator[BinaryIO]:
    """A new file to write; all of it is on the disk when nothing has gone wrong. Raises OSError."""
    # Not tempfile: it makes files that only their owner can open, no use in a shared folder.
    with path.open("xb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


class Text(NamedTuple):
    """A file to be written. ``before``: what it was read as, None if it was not there."""

    path: Path
    before: bytes | None
    after: bytes


def save_all(texts: Sequence[Text], told: Callable[[OSError, Path], Problem] | None = None) -> None:
    """Write the files. ``told``: words for what went wrong with a file, in place of
    ``saving/not-written``.

    Everything goes to temporary files beside the real ones first, and is forced to disk; only when
    that is done are they renamed (atomic within a folder, POSIX ``rename``). Whatever goes wrong,
    also Ctrl-C, every file is then as it was. Raises LeafletsError: ``saving/not-written``, or
    ``saving/changed-meanwhile`` when a file is no longer what it was read as.
    """
    stage = _Stage()
    try:
        for text in texts:
            stage.write(text)
        changed = [text.path for text in texts if held(text.path) != text.before]
        if changed:
            raise LeafletsError(*map(_changed_meanwhile, changed))
        for text in texts:
            stage.put_in_place(text)
    except OSError as error:
        stage.take_back()
        raise LeafletsError((told or _not_written)(error, stage.here)) from error
    except BaseException:
        stage.take_back()
        raise


class _Stage:
    """``here``: the file in hand."""

    def __init__(self) -> None:
        self.here = Path()
        self._temporary: dict[Path, Path] = {}
        self._done: list[Text] = []
        self._folders: list[Path] = []

    def write(self, text: Text) -> None:
        """Make the temporary file; its name is known before it exists, so that it is found."""
        self.here = text.path
        target = Path(os.path.realpath(text.path))  # a link stays a link
        folder = target.parent
        new = [place for place in (folder, *folder.parents) if not place.exists()]
        self._folders = [*new, *self._folders]
        folder.mkdir(parents=True, exist_ok=True)
        temporary = folder / temporary_name()
        self._temporary[target] = temporary
        with forced_to_disk(temporary) as file:
            file.write(text.after)
        if text.before is not None:
            shutil.copymode(target, temporary)

    def put_in_place(self, text: Text) -> None:
        self.here = text.path
        target = Path(os.path.realpath(text.path))
        self._done.append(text)
        self._temporary[target].replace(target)
        del self._temporary[target]

    def take_back(self) -> None:
        """As if nothing had been; what cannot be undone cannot be helped."""
        for text in self._done:
            with contextlib.suppress(OSError):
                if text.before is None:
                    text.path.unlink()
                elif held(text.path) != text.before:
                    text.path.write_bytes(text.before)
        for temporary in self._temporary.values():
            temporary.unlink(missing_ok=True)
        for folder in self._folders:
            with contextlib.suppress(OSError):  # somebody has put something into it
                folder.rmdir()


def held(path: Path) -> bytes | None:
    """What a file holds; None if it is not there. Raises OSError, for a folder too."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _changed_meanwhile(path: Path) -> Problem:
    message = "this file has changed while it was being worked on; no file has been written"
    return Problem("saving/changed-meanwhile", message, Where(path), "try again")


def _not_written(error: OSError, path: Path) -> Problem:
    reason = error.strerror or str(error)
    message = f"this file cannot be written ({reason}); every file is as it was"
    hint = "free some space, or close the file in other programs; then try again"
    return Problem("saving/not-written", message, Where(path), hint)
