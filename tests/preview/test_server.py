"""The server as browsers know it: news, pictures, five windows at once, and nothing written."""

from __future__ import annotations

import http.client
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import chain
from urllib.parse import urlencode

import pytest

from leaflets.preview import server
from leaflets.preview.server import ADDRESS, KINDS, USUAL_PORT, bound
from leaflets.problems import LeafletsError
from tests.browser import SOON, wait_for
from tests.preview.serving import ASKED, KEY_MESSAGE, Served, serving, tree_digest
from tests.small_workspace import change, copy_workspace

CARING = "content/blocks/sacral-dimple/caring.yaml"


@contextmanager
def _news(served: Served) -> Iterator[http.client.HTTPResponse]:
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=SOON)
    connection.request("GET", "/events")
    try:
        yield connection.getresponse()
    finally:
        connection.close()


def _generation(news: http.client.HTTPResponse) -> int:
    while True:
        line = news.readline()
        assert line, "the connection has ended"
        if line.startswith(b"data: "):
            return int(line.removeprefix(b"data: "))


def test_files_of_the_page(served: Served) -> None:
    for name, (_, kind) in KINDS.items():
        found = served.ask(f"/{name}")
        assert (found.status, found.headers["content-type"]) == (200, kind)
    text = b"".join(served.ask(f"/{name}").body for name in KINDS)
    assert b"https://" not in text
    assert b"@import" not in text
    assert b" style=" not in text
    assert b"innerHTML" not in text


def test_news_come_at_once_and_after_each_save(served: Served) -> None:
    with _news(served) as news:
        assert news.getheader("content-type", "").startswith("text/event-stream")
        first = _generation(news)
        change(served.root, KEY_MESSAGE, "Calm and kind", "Calm and friendly")
        second = _generation(news)
        assert second > first
    with _news(served) as again:  # as a browser that comes back
        assert _generation(again) >= second


def test_a_save_is_seen_in_the_state(served: Served) -> None:
    before = served.state()
    change(served.root, KEY_MESSAGE, "a small dent in the skin", "a dent in the skin")
    old = before["leaflet"]["digest"]
    wait_for(lambda: served.state()["leaflet"]["digest"] != old)
    after = served.state()
    assert after["generation"] > before["generation"]
    assert after["current"]


def test_five_windows_while_files_are_saved(served: Served) -> None:
    """No request fails, and all see the last state in the end."""
    languages = ("en-GB", "es", "ar", "en-GB", "es")
    over, failed = threading.Event(), list[str]()

    def window(number: int) -> str:
        asked = {**ASKED, "language": languages[number], "tab": f"tab-{number}"}
        digest = ""
        for last in chain(iter(over.is_set, True), (True,)):
            found = served.ask(f"/state?{urlencode(asked)}")
            digest = found.data["leaflet"]["digest"]
            pictures = [served.ask(f"/page/{digest}/{n}.png?scale=0.6") for n in (1, 2)]
            failed.extend(f"{one.status} {last}" for one in (found, *pictures) if one.status != 200)
        return digest

    with ThreadPoolExecutor(5) as windows:
        asked = [windows.submit(window, number) for number in range(5)]
        try:
            words = ("Bathe", "Wash", "Bath")
            for number in range(8):
                change(served.root, CARING, words[number % 3] + " ", words[(number + 1) % 3] + " ")
                time.sleep(0.15)
            known = served.server.desk.generation
            change(served.root, CARING, "your baby", "the baby")
            wait_for(lambda: served.server.desk.generation > known)
            time.sleep(0.5)
        finally:
            over.set()
        digests = [one.result(60) for one in asked]
    assert failed == []
    assert digests[3:] == digests[:2]
    assert served.state()["leaflet"]["digest"] == digests[0]


def test_nothing_is_written(served: Served) -> None:
    before = tree_digest(served.root)
    digest = served.state()["leaflet"]["digest"]
    for language in ("es", "ar", "en-XA", "nothing"):
        served.state(language=language)
    served.state(layout="tri-fold", paper="a4-tri-fold", profile="print")
    served.ask(f"/page/{digest}/1.png?scale=1")
    served.ask(f"/block?{urlencode({**ASKED, 'block': 'sacral-dimple/key-message'})}")
    for method in ("POST", "PUT", "DELETE"):
        served.ask("/content/workspace.yaml", method, body=b"language: xx\n")
    assert tree_digest(served.root) == before
    assert not (served.root / "output").exists()


def test_a_mistake_of_ours_is_told_without_a_traceback(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(*_: object) -> None:
        raise ZeroDivisionError("oh no")

    monkeypatch.delenv("LEAFLETS_DEBUG", raising=False)
    monkeypatch.setattr(served.server.desk, "block", wrong)
    found = served.ask("/block?block=a")
    assert found.status == 500
    assert b"oh no" in found.body
    assert b"Traceback" not in found.body


def test_it_listens_on_loopback_only(served: Served) -> None:
    assert ADDRESS == "127.0.0.1"
    with bound(0) as listening:
        assert listening.getsockname()[0] == "127.0.0.1"


def test_a_port_that_is_taken() -> None:
    with bound(0) as taken:
        number = taken.getsockname()[1]
        with pytest.raises(LeafletsError, match=f"port {number} cannot be used"):
            bound(number)


def test_the_usual_port_or_another(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 1024 < USUAL_PORT < 49152
    with bound(0) as taken:
        monkeypatch.setattr(server, "USUAL_PORT", taken.getsockname()[1])
        with bound(None) as other:
            assert other.getsockname()[1] != taken.getsockname()[1]
    with bound(None) as usual:
        assert usual.getsockname()[1] == server.USUAL_PORT


def test_it_ends_though_browsers_wait_for_news(tmp_path_factory: pytest.TempPathFactory) -> None:
    root = copy_workspace(tmp_path_factory.mktemp("ends") / "mine")
    with serving(root) as served, _news(served) as news:
        _generation(news)
        begun = time.monotonic()
        served.server.should_exit = True
        assert news.read().strip() == b""
        assert time.monotonic() - begun < SOON / 2
    with pytest.raises(OSError), socket.create_connection(("127.0.0.1", served.port), timeout=1):  # noqa: PT011
        pass
