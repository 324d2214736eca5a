"""Folders -> bytes -> folders elsewhere, and the paths in problems back again."""

from __future__ import annotations

import gzip
import io
import os
import tarfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from leaflets.problems import LeafletsError, Problem, Where


def below(name: str, folder: Path) -> Iterator[tuple[str, Path]]:
    """All that is in a folder, by the names it has when the folder is called ``name``."""
    yield name, folder
    for path in sorted(folder.rglob("*")):
        yield f"{name}/{path.relative_to(folder).as_posix()}", path


def packed(files: Iterable[tuple[str, Path]], root: Path) -> bytes:
    """Files and folders by their names: the same bytes for the same files, whatever their dates.

    A link stays one, within ``root`` and out of it: what leads out is not read here either. Raises
    LeafletsError (``setup/unreadable``) with every file that may not be read.
    """
    packed, problems = io.BytesIO(), []
    with (
        gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=6, mtime=0) as compressed,
        tarfile.open(fileobj=compressed, mode="w") as archive,
    ):
        for name, path in files:
            try:
                _add(archive, name, path, Path(os.path.realpath(root)))
            except OSError as error:
                problems.append(_unreadable(path, error))
    if problems:
        raise LeafletsError(*problems)
    return packed.getvalue()


def _add(archive: tarfile.TarFile, name: str, path: Path, root: Path) -> None:
    member = tarfile.TarInfo(name)  # nobody's, and of no date
    if path.is_symlink():
        real, folder = os.path.realpath(path), os.path.realpath(path.parent)
        leads_out = not Path(real).is_relative_to(root)
        member.type = tarfile.SYMTYPE
        member.linkname = real if leads_out else os.path.relpath(real, folder)
        archive.addfile(member)
    elif path.is_dir():
        member.type, member.mode = tarfile.DIRTYPE, 0o755
        archive.addfile(member)
    elif path.is_file():
        data = path.read_bytes()
        member.size = len(data)
        archive.addfile(member, io.BytesIO(data))


def unpack(data: bytes, folder: Path) -> None:
    """Unpack into ``folder``. Only for what comes from ``packed``."""
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:gz") as archive:
        archive.extraction_filter = lambda member, _: member  # links out of it are meant to be
        archive.extractall(folder)


def at_home(problem: Problem, homes: Sequence[tuple[Path, Path]]) -> Problem:
    """A problem that was found elsewhere, with the paths that a person here can open. ``homes``:
    folders there, and what they are here."""
    where, message, hint = problem.where, problem.message, problem.hint
    for there, here in homes:
        if where and where.path and where.path.is_relative_to(there):
            where = Where(here / where.path.relative_to(there), where.line, where.field)
        inside = f"{here}{os.sep}" if here != Path() else ""
        message, hint = (
            text.replace(f"{there}{os.sep}", inside).replace(str(there), str(here))
            for text in (message, hint)
        )
    return replace(problem, where=where, message=message, hint=hint)


def _unreadable(path: Path, error: OSError) -> Problem:
    message = f"this file cannot be sent to the workers ({error.strerror or error})"
    hint = "let yourself read it, or take it out of the folder"
    return Problem("setup/unreadable", message, Where(path), hint)
