"""A key of its own for each test, and ways to fill a record."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from leaflets.outputs.folder import Folder
from leaflets.record.database import Record, record_of
from leaflets.record.entry import Entry

Fill = Callable[..., Entry]


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the key of this test is."""
    monkeypatch.delenv("LEAFLETS_KEY_FILE", raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state" / "leaflets"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    folder = tmp_path / "output"
    folder.mkdir()
    return folder


@pytest.fixture
def record(output: Path) -> Iterator[Record]:
    with Record(record_of(output), output=output) as opened:
        yield opened


@pytest.fixture
def made(output: Path) -> Fill:
    """``made(path, data)``: a PDF in its place, and the entry that says so."""

    def make(path: str = "clinic/ar/leaflet.pdf", data: bytes = b"%PDF", **fields: str) -> Entry:
        place = output / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
        return entry(path, data, stamp=Folder(output).stamp(Path(path)) or "", **fields)  # type: ignore[arg-type]

    return make


def entry(path: str = "clinic/ar/leaflet.pdf", data: bytes = b"%PDF", **fields: str) -> Entry:
    """An entry with the right size and digest."""
    known = {
        "job": "leaflet|ar|clinic|sheet|a4|screen",
        "made_from": "f" * 32,
        "parts": "",
        "size": str(len(data)),
        "sha256": hashlib.sha256(data).hexdigest(),
        "stamp": "1-2-3-4",
        "pages": "2",
        "source": "",
        "day": "2026-12-01",
    }
    return Entry(path, **(known | fields))
