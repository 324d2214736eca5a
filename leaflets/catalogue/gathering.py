"""The output folder -> the leaflets in it, by what each file says of itself."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal

from leaflets.characters import forbidden_characters
from leaflets.file_metadata import identifier_of, title_of
from leaflets.model.job import ENDINGS, Job
from leaflets.problems import Problem, Severity, Where
from leaflets.provenance import as_made, origin_of

if TYPE_CHECKING:
    from leaflets.provenance import Provenance

Medium = Literal["paper", "screen"]

MEDIA: dict[str, Medium] = dict(zip(ENDINGS, ("paper", "screen"), strict=True))
"""Ending of a file -> what its leaflet is read on."""
_WEB_PAGES_LIE = 3
"""Parts of the path of a leaflet for the screen: CLINIC/LANGUAGE/LEAFLET.html. Pages elsewhere are
reports, catalogues or somebody's own, and nobody expects them to be listed."""

_LINK = "it is a link, and leads to another place"


@dataclass(frozen=True, slots=True)
class Found:
    """A leaflet in a file. ``path``: below the output; ``job``: which form of which leaflet it is,
    None where the file does not say; ``title``: in its own language, or nothing; ``digest``:
    SHA-256 of the file, in hexadecimal digits."""

    path: PurePosixPath
    medium: Medium
    said: Provenance
    job: Job | None
    title: str
    digest: str


@dataclass(slots=True)
class Gathering:
    """What is in the folder ``root``. After ``found`` has been gone through: ``problems``, a
    warning for each file that is not listed, and ``personal``, how many were made for one person.
    """

    root: Path
    problems: list[Problem] = field(default_factory=list)
    personal: int = 0

    def found(self) -> Iterator[Found]:
        """Every leaflet that may be listed, in order of path. Links are not followed: what they
        lead to is not in the folder."""
        for path in self._files():
            try:
                mode = (self.root / path).lstat().st_mode
                if not stat.S_ISREG(mode):
                    self._leave_out(path, _LINK if stat.S_ISLNK(mode) else "it is no file")
                    continue
                data = (self.root / path).read_bytes()
            except OSError as error:
                reason = (error.strerror or str(error)).lower()
                self._leave_out(path, f"it cannot be opened: {reason}")
                continue
            if one := self._read(path, data):
                yield one

    def leave_out(self, found: Found, why: str) -> None:
        """Say that a leaflet is not listed."""
        self._leave_out(found.path, why)

    def _files(self) -> list[PurePosixPath]:
        files: list[PurePosixPath] = []

        def note(error: OSError) -> None:
            place = Path(error.filename or self.root)
            reason = (error.strerror or str(error)).lower()
            self.problems.append(_not_listed(place, f"it cannot be opened: {reason}"))

        for here, below, names in os.walk(self.root, onerror=note):
            below[:] = [name for name in below if not name.startswith(".")]
            folder = PurePosixPath(Path(here).relative_to(self.root).as_posix())
            files += [folder / name for name in names if _may_hold_a_leaflet(folder / name)]
        return sorted(files)

    def _read(self, path: PurePosixPath, data: bytes) -> Found | None:
        medium = MEDIA[path.suffix.lower()]
        origin = origin_of(data)
        if origin.sheet:  # about leaflets, nothing to hand out
            return None
        if len(origin.leaflets) != 1:
            several = "somebody has joined several leaflets to one file"
            self._leave_out(path, several if origin.leaflets else origin.trouble)
            return None
        said = origin.leaflets[0]
        if said.personal:
            self.personal += 1
            return None
        if not as_made(data):
            self._leave_out(path, "another program has saved it again, so that nobody can tell "
                            "what is in it now")  # fmt: skip
            return None
        return Found(
            path, medium, said, Job.named(identifier_of(data)), _title(data), _digest(data)
        )

    def _leave_out(self, path: PurePosixPath, why: str) -> None:
        self.problems.append(_not_listed(self.root / path, why))


def _may_hold_a_leaflet(path: PurePosixPath) -> bool:
    medium = MEDIA.get(path.suffix.lower())
    if medium is None or path.name.startswith("."):
        return False
    return medium == "paper" or len(path.parts) == _WEB_PAGES_LIE


def _title(data: bytes) -> str:
    """Without what may not stand in content: a file may come from anywhere."""
    title = title_of(data)
    for position, _, _ in reversed(list(forbidden_characters(title))):
        title = title[:position] + title[position + 1 :]
    return " ".join(title.split())


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _not_listed(place: Path, why: str) -> Problem:
    hint = "look at it; what leaflets build makes is listed"
    return Problem(
        "catalogue/not-listed", f"not listed: {why}", Where(place), hint, Severity.WARNING
    )
