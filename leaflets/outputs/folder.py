"""A folder of this computer, or one it shares."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from leaflets.outputs import Status
from leaflets.problems import LeafletsError, Problem, Where
from leaflets.stages import publish


@dataclass(frozen=True, slots=True)
class Folder:
    """Files below ``root``."""

    root: Path

    def prepare(self) -> None:
        publish.prepare(self.root)

    def put(self, path: PurePosixPath, data: bytes) -> Status:
        return publish.publish(data, self.root / path)

    def stamp(self, path: PurePosixPath) -> str | None:
        """Size, time of the last change of the contents and of the entry, and inode."""
        try:
            seen = (self.root / path).stat()
        except OSError:
            return None
        return f"{seen.st_size}-{seen.st_mtime_ns}-{seen.st_ctime_ns}-{seen.st_ino}"

    def read(self, path: PurePosixPath) -> bytes | None:
        try:
            return (self.root / path).read_bytes()
        except OSError:
            return None

    def remove(self, path: PurePosixPath) -> bool:
        target = self.root / path
        try:
            target.unlink()
        except FileNotFoundError:
            return False
        except OSError as error:
            reason = error.strerror or str(error)
            message = f"this file cannot be removed: {reason}"
            hint = "close it in other programs, or remove it by hand"
            problem = Problem("publish/not-removed", message, Where(target), hint)
            raise LeafletsError(problem) from error
        with contextlib.suppress(OSError):  # another file is in it
            for folder in target.parents:
                if folder == self.root:
                    break
                folder.rmdir()
        return True

    def place(self, path: PurePosixPath) -> Path:
        return self.root / path
