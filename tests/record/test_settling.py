"""Files that change while a run reads them: what was made of them is made again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from leaflets.batch import load_workspace
from leaflets.model.job import Job
from leaflets.model.order import Order
from leaflets.problems import LeafletsError, Problem
from leaflets.record.database import Record, record_of
from leaflets.record.deciding import entry_for
from leaflets.record.ground import survey
from leaflets.record.parts import Fingerprints
from leaflets.record.settling import begin, watched
from tests.small_workspace import CLINIC, LEAFLET, OTHER, copy_workspace

ORDERS = tuple(
    Order.of(Job(leaflet, language, CLINIC, "sheet", "a4", "screen"))
    for leaflet in (LEAFLET, OTHER)
    for language in ("ar", "es")
)
ARABIC = "content/translations/ar/labels.po"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return copy_workspace(tmp_path / "workspace")


def run(record: Record, workspace: Path) -> Fingerprints:
    found = Fingerprints(load_workspace(workspace), survey(record, workspace), "", record.key)
    for order in ORDERS:
        record.add(entry_for(order, found, size=1, sha256="0", stamp="1", pages=1))
    return found


@contextmanager
def changed_for_a_while(workspace: Path, file: str) -> Iterator[None]:
    """And then as it was before."""
    path = workspace / file
    before = path.read_bytes()
    path.write_bytes(before + b"\n")
    try:
        yield
    finally:
        path.write_bytes(before)


def languages(output: Path) -> str:
    with Record(record_of(output), writing=False) as record:
        return " ".join(one.job.split("|")[1] for one in record.entries())


def test_nothing_changed(output: Path, workspace: Path) -> None:
    with Record(record_of(output)) as record, watched(record, run(record, workspace)):
        pass
    assert languages(output) == "ar ar es es"


def test_changed_and_changed_back_in_mid_run(output: Path, workspace: Path) -> None:
    with (
        Record(record_of(output)) as record,
        watched(record, run(record, workspace)),
        changed_for_a_while(workspace, ARABIC),
    ):
        pass
    assert languages(output) == "es es"


def test_what_earlier_runs_made_stays(output: Path, workspace: Path) -> None:
    with Record(record_of(output)) as record, watched(record, run(record, workspace)):
        pass
    with Record(record_of(output)) as record:
        found = Fingerprints(load_workspace(workspace), survey(record, workspace), "", record.key)
        with watched(record, found), changed_for_a_while(workspace, ARABIC):
            pass
    assert languages(output) == "ar ar es es"


def stopped(output: Path, workspace: Path, error: BaseException) -> None:
    with Record(record_of(output)) as record, watched(record, run(record, workspace)):
        with changed_for_a_while(workspace, ARABIC):
            pass
        raise error


def test_ctrl_c(output: Path, workspace: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        stopped(output, workspace, KeyboardInterrupt())
    assert languages(output) == "es es"
    with Record(record_of(output)) as record:
        assert record.open_since == 0


def test_a_run_that_could_not_end_is_looked_at_by_the_next(
    output: Path, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("leaflets.record.digests.YOUNG", 0)  # the copies are as old as this test
    with pytest.raises(LeafletsError):
        stopped(output, workspace, LeafletsError(Problem("record/not-written", "full")))
    assert languages(output) == "ar ar es es"
    for _ in range(2):  # the first of them is killed before it begins
        with Record(record_of(output)) as record:
            ground = survey(record, workspace)
            assert ground.changed, "what a killed run knew is not overwritten"
    with Record(record_of(output)) as record:
        begin(record, Fingerprints(load_workspace(workspace), ground, "", record.key))
    assert languages(output) == "es es"


def test_a_run_that_is_looked_at_without_its_notes(output: Path, workspace: Path) -> None:
    with Record(record_of(output)) as record:
        begin(record, run(record, workspace))
        record.keep({"files": "null"})
    with Record(record_of(output)) as record:
        ground = survey(record, workspace)
        assert ground.changed is None
        begin(record, Fingerprints(load_workspace(workspace), ground, "", record.key))
        assert list(record.entries()) == []
