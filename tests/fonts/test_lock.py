"""The font files are the ones that were looked at, under the licences that were read."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from leaflets.fonts import FILES, LICENCES, font_table
from leaflets.fonts.lock import describe, read_lock, write_lock
from leaflets.text.faces import font_facts

SHIPPED = sorted(path for path in FILES.iterdir() if path.name != "__pycache__")
LOCK = read_lock()


def test_the_lock_lists_exactly_the_files() -> None:
    assert [path.name for path in SHIPPED] == sorted(LOCK)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_a_file_is_as_locked(path: Path) -> None:
    row = LOCK[path.name]
    assert {key: row[key] for key in describe(path)} == describe(path)
    assert (LICENCES / str(row["licence"])).is_file()
    assert "?" not in (row["licence"], row["origin"], row["modified"])


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_every_file_may_be_embedded(path: Path) -> None:
    facts = font_facts(path)
    assert facts is not None
    assert facts.fs_type == 0


@pytest.mark.parametrize("path", sorted(LICENCES.iterdir()), ids=lambda path: path.name)
def test_a_licence_is_the_whole_open_font_license(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "OTHER DEALINGS IN THE FONT SOFTWARE" in text
    assert "Copyright" in text or "©" in text
    assert any(row["licence"] == path.name for row in LOCK.values())


def test_a_modified_face_has_a_name_of_its_own() -> None:
    for row in LOCK.values():
        assert (row["modified"] != "none") == str(row["family"]).startswith("Leaflets ")


def test_every_face_of_the_table_exists_and_every_file_is_used() -> None:
    named = {
        path
        for fonts in font_table().values()
        for files in fonts.faces
        for path in (files.regular, files.bold)
    }
    assert [path.name for path in sorted(named) if not path.is_file()] == []
    assert {path for path in named if path.parent == FILES} == set(SHIPPED)


def test_all_together_stay_small() -> None:
    assert sum(path.stat().st_size for path in SHIPPED) < 14_000_000


def test_a_changed_file_would_be_noticed(tmp_path: Path) -> None:
    original = SHIPPED[0]
    copy = tmp_path / original.name
    copy.write_bytes(original.read_bytes() + b"\0")
    assert describe(copy)["sha256"] != LOCK[original.name]["sha256"]
    assert hashlib.sha256(original.read_bytes()).hexdigest() == LOCK[original.name]["sha256"]


def test_writing_the_lock_again_changes_nothing(tmp_path: Path) -> None:
    from leaflets.fonts.lock import LOCK as LOCK_FILE

    copy = tmp_path / "fonts.lock"
    copy.write_bytes(LOCK_FILE.read_bytes())
    write_lock(copy)
    assert copy.read_text("utf-8") == LOCK_FILE.read_text("utf-8")
