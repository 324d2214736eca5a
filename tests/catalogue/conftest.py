"""The built output, once for each process; copies to break; and a server that hands it out."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.catalogue.world import built, typed


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with PDFs and a catalogue in ``output``. Not to be changed."""
    folder = built(tmp_path_factory.mktemp("clinics") / "mine")
    typed("catalogue", "-w", folder)
    return folder


@pytest.fixture
def own(world: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(world, tmp_path / "own", symlinks=True))


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Tests print nothing."""


class _Server(ThreadingHTTPServer):
    request_queue_size = 128  # fifty people press at the same moment


@pytest.fixture(scope="session")
def site(world: Path) -> Iterator[str]:
    """The address of a server of files on loopback that has the output."""
    server = _Server(("127.0.0.1", 0), partial(_Quiet, directory=str(world / "output")))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()
