"""A folder after ``--font-dir`` that cannot be used: what is wrong, and what to do."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from leaflets.fonts.house import FontFacts, house_families
from leaflets.problems import LeafletsError, Problem


def no_font(_path: Path) -> FontFacts | None:
    return None


def problem(folder: Path) -> Problem:
    with pytest.raises(LeafletsError) as caught:
        house_families((folder,), no_font)
    (found,) = caught.value.problems
    return found


def test_every_trouble_has_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts/junk.ttf").write_text("x", "utf-8")
    nowhere, file = problem(tmp_path / "nowhere"), problem(tmp_path / "file")
    assert (nowhere.code, file.code) == ("fonts/no-folder", "fonts/no-folder")
    assert nowhere.message == "there is no such font folder"
    assert file.message == "this is a file, not a font folder"
    assert "--font-dir" in nowhere.hint
    assert "--font-dir" in file.hint
    assert problem(tmp_path / "fonts").hint


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX")
def test_a_folder_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(_folder: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", closed)  # root may read everything
    found = problem(tmp_path)
    assert "cannot be read (Permission denied)" in found.message
    assert found.hint
