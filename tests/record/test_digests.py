"""Files are read again whenever they may have changed, and only then."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from leaflets.record.digests import YOUNG, Digests, Known

LATER = time.time_ns() + 3600 * 10**9


def looked_at(folder: Path, known: Known, now: int = LATER) -> tuple[dict[str, str], Known]:
    digests = Digests(known, lambda: now)
    return digests.of_folder(str(folder)), digests.learned


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.yaml").write_text("one")
    (tmp_path / "in" / "deep").mkdir()
    (tmp_path / "in" / "deep" / "b.yaml").write_text("two")
    return tmp_path / "in"


def test_files_and_folders(folder: Path) -> None:
    found, learned = looked_at(folder, {})
    assert sorted(found) == ["a.yaml", "deep", "deep/b.yaml"]
    assert found["deep"] == "folder"
    assert sorted(learned) == ["a.yaml", "deep/b.yaml"]


def test_what_is_known_is_not_read(folder: Path) -> None:
    _, learned = looked_at(folder, {})
    forged = {name: (stamps, "remembered") for name, (stamps, _) in learned.items()}
    found, _ = looked_at(folder, forged)
    assert found["a.yaml"] == "remembered"


@pytest.mark.parametrize("how", ["size", "in place", "replaced", "touched back"])
def test_what_has_changed_is_read(how: str, folder: Path) -> None:
    before, learned = looked_at(folder, {})
    file = folder / "a.yaml"
    seen = file.stat()
    if how == "size":
        file.write_text("three")
    elif how == "in place":
        file.write_text("two")
    else:
        (folder / "new").write_text("two")
        (folder / "new").replace(file)
    if how == "touched back":  # an older file of the same size in its place, date and all
        os.utime(file, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    found, _ = looked_at(folder, learned)
    assert found["a.yaml"] != before["a.yaml"]


def test_what_is_young_is_not_trusted(folder: Path) -> None:
    file = folder / "a.yaml"
    written = file.stat().st_ctime_ns
    _, learned = looked_at(folder, {}, written + YOUNG - 1)
    assert learned == {}
    _, learned = looked_at(folder, {}, written + 3 * YOUNG)
    assert "a.yaml" in learned


def test_what_is_from_the_future_is_not_trusted(folder: Path) -> None:
    """As after a clock was set back."""
    written = (folder / "a.yaml").stat().st_ctime_ns
    _, learned = looked_at(folder, {}, written - 3600 * 10**9)
    assert learned == {}


def test_a_clock_set_back_does_not_make_a_file_known(folder: Path) -> None:
    before, learned = looked_at(folder, {})
    file = folder / "a.yaml"
    file.write_text("two")
    os.utime(file, ns=(0, 0))  # far older than what is remembered
    found, _ = looked_at(folder, learned)
    assert found["a.yaml"] != before["a.yaml"]


def test_links(folder: Path, tmp_path: Path) -> None:
    before, _ = looked_at(folder, {})
    (tmp_path / "a.yaml").write_text("one")
    (folder / "a.yaml").unlink()
    (folder / "a.yaml").symlink_to(tmp_path / "a.yaml")
    (folder / "round").symlink_to(folder)
    (folder / "nowhere").symlink_to(tmp_path / "no such file")
    found, _ = looked_at(folder, {})
    assert found["a.yaml"] != before["a.yaml"], "it may not be used any more"
    assert found["round"] != "folder"
    assert found["nowhere"].startswith("closed")
    assert len(found) < 50, "a folder in itself comes to an end"
    (tmp_path / "a.yaml").write_text("two")
    again, _ = looked_at(folder, {})
    assert again["a.yaml"] != found["a.yaml"], "what it leads to counts"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    found, _ = looked_at(folder, {})
    assert found["pipe"] == "no file"


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    found, _ = looked_at(tmp_path / "none", {})
    assert found == {"": "closed ENOENT"}
