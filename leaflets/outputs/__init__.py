"""Where PDFs go: a folder, or an object store. One file for each kind of place."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Literal, Protocol

Status = Literal["written", "unchanged"]


class Output(Protocol):
    """A place that holds files by their path. Can be pickled, for workers elsewhere.

    Everything raises LeafletsError (``publish/...``) with words for a person.
    """

    def prepare(self) -> None:
        """Make the place and see that files can be put there, before any work is done."""
        ...

    def put(self, path: PurePosixPath, data: bytes) -> Status:
        """Put a file there, whole or not at all, and say whether anything changed."""
        ...

    def stamp(self, path: PurePosixPath) -> str | None:
        """What changes when somebody changes the file; None if there is none. Cheap: the file is
        not read."""
        ...

    def read(self, path: PurePosixPath) -> bytes | None:
        """What the file holds; None if there is none."""
        ...

    def remove(self, path: PurePosixPath) -> bool:
        """Take the file away, and folders that it leaves empty; whether it was there."""
        ...

    def place(self, path: PurePosixPath) -> Path | str:
        """The file as a person would look for it: a path, or a URL."""
        ...


def output_at(place: str | Path) -> Output:
    """The output that ``place`` names: a folder."""
    from leaflets.outputs.folder import Folder

    return Folder(Path(place))
