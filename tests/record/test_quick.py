"""When nothing has changed, nothing is read; when anything has, that is noticed."""

from __future__ import annotations

import datetime
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from leaflets.batch import load_workspace
from leaflets.model.order import Order
from leaflets.outputs.folder import Folder
from leaflets.record.database import Record, record_of
from leaflets.record.deciding import entry_for
from leaflets.record.ground import survey
from leaflets.record.parts import Fingerprints
from leaflets.record.quick import quick, remember
from leaflets.record.settling import watched
from tests.workspaces import JOB, write_workspace

ORDER = Order.of(JOB)
PDF = b"%PDF-1.7"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return write_workspace(tmp_path / "workspace")


def done(output: Path, workspace: Path) -> bool:
    """A run that makes everything, and remembers it."""
    place = Folder(output)
    with Record(record_of(output)) as record:
        found = Fingerprints(load_workspace(workspace), survey(record, workspace), "", record.key)
        with watched(record, found):
            place.put(ORDER.path, PDF)
            record.add(entry_for(
                ORDER, found, size=8, sha256=hashlib.sha256(PDF).hexdigest(),
                stamp=place.stamp(ORDER.path) or "", pages=1,
            ))  # fmt: skip
        return remember(record, "all", found.ground, place, [str(ORDER.path)])


def asked(output: Path, workspace: Path, command: str = "all") -> int | None:
    with Record(record_of(output)) as record:
        return quick(record, command, survey(record, workspace), Folder(output))


def test_nothing_to_do(output: Path, workspace: Path) -> None:
    assert asked(output, workspace) is None
    assert done(output, workspace)
    assert asked(output, workspace) == 1


def test_another_command(output: Path, workspace: Path, tmp_path: Path) -> None:
    done(output, workspace)
    assert asked(output, workspace, "all --final") is None
    assert asked(output, write_workspace(tmp_path / "other")) is None


@pytest.mark.parametrize(
    "file", ["content/clinics/riverbank.yaml", "content/new.txt", "layouts/handout.yaml"]
)
def test_the_workspace_has_changed(file: str, output: Path, workspace: Path) -> None:
    done(output, workspace)
    with (workspace / file).open("a") as stream:
        stream.write("\n")
    assert asked(output, workspace) is None


def test_dates_of_files_alone_change_nothing(output: Path, workspace: Path) -> None:
    done(output, workspace)
    os.utime(workspace / "content/glossary.yaml", (1, 1))
    assert asked(output, workspace) == 1


def test_another_day(output: Path, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done(output, workspace)
    then = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
    monkeypatch.setattr("leaflets.clock.now", lambda: then)
    assert asked(output, workspace) is None


@pytest.mark.parametrize("what", ["changed", "gone"])
def test_a_pdf_has_changed(what: str, output: Path, workspace: Path) -> None:
    done(output, workspace)
    if what == "gone":
        (output / ORDER.path).unlink()
    else:
        (output / ORDER.path).write_bytes(b"%PDF-2.0")
    assert asked(output, workspace) is None


def test_a_run_that_did_not_end(output: Path, workspace: Path) -> None:
    done(output, workspace)
    with Record(record_of(output)) as record:
        record.begin()
    assert asked(output, workspace) is None


def test_what_the_record_does_not_know_is_not_remembered(output: Path, workspace: Path) -> None:
    done(output, workspace)
    place = Folder(output)
    with Record(record_of(output)) as record:
        ground = survey(record, workspace)
        assert not remember(record, "two", ground, place, [str(ORDER.path), "other.pdf"])
        record.forget(str(ORDER.path))
        assert not remember(record, "two", ground, place, [str(ORDER.path)])


def test_nothing_of_the_command_is_kept(output: Path, workspace: Path) -> None:
    done(output, workspace)
    with Record(record_of(output)) as record:
        place = Folder(output)
        secret = "Jane Doe, 09:30"
        remember(record, secret, survey(record, workspace), place, [str(ORDER.path)])
    data = record_of(output).read_bytes()
    assert b"Jane" not in data
    assert hashlib.sha256(secret.encode()).hexdigest()[:12].encode() not in data


def test_nothing_heavy_is_imported() -> None:
    program = (
        "import sys, leaflets.record.quick, leaflets.record.ground, leaflets.outputs.folder\n"
        "print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    loaded = set(done.stdout.split())
    assert "leaflets.record.quick" in loaded
    assert loaded.isdisjoint({"pydantic", "yaml", "jinja2", "reportlab", "PIL", "babel"})
