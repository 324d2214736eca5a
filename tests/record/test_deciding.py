"""What must be made, and why, in words; and what is kept although it seems changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from leaflets.batch import load_workspace
from leaflets.model.order import Order
from leaflets.outputs.folder import Folder
from leaflets.record import deciding
from leaflets.record.database import Record, record_of
from leaflets.record.deciding import decide, entry_for
from leaflets.record.entry import Entry
from leaflets.record.ground import survey
from leaflets.record.parts import Fingerprints
from tests.workspaces import JOB, write_workspace

ORDER = Order.of(JOB)
Reason = Callable[..., str | None]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return write_workspace(tmp_path / "workspace")


def prints(record: Record, workspace: Path) -> Fingerprints:
    return Fingerprints(load_workspace(workspace), survey(record, workspace), "", record.key)


@pytest.fixture
def known(record: Record, workspace: Path, output: Path) -> Entry:
    """The PDF of ``ORDER``, made and noted."""
    Folder(output).put(ORDER.path, b"%PDF-1.7")
    stamp = Folder(output).stamp(ORDER.path) or ""
    sha256 = hashlib.sha256(b"%PDF-1.7").hexdigest()
    made = entry_for(ORDER, prints(record, workspace), size=8, sha256=sha256, stamp=stamp, pages=2)
    record.add(made)
    return made


@pytest.fixture
def reason(record: Record, workspace: Path, output: Path) -> Reason:
    def ask(order: Order = ORDER, force: bool = False) -> str | None:
        found = prints(record, workspace)
        (decision,) = decide([order], record, found, Folder(output), force=force)
        assert (decision.entry is None) is (decision.reason is not None)
        return decision.reason

    return ask


def test_up_to_date(known: Entry, reason: Reason) -> None:
    assert reason() is None


def test_forced(known: Entry, reason: Reason) -> None:
    assert reason(force=True) == deciding.FORCED


def test_not_known(record: Record, output: Path, reason: Reason) -> None:
    assert reason() == deciding.NEVER
    Folder(output).put(ORDER.path, b"%PDF")
    assert reason() == deciding.STRANGER
    record.refuse(str(ORDER.path))
    assert reason() == deciding.REFUSED


def test_changed(known: Entry, workspace: Path, reason: Reason) -> None:
    for file in ("content/clinics/riverbank.yaml", "content/glossary.yaml"):
        with (workspace / file).open("a") as stream:
            stream.write("\n")
    assert reason() == "changed: glossary, the clinic"


def test_changed_and_changed_back(
    known: Entry, record: Record, workspace: Path, reason: Reason
) -> None:
    file = workspace / "content/glossary.yaml"
    before = file.read_bytes()
    file.write_bytes(b"terms: [\n")
    assert reason() == "changed: glossary"
    record.refuse(str(ORDER.path))
    file.write_bytes(before)
    assert reason() is None


def test_another_job_at_the_same_place(known: Entry, reason: Reason) -> None:
    other = Order(replace(JOB, profile="office"), ORDER.path)
    assert reason(other) == "changed: what is asked for"


@pytest.mark.parametrize("data", [b"", b"%PDF-1", b"%PDF-2.0", b"%PDF-1.7 and more"])
def test_changed_by_hand(data: bytes, known: Entry, output: Path, reason: Reason) -> None:
    (output / ORDER.path).write_bytes(data)
    assert reason() == deciding.TOUCHED


def test_replaced_with_its_date_kept(known: Entry, output: Path, reason: Reason) -> None:
    file = output / ORDER.path
    seen = file.stat()
    file.write_bytes(b"%PDF-2.0")
    os.utime(file, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert reason() == deciding.TOUCHED


def test_gone(known: Entry, output: Path, reason: Reason) -> None:
    (output / ORDER.path).unlink()
    assert reason() == deciding.GONE


def test_copied_and_still_the_same(
    known: Entry, record: Record, output: Path, reason: Reason
) -> None:
    file = output / ORDER.path
    file.rename(file.with_name("other"))
    file.write_bytes(b"%PDF-1.7")
    assert reason() is None
    noted = record.entry(known.path)
    assert noted is not None
    assert noted.stamp == Folder(output).stamp(ORDER.path) != known.stamp


def test_the_clock_set_back(
    known: Entry, record: Record, reason: Reason, monkeypatch: pytest.MonkeyPatch
) -> None:
    record.add(known._replace(day="2999-12-31"))
    assert reason() == deciding.CLOCK


def test_who_only_looks_notes_nothing(
    known: Entry, record: Record, output: Path, workspace: Path
) -> None:
    record.flush()
    os.utime(output / ORDER.path, ns=(1, 1))
    with Record(record_of(output), writing=False) as looking:
        found = prints(looking, workspace)
        (decision,) = decide([ORDER], looking, found, Folder(output))
        assert decision.reason is None
        assert looking.entry(known.path) == known._replace(run="1")
