"""Object stores and other computers, through fsspec (an optional package): ``s3://bucket/prefix``.

Whatever fsspec knows can be named. Who may write there is never part of a message, and never
travels to a worker: every process finds it for itself, as the package for that place does.
"""

from __future__ import annotations

import contextlib
import filecmp
import functools
import hashlib
import mimetypes
import os
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from leaflets.model.reach import Reach
from leaflets.outputs import inside
from leaflets.outputs import remote_files as files
from leaflets.outputs.remote_faults import explained, is_transient, name_too_long
from leaflets.problems import LeafletsError
from leaflets.saving import temporary_name
from leaflets.stages.publish import Status

T = TypeVar("T")

OBJECT_STORES = frozenset({"s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "memory"})
"""Where a file is put whole or not at all by itself, and there are no folders to make."""
_S3 = frozenset({"s3", "s3a"})
_LONGEST_KEY = 1024
"""Bytes of UTF-8 in the name of an object (Amazon S3 user guide, “Creating object key names”;
Google Cloud Storage, “Object naming”)."""
_WAITS = (0.5, 2.0)
"""Seconds before a second and a third attempt; below them boto tries five times by itself."""
_IN_PARTS = {"chunksize": 8 << 20, "max_concurrency": 2}
"""Bytes of a part that is in memory, and how many are at once; usual for s3fs are 10 of 50 MB."""
_PROBE = ".leaflets-probe"


@dataclass(frozen=True, slots=True, repr=False)
class Remote:
    """Files below a URL; make it with ``remote_from.remote``."""

    url: str
    scheme: str
    shown: str
    """The URL without a password."""
    _made: dict[int, tuple[Any, str]] = field(default_factory=dict, init=False, compare=False)
    """Process -> its connection: one must not be used by two (fsspec, “Async”)."""
    _folders: set[str] = field(default_factory=set, init=False, compare=False)

    def __repr__(self) -> str:
        return f"Remote({self.shown!r})"

    def __reduce__(self) -> tuple[type[Remote], tuple[str, str, str]]:
        return Remote, (self.url, self.scheme, self.shown)

    @property
    def reach(self) -> Reach:
        return Reach.PROCESS if self.scheme == "memory" else Reach.NETWORK

    def prepare(self) -> None:
        """See that files can be put there, with a small one that is taken away again; nothing else
        tells it of a bucket."""

        def probe(fs: Any, name: str) -> None:
            self._write(fs, name, lambda target: fs.pipe_file(target, b"leaflets"))
            with contextlib.suppress(PermissionError):  # who may only add leaves one such file
                fs.rm_file(name)

        self._do(PurePosixPath(_PROBE), probe, attempts=1)

    def put(self, path: PurePosixPath, data: bytes) -> Status:
        def work(fs: Any, name: str) -> Status:
            if self._holds(fs, name, data):
                return "unchanged"
            kind = mimetypes.guess_type(path.name)[0]
            more = {"ContentType": kind} if kind and self.scheme in _S3 else {}
            self._write(fs, name, lambda target: fs.pipe_file(target, data, **more))
            return "written"

        return self._do(path, work)

    def put_file(self, path: PurePosixPath, file: Path) -> Status:
        def work(fs: Any, name: str) -> Status:
            if self._holds_file(fs, name, file):
                return "unchanged"
            more = _IN_PARTS if self.scheme in _S3 else {}
            self._write(fs, name, lambda target: fs.put_file(str(file), target, **more))
            return "written"

        return self._do(path, work)

    def stamp(self, path: PurePosixPath) -> str | None:
        """The tag of the contents (ETag) or, where there is none, size and time of the last change.
        None also if one may put files there, but not look at them."""
        return self._do(path, lambda fs, name: files.stamp(files.info(fs, name)))

    def stamps(self, paths: Iterable[PurePosixPath]) -> dict[PurePosixPath, str]:
        groups: dict[str, list[PurePosixPath]] = defaultdict(list)
        for path in paths:
            groups[path.parts[0] if len(path.parts) > 1 else ""].append(path)
        found: dict[PurePosixPath, str] = {}
        for folder, group in groups.items():
            found |= self._do(PurePosixPath(folder), functools.partial(files.listed, paths=group))
        return found

    def read(self, path: PurePosixPath) -> bytes | None:
        def work(fs: Any, name: str) -> bytes | None:
            fs.invalidate_cache()
            try:
                return bytes(fs.cat_file(name))
            except FileNotFoundError as error:
                files.pass_if_absent(error)
                return None

        return self._do(path, work)

    def remove(self, path: PurePosixPath) -> bool:
        def work(fs: Any, name: str) -> bool:
            if files.info(fs, name) is None:
                return False
            fs.rm_file(name)
            if self.scheme not in OBJECT_STORES:
                with contextlib.suppress(Exception):  # another file is in it
                    for folder in path.parents[:-1]:
                        fs.rmdir(self._name(folder))
                        self._folders.discard(self._name(folder))
            return True

        return self._do(path, work)

    def sweep(self, folders: Iterable[PurePosixPath], before: float) -> tuple[PurePosixPath, ...]:
        if self.scheme in OBJECT_STORES:
            return ()
        found: list[PurePosixPath] = []
        for folder in sorted(set(folders)):
            work = functools.partial(files.left_over, folder=folder, before=before)
            with contextlib.suppress(LeafletsError):  # told when something is put there
                found += self._do(folder, work)
        return tuple(found)

    def place(self, path: PurePosixPath) -> str:
        return f"{self.shown.rstrip('/')}/{path}"

    def _filesystem(self) -> tuple[Any, str]:
        """The connection of this process, and the root there."""
        process = os.getpid()
        if process not in self._made:
            from leaflets.outputs.remote_from import connect

            self._made[process] = connect(self.url)
        return self._made[process]

    def _name(self, path: PurePosixPath) -> str:
        root = self._filesystem()[1]
        return f"{root.rstrip('/')}/{inside(path)}" if path.parts else root

    def _do(self, path: PurePosixPath, work: Callable[[Any, str], T], attempts: int = 3) -> T:
        """Do it, again after a while when the network or the place only stumbled. Raises
        LeafletsError, in which no word of another program stands: it could hold a password."""
        for wait in (*_WAITS[: attempts - 1], None):
            try:
                name = self._name(path)
                if self.scheme in OBJECT_STORES and len(name.encode()) > _LONGEST_KEY:
                    raise LeafletsError(name_too_long(self.place(path)))
                return work(self._filesystem()[0], name)
            except LeafletsError:
                raise
            except Exception as error:
                if wait is None or not is_transient(error):
                    problem = explained(error, self.shown, self.place(path), self.scheme)
                    raise LeafletsError(problem) from None
            time.sleep(wait)
        raise AssertionError("unreachable")

    def _holds(self, fs: Any, name: str, data: bytes) -> bool:
        info = files.seen_alone(fs, name)
        if info is None or info.get("size") != len(data):
            return False
        digest = hashlib.md5(data, usedforsecurity=False).hexdigest()
        return files.has_md5(info, digest) or bytes(fs.cat_file(name)) == data

    def _holds_file(self, fs: Any, name: str, file: Path) -> bool:
        info = files.seen_alone(fs, name)
        if info is None or info.get("size") != file.stat().st_size:
            return False
        with file.open("rb") as opened:
            digest = hashlib.file_digest(opened, _md5).hexdigest()
        if files.has_md5(info, digest):
            return True
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder, "copy")
            fs.get_file(name, str(copy))
            return filecmp.cmp(copy, file, shallow=False)

    def _write(self, fs: Any, name: str, write: Callable[[str], object]) -> None:
        """Object stores show a file when all of it is there; elsewhere it is moved to its place."""
        if self.scheme in OBJECT_STORES:
            write(name)
            return
        folder = name.rpartition("/")[0]
        if folder not in self._folders:
            fs.makedirs(folder, exist_ok=True)
            self._folders.add(folder)
        temporary = f"{folder}/{temporary_name()}"
        try:
            write(temporary)
            fs.mv(temporary, name)
        except BaseException:
            self._folders.discard(folder)
            with contextlib.suppress(Exception):
                fs.rm_file(temporary)
            raise


def _md5() -> Any:
    return hashlib.md5(usedforsecurity=False)
