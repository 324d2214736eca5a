"""``leaflets init``."""

from __future__ import annotations

import errno
import os
import re
import shutil
from pathlib import Path

import pytest

from leaflets.batch import load_workspace
from tests.commands.conftest import Type
from tests.small_workspace import REPOSITORY


def files(folder: Path) -> set[str]:
    return {
        str(path.relative_to(folder))
        for part in ("content", "layouts")
        for path in (folder / part).rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


def test_everything_is_copied_and_loads(tmp_path: Path, leaflets: Type) -> None:
    mine = tmp_path / "deep" / "mine"
    result = leaflets("init", mine)
    assert result.exit_code == 0, result.output
    assert files(REPOSITORY) <= files(mine)
    library = load_workspace(mine)
    assert library.problems == ()
    assert library.leaflets
    assert library.clinics


def test_an_empty_folder_will_do(tmp_path: Path, leaflets: Type) -> None:
    assert leaflets("init", tmp_path).exit_code == 0


def test_every_schema_a_file_names_is_there(tmp_path: Path, leaflets: Type) -> None:
    leaflets("init", tmp_path / "mine")
    named = 0
    for path in (tmp_path / "mine").rglob("*.yaml"):
        match = re.search(r"yaml-language-server: \$schema=(\S+)", path.read_text("utf-8"))
        if match:
            named += 1
            assert (path.parent / match[1]).is_file(), f"{path}: {match[1]}"
    assert named > 10


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path, leaflets: Type) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    result = leaflets("init", tmp_path)
    assert result.exit_code == 1
    assert "not empty" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    assert "this is a file" in leaflets("init", tmp_path / "mine.txt").stderr


def test_the_copy_of_a_read_only_installation_can_be_changed(
    tmp_path: Path, leaflets: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = tmp_path / "installed"
    shutil.copytree(REPOSITORY / "content", installed / "content")
    shutil.copytree(REPOSITORY / "layouts", installed / "layouts")
    for path in [*installed.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    monkeypatch.setattr("leaflets.workspace.starter", lambda: installed)
    assert leaflets("init", tmp_path / "mine").exit_code == 0
    for path in (tmp_path / "mine").rglob("*"):
        assert path.stat().st_mode & 0o200, path


def test_disk_full(tmp_path: Path, leaflets: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(shutil, "copyfile", full)
    result = leaflets("init", tmp_path / "mine")
    assert result.exit_code == 1
    assert os.strerror(errno.ENOSPC) in result.stderr


def test_from_another_workspace(workspace: Path, tmp_path: Path, leaflets: Type) -> None:
    (workspace / "content" / "clinics" / "extra.svg").write_text("<svg/>", "utf-8")
    assert leaflets("init", tmp_path / "copy", "-w", workspace).exit_code == 0
    assert (tmp_path / "copy" / "content" / "clinics" / "extra.svg").exists()
