"""A real S3 server: what is put there, and what is told when it does not work."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

import pytest

from leaflets.model.reach import Reach
from leaflets.outputs import Output, hopeless, output_at
from leaflets.problems import LeafletsError
from tests.outputs.conftest import S3
from tests.outputs.refusals import refused

PDF = PurePosixPath("clinic", "ar", "a.pdf")


def code(work: Any, *arguments: object) -> str:
    """The code of the one problem; nothing secret stands in it, and it says what to do."""
    problem = refused(work, *arguments)
    assert "PLANTED" not in str(problem)
    assert "planted" not in str(problem)
    return problem.code


@pytest.fixture
def output(s3: S3) -> Output:
    made = output_at(f"{s3.bucket}/leaflets")
    made.prepare()
    return made


def test_files_come_and_go(s3: S3, output: Output) -> None:
    assert s3.names() == []  # nothing is left of the trial
    assert output.stamp(PDF) is None
    assert output.read(PDF) is None
    assert output.remove(PDF) is False
    assert output.put(PDF, b"one") == "written"
    assert output.read(PDF) == b"one"
    assert s3.names() == ["leaflets/clinic/ar/a.pdf"]
    assert s3.files().info(f"{s3.bucket}/leaflets/{PDF}")["ContentType"] == "application/pdf"
    assert output.put(PDF, b"one") == "unchanged"
    assert output.put(PDF, b"two") == "written"
    assert output.place(PDF) == f"{s3.bucket}/leaflets/clinic/ar/a.pdf"
    assert output.remove(PDF) is True
    assert s3.names() == []
    assert output.reach is Reach.NETWORK
    assert output.sweep([PDF.parent], 9e9) == ()


def test_the_stamp_changes_with_the_contents(s3: S3, output: Output) -> None:
    output.put(PDF, b"one")
    first = output.stamp(PDF)
    assert first
    s3.files().pipe_file(f"{s3.bucket}/leaflets/{PDF}", b"eno")  # somebody else, the same size
    assert output.stamp(PDF) not in (None, first)
    assert output.put(PDF, b"one") == "written"
    assert output.stamp(PDF) == first


def test_a_stamp_is_of_now_and_not_remembered_from_a_list(s3: S3, output: Output) -> None:
    output.put(PDF, b"one")
    before = output.stamps([PDF])
    s3.files().pipe_file(f"{s3.bucket}/leaflets/{PDF}", b"two")
    assert output.stamp(PDF) not in (None, before[PDF])
    assert output.stamps([PDF]) == {PDF: output.stamp(PDF)}


def test_many_stamps_at_once_are_the_same(output: Output) -> None:
    paths = [PDF, PurePosixPath("clinic/en/a.pdf"), PurePosixPath("top.pdf"), PurePosixPath("x/y")]
    for path in paths[:3]:
        output.put(path, str(path).encode())
    assert output.stamps(paths) == {path: output.stamp(path) for path in paths[:3]}
    assert output.stamps([]) == {}


def test_nothing_is_downloaded_to_see_that_it_is_unchanged(
    output: Output, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import s3fs

    async def no_download(*_: object, **__: object) -> bytes:
        raise AssertionError

    output.put(PDF, b"one")
    (tmp_path / "source").write_bytes(b"one")
    monkeypatch.setattr(s3fs.S3FileSystem, "_cat_file", no_download)
    monkeypatch.setattr(s3fs.S3FileSystem, "_get_file", no_download)
    fresh = pickle.loads(pickle.dumps(output))  # a connection keeps the methods it began with
    assert fresh.put(PDF, b"one") == "unchanged"
    assert fresh.put_file(PDF, tmp_path / "source") == "unchanged"
    assert fresh.put(PDF, b"one more") == "written"


def test_a_new_file_costs_two_requests(output: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is a way through the network, as long as it takes to make ten leaflets."""
    import s3fs

    asked: list[str] = []
    usual = s3fs.S3FileSystem._call_s3

    async def counted(self: Any, method: str, *arguments: Any, **more: Any) -> Any:
        asked.append(method)
        return await usual(self, method, *arguments, **more)

    monkeypatch.setattr(s3fs.S3FileSystem, "_call_s3", counted)
    monkeypatch.setattr(s3fs.S3FileSystem, "call_s3", s3fs.core.sync_wrapper(counted))
    fresh = pickle.loads(pickle.dumps(output))
    assert fresh.put(PDF, b"one") == "written"
    assert asked == ["head_object", "put_object"]
    asked.clear()
    assert fresh.put(PDF, b"one") == "unchanged"
    assert asked == ["head_object"]


def test_a_large_file_in_parts(s3: S3, output: Output, tmp_path: Path) -> None:
    """In parts, so that its tag tells nothing of its contents."""
    source = tmp_path / "clinic.zip"
    source.write_bytes(os.urandom(1000) * 17_000)
    zip_path = PurePosixPath("zips", "clinic.zip")
    assert output.put_file(zip_path, source) == "written"
    assert "-" in s3.files().info(f"{s3.bucket}/leaflets/{zip_path}")["ETag"]
    assert output.put_file(zip_path, source) == "unchanged"
    with source.open("r+b") as opened:
        opened.write(b"another beginning")
    assert output.put_file(zip_path, source) == "written"


def test_workers_find_credentials_for_themselves(
    output: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    output.put(PDF, b"one")
    packed = pickle.dumps(output)
    assert b"PLANTED" not in packed
    assert b"planted" not in packed
    assert pickle.loads(packed).read(PDF) == b"one"


def test_a_worker_born_with_our_connection_makes_its_own(output: Output) -> None:
    output.put(PDF, b"one")
    context = multiprocessing.get_context("fork")
    worker = context.Process(target=lambda: os._exit(output.put(PDF, b"two") != "written"))
    worker.start()
    worker.join(timeout=20)
    assert worker.exitcode == 0
    assert output.read(PDF) == b"two"


def test_no_such_bucket(s3: S3) -> None:
    elsewhere = output_at("s3://nobody-made-this/leaflets")
    for work in (elsewhere.prepare, lambda: elsewhere.put(PDF, b"one"), lambda: elsewhere.read(PDF),
                 lambda: elsewhere.stamp(PDF), lambda: elsewhere.stamps([PDF])):  # fmt: skip
        assert code(work) == "publish/no-bucket"


def test_credentials_that_nobody_knows(s3: S3, output: Output) -> None:
    output.put(PDF, b"one")
    s3.ask_for_credentials()
    try:
        assert code(output.prepare) == "publish/bad-credentials"
        assert code(output.put, PDF, b"two") == "publish/bad-credentials"
        assert output.stamp(PDF) is None
    finally:
        s3.ask_for_credentials("inf")
    assert output.read(PDF) == b"one"


def test_no_credentials_at_all(s3: S3, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    assert code(output_at(s3.bucket).prepare) == "publish/no-credentials"


def test_no_network(s3: S3, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{unused.getsockname()[1]}")
        assert code(output_at(s3.bucket).prepare) == "publish/no-network"


def test_a_name_that_is_too_long(s3: S3, output: Output) -> None:
    longest = PurePosixPath("ä" * ((1024 - len(s3.bucket[5:] + "/leaflets/")) // 2 - 2) + ".pdf")
    assert output.put(longest, b"one") == "written"
    too_long = PurePosixPath("ä" * 600 + ".pdf")
    assert code(output.put, too_long, b"one") == "publish/name-too-long"


_PUT = """
import sys
from pathlib import PurePosixPath
from leaflets.outputs import output_at
output_at(sys.argv[1]).put(PurePosixPath("clinic/ar/a.pdf"), b"2" * 8_000_000)
"""


def test_killed_in_mid_put(s3: S3, output: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    """The worker dies when a part of the file has arrived at the server."""
    output.put(PDF, b"one")
    with Relay(s3.address, limit=3_000_000) as relay:
        monkeypatch.setenv("AWS_ENDPOINT_URL", relay.address)
        worker = subprocess.Popen([sys.executable, "-c", _PUT, f"{s3.bucket}/leaflets"])
        assert relay.reached.wait(timeout=30)
        worker.send_signal(signal.SIGKILL)
        assert worker.wait() == -signal.SIGKILL
        monkeypatch.setenv("AWS_ENDPOINT_URL", s3.address)
    assert output.read(PDF) == b"one"
    assert s3.names() == ["leaflets/clinic/ar/a.pdf"]


class Relay:
    """Passes on what a client sends, and stops for good after ``limit`` bytes."""

    def __init__(self, server: str, limit: int) -> None:
        self._server, self._left = urlsplit(server), limit
        self.reached = threading.Event()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self._open: list[socket.socket] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def __enter__(self) -> Relay:
        return self

    def __exit__(self, *_: object) -> None:
        for one in (self._listening, *self._open):
            one.close()

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            there = socket.create_connection((self._server.hostname, self._server.port))
            self._open += [client, there]
            threading.Thread(target=self._pass_on, args=(client, there), daemon=True).start()
            threading.Thread(target=self._answer, args=(there, client), daemon=True).start()

    def _pass_on(self, client: socket.socket, there: socket.socket) -> None:
        while self._left > 0 and (data := client.recv(65536)):
            self._left -= len(data)
            there.sendall(data)
        if self._left <= 0:
            self.reached.set()
        there.shutdown(socket.SHUT_WR)

    def _answer(self, there: socket.socket, client: socket.socket) -> None:
        try:
            while data := there.recv(65536):
                client.sendall(data)
        except OSError:
            pass


def test_what_no_other_file_will_get_over_is_hopeless(s3: S3) -> None:
    with pytest.raises(LeafletsError) as raised:
        output_at("s3://nobody-made-this").prepare()
    assert hopeless(raised.value.problems)
