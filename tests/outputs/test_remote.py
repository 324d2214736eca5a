"""Places that are URLs: in memory, and one with folders, as sftp has them."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import fsspec
import pytest
from fsspec.implementations.local import LocalFileSystem

from leaflets.model.reach import Reach
from leaflets.outputs import Output, output_at, remote, remote_faults
from leaflets.outputs.remote_from import without_secrets
from tests.outputs.refusals import refused

PDF = PurePosixPath("clinic", "ar", "a.pdf")


class Shelf(LocalFileSystem):  # type: ignore[misc]
    """Has folders and moves files at once, as sftp does; below the folder the tests give it."""

    protocol = "shelf"
    root = ""

    @classmethod
    def _strip_protocol(cls, path: Any) -> str:
        text = str(path)
        return cls.root + text[len("shelf:/") :] if text.startswith("shelf://") else text


class Copier(fsspec.AbstractFileSystem):  # type: ignore[misc]
    """Moves a file by copying it, so that half of it can be seen."""

    protocol = "copier"


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Output:
    fsspec.register_implementation("shelf", Shelf, clobber=True)
    monkeypatch.setattr(Shelf, "root", str(tmp_path))
    made = output_at("shelf://board/leaflets")
    made.prepare()
    return made


@pytest.fixture
def memory() -> Iterator[Output]:
    made = output_at("memory://board/leaflets")
    made.prepare()
    yield made
    fsspec.filesystem("memory").store.clear()


@pytest.fixture(params=["memory", "shelf"])
def output(request: pytest.FixtureRequest) -> Output:
    found: Output = request.getfixturevalue(request.param)
    return found


def test_files_come_and_go(output: Output, tmp_path: Path) -> None:
    assert output.stamp(PDF) is None
    assert output.read(PDF) is None
    assert output.remove(PDF) is False
    assert output.put(PDF, b"one") == "written"
    first = output.stamp(PDF)
    assert first
    assert output.stamps([PDF, PurePosixPath("other/x.pdf")]) == {PDF: first}
    assert output.put(PDF, b"one") == "unchanged"
    assert output.stamp(PDF) == first
    assert output.put(PDF, b"two") == "written"
    assert output.stamp(PDF) != first
    assert output.read(PDF) == b"two"
    (tmp_path / "source").write_bytes(b"six")
    assert output.put_file(PDF, tmp_path / "source") == "written"
    assert output.put_file(PDF, tmp_path / "source") == "unchanged"
    assert output.read(PDF) == b"six"
    assert output.remove(PDF) is True
    assert output.read(PDF) is None
    assert output.put(PDF, b"one") == "written"


def test_only_memory_belongs_to_one_process(memory: Output, shelf: Output) -> None:
    assert memory.reach is Reach.PROCESS
    assert shelf.reach is Reach.NETWORK


def test_the_place_for_a_person(memory: Output) -> None:
    assert memory.place(PDF) == "memory://board/leaflets/clinic/ar/a.pdf"


@pytest.mark.parametrize("path", ["../a.pdf", "clinic/../../a.pdf", "/a.pdf"])
def test_no_path_leads_out(output: Output, path: str) -> None:
    for work in (lambda p: output.put(p, b"one"), output.read, output.stamp, output.remove):
        assert refused(work, PurePosixPath(path)).code == "publish/outside"


def test_where_there_are_folders_a_file_is_moved_to_its_place(
    shelf: Output, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.put(PDF, b"one")
    board = tmp_path / "board" / "leaflets"

    def stop(_self: object, _old: str, _new: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Shelf, "mv", stop)
    with pytest.raises(KeyboardInterrupt):
        shelf.put(PDF, b"two")
    assert [path.name for path in board.rglob("*.p*")] == ["a.pdf"]
    assert shelf.read(PDF) == b"one"
    monkeypatch.undo()
    assert shelf.remove(PDF)
    assert not board.exists() or list(board.iterdir()) == []


def test_what_killed_workers_left_is_swept(shelf: Output, tmp_path: Path) -> None:
    shelf.put(PDF, b"one")
    place = tmp_path / "board" / "leaflets" / PDF.parent
    for name, age in {".0123456789ab.part": 60, ".00000000beef.part": -60, "film.part": 60}.items():
        (place / name).write_bytes(b"")
        os.utime(place / name, (time.time() - age, time.time() - age))
    folders = [PDF.parent, PurePosixPath("not", "there")]
    assert shelf.sweep(folders, time.time()) == (PDF.parent / ".0123456789ab.part",)
    assert {path.name for path in place.iterdir()} == {"a.pdf", ".00000000beef.part", "film.part"}


class Stumbling:
    """Fails ``times`` times with ``error``, then does what it should."""

    def __init__(self, error: Exception, times: int, usual: Any) -> None:
        self.error, self.left, self.usual = error, times, usual

    def __call__(self, *arguments: Any, **more: Any) -> Any:
        self.left -= 1
        if self.left >= 0:
            raise self.error
        return self.usual(*arguments, **more)


class SlowDown(Exception):  # noqa: N818
    """Called as the code of S3 is."""


@pytest.mark.parametrize("error", [ConnectionResetError("x"), TimeoutError(), SlowDown()])
def test_what_only_stumbles_is_tried_again_a_few_times(
    memory: Output, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    monkeypatch.setattr(time, "sleep", waits.append)
    kind = type(fsspec.filesystem("memory"))
    usual = kind.pipe_file
    monkeypatch.setattr(kind, "pipe_file", _method(Stumbling(error, 2, usual)))
    assert memory.put(PDF, b"one") == "written"
    assert waits == [0.5, 2.0]
    monkeypatch.setattr(kind, "pipe_file", _method(Stumbling(error, 3, usual)))
    assert refused(memory.put, PDF, b"two").code in ("publish/no-network", "publish/busy")
    assert memory.read(PDF) == b"one"


def test_what_will_not_change_is_not_tried_again(
    memory: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "sleep", None)
    kind = type(fsspec.filesystem("memory"))
    for error, code in (
        (PermissionError("planted"), "publish/not-allowed"),
        (OSError(errno.ENOSPC, "planted"), "publish/disk-full"),
        (NotImplementedError(), "publish/cannot-write"),
        (ValueError("planted"), "publish/not-written"),
    ):
        monkeypatch.setattr(kind, "pipe_file", _method(Stumbling(error, 9, None)))
        problem = refused(memory.put, PDF, b"one")
        assert problem.code == code
        assert "planted" not in str(problem)


def _method(function: Stumbling) -> Any:
    return lambda *arguments, **more: function(*arguments, **more)


def test_every_fault_has_a_remedy_and_what_is_hopeless_exists() -> None:
    from leaflets.outputs import HOPELESS

    codes = {fault.code for fault in remote_faults._FAULTS}
    assert all(fault.hint and fault.message for fault in remote_faults._FAULTS)
    others = {"publish/disk-full", "publish/gone", "publish/read-only", "publish/package-missing"}
    assert codes | others >= HOPELESS


class ClientError(Exception):
    """As botocore's."""

    def __init__(self, code: str, status: int) -> None:
        super().__init__(f"https://planted@host?X-Amz-Signature=planted {code}")
        self.response = {
            "Error": {"Code": code, "Message": "planted"},
            "ResponseMetadata": {"HTTPStatusCode": status},
        }


@pytest.mark.parametrize(
    ("code", "status", "told"),
    [
        ("NoSuchBucket", 404, "no-bucket"), ("InvalidAccessKeyId", 403, "bad-credentials"),
        ("ExpiredToken", 400, "bad-credentials"), ("AccessDenied", 403, "not-allowed"),
        ("PermanentRedirect", 301, "wrong-region"), ("RequestTimeTooSkewed", 403, "clock"),
        ("AuthorizationHeaderMalformed", 400, "wrong-region"), ("SlowDown", 503, "busy"),
        ("KeyTooLongError", 400, "name-too-long"), ("Whatever", 418, "not-written"),
    ],
)  # fmt: skip
def test_codes_of_s3_in_words(code: str, status: int, told: str) -> None:
    error = OSError(errno.EIO, "planted")
    error.__cause__ = ClientError(code, status)
    problem = remote_faults.explained(error, "s3://b", "s3://b/a.pdf", "s3")
    assert problem.code == f"publish/{told}"
    assert "planted" not in str(problem)
    assert str(problem.where) == ("s3://b/a.pdf" if told in ("name-too-long", "not-written")
                                  else "s3://b")  # fmt: skip


def test_passwords_are_hidden() -> None:
    url = "sftp://me:planted@host/x?sig=planted"
    assert without_secrets(url) == "sftp://me:…@host/x?…"
    output = remote.Remote(url, "sftp", without_secrets(url))
    assert "planted" not in repr(output) + str(output.place(PDF))
    problem = refused(output_at, "s3://AKIA:planted@bucket/x")
    assert problem.code == "usage/output-url"
    assert "planted" not in str(problem)


@pytest.mark.parametrize("text", ["s3:/bucket", "s3://", "memory:///x", "nonsense://x", "simplecache::s3://b",
                                  "copier://x"])  # fmt: skip
def test_what_is_no_place(text: str) -> None:
    fsspec.register_implementation("copier", Copier, clobber=True)
    assert refused(output_at, text).code == "usage/output-url"


_WITHOUT = """
import sys
sys.modules[sys.argv[1]] = None
from leaflets.outputs import hopeless, output_at
from leaflets.problems import LeafletsError
try:
    output_at(sys.argv[2])
except LeafletsError as error:
    print(error.problems[0].code, error.problems[0].hint, hopeless(error.problems) is not None)
"""


@pytest.mark.parametrize(
    ("package", "place", "more"),
    [("fsspec", "s3://b", ""), ("s3fs", "s3://b", ""), ("gcsfs", "gs://b", " gcsfs")],
)
def test_a_missing_package(package: str, place: str, more: str) -> None:
    words = [sys.executable, "-c", _WITHOUT, package, place]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    said = f'publish/package-missing install it: pip install "leaflets[remote]"{more} True'
    assert done.stdout.strip() == said, done.stderr
