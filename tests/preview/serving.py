"""A real server on loopback, in a thread, over a workspace of one's own."""

from __future__ import annotations

import hashlib
import http.client
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

from leaflets.preview import server
from tests.browser import SOON, wait_for
from tests.small_workspace import CLINIC, LEAFLET

ASKED = {"leaflet": LEAFLET, "language": "en-GB", "clinic": CLINIC}
KEY_MESSAGE = "content/blocks/sacral-dimple/key-message.yaml"


class Answer(NamedTuple):
    """``headers``: names in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def data(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Served:
    """A workspace, and the server over it."""

    root: Path
    server: server.Server
    port: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def page(self, **more: str) -> str:
        """Address of the page that shows the usual leaflet."""
        return f"{self.address}/?{urlencode({**ASKED, **more})}"

    def ask(
        self, path: str, method: str = "GET", headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
    ) -> Answer:  # fmt: skip
        """Exactly this path, as nobody's browser would clean it up."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SOON)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            said = {"Host": f"127.0.0.1:{self.port}", **(headers or {})}
            if body is not None:
                said.setdefault("Content-Length", str(len(body)))
            for name, value in said.items():
                connection.putheader(name, value)
            connection.endheaders(body)
            found = connection.getresponse()
            fields = {name.lower(): value for name, value in found.getheaders()}
            return Answer(found.status, fields, found.read())
        finally:
            connection.close()

    def state(self, **asked: str) -> Any:
        """What is to be shown."""
        return self.ask(f"/state?{urlencode({**ASKED, **asked})}").data


@contextmanager
def serving(root: Path, port: int = 0) -> Iterator[Served]:
    """A server over ``root`` that has ended afterwards."""
    listening = server.bound(port)
    port = listening.getsockname()[1]
    made = server.Server(root, port)
    thread = threading.Thread(target=made.run, args=([listening],), daemon=True)
    thread.start()
    wait_for(lambda: made.started)
    try:
        yield Served(root, made, port)
    finally:
        made.should_exit = True
        thread.join(SOON)
        listening.close()
        assert not thread.is_alive(), "the server did not end"


def tree_digest(root: Path) -> str:
    """Of names, contents and times of everything below ``root``."""
    found = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        found.update(f"{path.relative_to(root)}\0{path.stat().st_mtime_ns}\0".encode())
        if path.is_file():
            found.update(path.read_bytes())
    return found.hexdigest()
