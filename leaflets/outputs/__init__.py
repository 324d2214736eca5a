"""Where PDFs go: a folder, or an object store. One file for each kind of place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Protocol

from leaflets.model.reach import Reach
from leaflets.problems import LeafletsError, Problem
from leaflets.stages.publish import Status


class Output(Protocol):
    """A place that holds files by their path. Can be pickled, for workers elsewhere.

    Everything raises LeafletsError (``publish/...``) with words for a person; a path that would
    lead out of the place is refused (``publish/outside``).
    """

    @property
    def reach(self) -> Reach:
        """From how far away files can be put there: one in the memory of this process is not
        reached by workers elsewhere."""
        ...

    def prepare(self) -> None:
        """Make the place and see that files can be put there, before any work is done."""
        ...

    def put(self, path: PurePosixPath, data: bytes) -> Status:
        """Put a file there, whole or not at all, and say whether anything changed."""
        ...

    def put_file(self, path: PurePosixPath, file: Path) -> Status:
        """As ``put``, with what a file of this computer holds, however large it is."""
        ...

    def stamp(self, path: PurePosixPath) -> str | None:
        """What changes when somebody changes the file; None if there is none. Cheap: the file is
        not read."""
        ...

    def stamps(self, paths: Iterable[PurePosixPath]) -> dict[PurePosixPath, str]:
        """The stamps of many files at once, of those that are there: much quicker than one by one
        where each costs a way through the network."""
        ...

    def read(self, path: PurePosixPath) -> bytes | None:
        """What the file holds; None if there is none."""
        ...

    def remove(self, path: PurePosixPath) -> bool:
        """Take the file away, and folders that it leaves empty; whether it was there."""
        ...

    def sweep(self, folders: Iterable[PurePosixPath], before: float) -> tuple[PurePosixPath, ...]:
        """Take away temporary files in ``folders`` that killed workers left there before a moment
        (seconds since 1970), and say which: only files with names as we make them."""
        ...

    def place(self, path: PurePosixPath) -> Path | str:
        """The file as a person would look for it: a path, or a URL."""
        ...


HOPELESS = frozenset(
    {
        "publish/disk-full",
        "publish/gone",
        "publish/read-only",
        "publish/bad-credentials",
        "publish/cannot-write",
        "publish/certificate",
        "publish/clock",
        "publish/no-bucket",
        "publish/no-credentials",
        "publish/no-network",
        "publish/package-missing",
        "publish/wrong-region",
    }
)
"""Codes that say of the whole place: no other file will get there either."""


def hopeless(problems: Iterable[Problem]) -> Problem | None:
    """Why no other file will get to this place either, if that is so: then the run should stop."""
    return next((problem for problem in problems if problem.code in HOPELESS), None)


def output_at(place: str | Path) -> Output:
    """The output that ``place`` names: a folder, also ``file://…``, or any other URL of fsspec.

    Raises LeafletsError: ``usage/...`` when it is no such URL, ``publish/package-missing``.
    """
    from leaflets.outputs.folder import Folder

    scheme = scheme_of(place)
    if not scheme:
        return Folder(Path(place))
    if scheme == "file":
        return Folder(_path_of(str(place)))
    from leaflets.outputs.remote_from import remote

    return remote(str(place))


def inside(path: PurePosixPath) -> PurePosixPath:
    """``path``, if it stays below where it begins. Raises LeafletsError ``publish/outside``."""
    if path.is_absolute() or ".." in path.parts or "\\" in str(path):
        message = f"“{path}” would lead out of the output"
        hint = "use names without a slash at the beginning, without .. and without \\"
        raise LeafletsError(Problem("publish/outside", message, hint=hint))
    return path


def scheme_of(place: str | Path) -> str:
    """The scheme of a URL (RFC 3986 3.1), of two letters or more: ``C:`` is a drive. Raises
    LeafletsError for what is nearly a URL: a folder called ``s3:`` is nothing anybody wants."""
    text = str(place)
    found = re.match(r"([A-Za-z][A-Za-z0-9+.-]+)://", text)
    if not found and re.match(r"[A-Za-z][A-Za-z0-9+.-]+::?.*/", text):
        message = f"“{text}” looks like a URL, but is none"
        hint = "write s3://BUCKET/FOLDER; a folder with a colon in its name needs its whole path"
        raise LeafletsError(Problem("usage/output-url", message, hint=hint))
    return found[1].lower() if found else ""


def _path_of(url: str) -> Path:
    from urllib.parse import urlsplit
    from urllib.request import url2pathname

    parts = urlsplit(url)
    if parts.netloc not in ("", "localhost") or not parts.path:
        message = f"“{url}” does not name a folder of this computer"
        hint = "write it with three slashes (file:///srv/leaflets), or as a path"
        raise LeafletsError(Problem("usage/output-url", message, hint=hint))
    return Path(url2pathname(parts.path))
