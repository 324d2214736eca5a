"""What nobody asks for is found; only what is surely ours, and as we made it, is removed."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.batch import load_workspace
from leaflets.outputs.folder import Folder
from leaflets.problems import Problem
from leaflets.record.database import Record, record_of
from leaflets.record.entry import Entry
from leaflets.record.leftovers import Leftover, leftovers, prune, source_of
from tests.record.conftest import Fill, entry
from tests.workspaces import JOB, write_workspace

HERE = JOB.identifier


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return write_workspace(tmp_path / "workspace")


def why(record: Record, workspace: Path, asked: tuple[str, ...] = (), source: str = "") -> str:
    found = leftovers(record, asked, source, load_workspace(workspace))
    return "; ".join(f"{one.entry.path}: {one.why}" for one in found)


def job(**other: str) -> str:
    parts = dict(
        zip(("leaflet", "language", "clinic", "layout", "paper", "profile"), HERE.split("|"),
            strict=True)
    )  # fmt: skip
    return "|".join((parts | other).values())


@pytest.mark.parametrize("what", ["leaflet", "language", "clinic", "layout", "paper", "profile"])
def test_named_by_what_is_no_more(what: str, record: Record, workspace: Path) -> None:
    record.add(entry("a.pdf", job=HERE))
    record.add(entry("b.pdf", job=job(**{what: "gone"})))
    assert why(record, workspace) == f"b.pdf: there is no more {what} gone"
    assert why(record, workspace, ("b.pdf",)) == ""


def test_second_language(record: Record, workspace: Path) -> None:
    record.add(entry("a.pdf", job=f"{HERE}|en-GB"))
    record.add(entry("b.pdf", job=f"{HERE}|xx"))
    assert why(record, workspace) == "b.pdf: there is no more second language xx"


def test_what_is_broken_is_still_there(record: Record, workspace: Path) -> None:
    record.add(entry("a.pdf", job=HERE))
    for name in ("content/leaflets/dimple.yaml", "content/clinics/riverbank.yaml"):
        (workspace / name).write_text("{ broken")
    assert why(record, workspace) == ""


def test_order_files(record: Record, workspace: Path, tmp_path: Path) -> None:
    one, other = (source_of(tmp_path / name / "orders.csv", record.key) for name in ("a", "b"))
    record.add(entry("a.pdf", job=HERE, source=one))
    record.add(entry("b.pdf", job=HERE, source=one))
    record.add(entry("c.pdf", job=HERE, source=other))
    record.add(entry("d.pdf", job=HERE))
    said = "b.pdf: orders.csv does not ask for it any more"
    assert why(record, workspace, ("a.pdf",), one) == said
    assert why(record, workspace) == ""


def pruned(record: Record, output: Path, *entries: Entry) -> list[str]:
    """Paths of what is gone and codes of what is not."""
    found = [Leftover(one, "because") for one in entries]
    done = prune(found, record, Folder(output))
    return [one.code if isinstance(one, Problem) else one.path for one in done]


def test_removed(record: Record, output: Path, made: Fill) -> None:
    first, second = made("a/b/c.pdf"), made("d.pdf")
    record.add(first)
    record.add(second)
    assert pruned(record, output, first) == ["a/b/c.pdf"]
    assert not (output / "a").exists()
    assert (output / "d.pdf").exists()
    assert [one.path for one in record.entries()] == ["d.pdf"]


def test_changed_by_hand(record: Record, output: Path, made: Fill) -> None:
    one = made("a.pdf")
    record.add(one)
    (output / "a.pdf").write_bytes(b"%PDF with notes")
    assert pruned(record, output, one) == ["batch/kept"]
    assert (output / "a.pdf").exists()
    assert record.entry("a.pdf")


def test_gone_already(record: Record, output: Path, made: Fill) -> None:
    one = made("a.pdf")
    record.add(one)
    (output / "a.pdf").unlink()
    assert pruned(record, output, one) == ["a.pdf"]
    assert record.entry("a.pdf") is None


@pytest.mark.parametrize("what", ["file", "folder", "folder above"])
def test_behind_a_link(what: str, record: Record, output: Path, made: Fill) -> None:
    one = made("a/b/c.pdf")
    record.add(one)
    elsewhere = output.parent / "elsewhere"
    target = output / {"file": "a/b/c.pdf", "folder": "a/b", "folder above": "a"}[what]
    target.rename(elsewhere)
    target.symlink_to(elsewhere)
    assert pruned(record, output, one) == ["batch/kept"]
    assert (output / "a/b/c.pdf").read_bytes() == b"%PDF"


def test_an_output_that_is_a_link_itself(tmp_path: Path, output: Path, made: Fill) -> None:
    one = made("a/b.pdf")
    link = tmp_path / "link"
    link.symlink_to(output)
    with Record(record_of(link)) as record:
        record.add(one)
        assert pruned(record, link, one) == ["a/b.pdf"]


def test_forged_entries_are_not_even_found(output: Path, workspace: Path, tmp_path: Path) -> None:
    import sqlite3

    victim = tmp_path / "victim.pdf"
    victim.write_bytes(b"%PDF")
    with Record(record_of(output)) as record:
        record.add(entry("a.pdf", job=job(clinic="gone")))
    base = sqlite3.connect(record_of(output))
    for path in ("../victim.pdf", str(victim)):
        base.execute(
            "INSERT INTO entries SELECT ?, job, made_from, parts, size, sha256, stamp, pages,"
            " source, day, run, seal FROM entries WHERE path = 'a.pdf'",
            (path,),
        )
    base.commit()
    base.close()
    with Record(record_of(output)) as record:
        found = leftovers(record, (), "", load_workspace(workspace))
        assert [one.entry.path for one in found] == ["a.pdf"]
    assert victim.exists()
