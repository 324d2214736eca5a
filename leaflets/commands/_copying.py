"""Copy a workspace into a folder of one's own: all of it or nothing."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import click

from leaflets.commands._report import shown
from leaflets.problems import LeafletsError, Problem, Where
from leaflets.saving import temporary_name
from leaflets.workspace import PARTS

_NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT})
_NOT_ALLOWED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_IN_THE_WAY = frozenset({errno.EEXIST, errno.ENOTDIR})


def copy_workspace(source: Path, folder: Path) -> int:
    """Copy ``source`` to ``folder``, which is new or empty; returns the number of files.

    The copy is made under a temporary name and renamed when it is complete, so that Ctrl-C or a
    full disk leaves nothing. Raises ``LeafletsError`` (``init/...``).
    """
    try:
        with _made(folder.parent):
            # An empty folder is filled, not replaced: somebody may stand in it, or it may be a
            # disk of its own.
            return _filled(source, folder) if folder.is_dir() else _renamed(source, folder)
    except OSError as error:
        raise LeafletsError(_problem(error, source, folder)) from error


def _renamed(source: Path, folder: Path) -> int:
    with _stage(folder.parent) as stage:
        count = _copy(source, stage)
        stage.rename(folder)
    return count


def _filled(source: Path, folder: Path) -> int:
    parts = [folder / part for part in PARTS]
    with _stage(folder) as stage:
        count = _copy(source, stage)
        try:
            for part in parts:
                (stage / part.name).rename(part)
        except BaseException:  # only what came from here: whatever else is there is theirs
            _take_away(*(part for part in parts if not (stage / part.name).exists()))
            raise
    return count


def _copy(source: Path, target: Path) -> int:
    count = sum(copy_tree(source / part, target / part) for part in PARTS)
    # The first line of every file names its schema: it must be there in the copy too.
    if not all((target / part / "schemas").is_dir() for part in PARTS):
        from leaflets.schemas import write_schemas

        write_schemas(target)
    return count


def copy_tree(source: Path, target: Path) -> int:
    """Copy the files of a folder and return how many.

    Not ``shutil.copytree``: that also copies permissions, and an installed package may be
    read-only while the copy is there to be changed.
    """
    target.mkdir(parents=True)
    count = 0
    for entry in sorted(source.iterdir()):
        if entry.name.startswith((".", "__pycache__")):
            continue
        if entry.is_dir():
            count += copy_tree(entry, target / entry.name)
        else:
            shutil.copyfile(entry, target / entry.name)
            count += 1
    return count


@contextlib.contextmanager
def _made(folder: Path) -> Iterator[None]:
    """Make ``folder`` and those above it; when the work fails, take away what was made."""
    new = [place for place in (folder, *folder.parents) if not place.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for place in new:
            with contextlib.suppress(OSError):  # not made, or no longer empty: leave it
                place.rmdir()
        raise


@contextlib.contextmanager
def _stage(folder: Path) -> Iterator[Path]:
    """A name in ``folder`` that nobody else has, known before there is anything under it: whenever
    we are interrupted, it is found and taken away."""
    stage = folder / temporary_name()
    try:
        yield stage
    finally:
        _take_away(stage)


def _take_away(*places: Path) -> None:
    for place in places:
        with contextlib.suppress(KeyboardInterrupt):  # a second Ctrl-C: then say what is left
            shutil.rmtree(place, ignore_errors=True)
        if place.exists():
            click.echo(f"{shown(place)} is left over from this: you can delete it.", err=True)


def _problem(error: OSError, source: Path, folder: Path) -> Problem:
    """What went wrong, for a person. Nothing of theirs may look as if it had to be deleted."""
    culprit = Path(os.fsdecode(error.filename)) if error.filename else None
    copied = culprit and any(culprit.is_relative_to(source / part) for part in PARTS)
    if copied and error.errno not in _NO_SPACE:
        reason = (error.strerror or str(error)).lower()
        message = f"this cannot be copied: {reason}"
        hint = "mend it, or ask who looks after the computer; nothing has been made"
        return Problem("init/not-read", message, Where(culprit), hint)
    if error.errno in _NO_SPACE:
        message = f"the disk is full ({error.strerror})"
        place, hint = folder, "free some space, or name a folder on another disk"
    elif error.errno in _NOT_ALLOWED:
        message = f"you are not allowed to write here ({error.strerror})"
        place, hint = _nearest(folder), "name a folder in a place where you may write"
    elif error.errno in _IN_THE_WAY:
        message = "a file stands where a folder would have to be"
        place, hint = _nearest(folder), "name a folder in another place, or a new name"
    else:
        message = f"the folder could not be made: {error.strerror or error}"
        place, hint = folder, "name a folder in another place"
    return Problem("init/not-written", message, Where(place), f"{hint}; nothing has been made")


def _nearest(folder: Path) -> Path:
    """The part of the path that is there."""
    return next((place for place in (folder, *folder.parents) if os.path.lexists(place)), folder)
