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
    result = leaflets("init", tmp_path / "deep/mine")
    assert result.exit_code == 1
    assert os.strerror(errno.ENOSPC) in result.stderr
    assert "delete" not in result.stderr
    assert not [*tmp_path.iterdir()], "nothing is left, not even the folders above"


def stop_at(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while a file is copied."""
    copy, calls = shutil.copyfile, iter(range(1000))

    def copyfile(source: Path, target: Path) -> None:
        if next(calls) == number:
            raise KeyboardInterrupt
        copy(source, target)

    monkeypatch.setattr(shutil, "copyfile", copyfile)


def test_ctrl_c_leaves_nothing(
    tmp_path: Path, leaflets: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("new", "empty"):
        with monkeypatch.context() as patched:
            stop_at(20, patched)
            assert leaflets("init", tmp_path / name).exit_code == 130
    assert [*tmp_path.rglob("*")] == [tmp_path / "empty"]
    assert leaflets("init", tmp_path / "empty").exit_code == 0


def test_ctrl_c_between_the_parts_of_an_empty_folder(
    tmp_path: Path, leaflets: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def stopping(self: Path, target: Path) -> Path:
        if self.name == "layouts":
            raise KeyboardInterrupt
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", stopping)
    assert leaflets("init", tmp_path).exit_code == 130
    assert not [*tmp_path.iterdir()]


def test_what_cannot_be_taken_away_is_named(
    tmp_path: Path, leaflets: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_at(3, monkeypatch)
    monkeypatch.setattr(shutil, "rmtree", lambda *_args, **_more: None)
    result = leaflets("init", tmp_path / "mine")
    (left,) = tmp_path.iterdir()
    assert f"{left} is left over from this: you can delete it." in result.stderr


@pytest.mark.parametrize("target", ["layouts/x", "content/inside", "copy", "output/x"])
@pytest.mark.parametrize("words", [(), ("-w", ".")])
def test_inside_another_workspace_is_refused(
    target: str, words: tuple[str, ...], workspace: Path, leaflets: Type
) -> None:
    before = {*workspace.rglob("*")}
    result = leaflets("init", target, *words)
    assert result.exit_code == 1
    assert f"inside another leaflets folder: {workspace} [init/inside]" in result.stderr
    assert {*workspace.rglob("*")} == before


def test_inside_the_folders_that_are_copied_is_refused(
    tmp_path: Path, workspace: Path, leaflets: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also behind a link, and in a checkout, where a folder beside the starter is welcome."""
    shutil.move(workspace / "content", tmp_path / "elsewhere")
    (workspace / "content").symlink_to(tmp_path / "elsewhere")
    result = leaflets("init", tmp_path / "elsewhere/x", "-w", workspace)
    assert "[init/inside]" in result.stderr
    monkeypatch.setattr("leaflets.workspace.starter", lambda: workspace)
    assert "[init/inside]" in leaflets("init", workspace / "layouts/x").stderr
    assert leaflets("init", workspace / "mine").exit_code == 0


@pytest.mark.parametrize("target", ["notes.txt/x", "notes.txt/x/y", "mine/../.."])
def test_what_is_there_need_not_be_deleted(
    target: str, tmp_path: Path, leaflets: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    (tmp_path / "here/notes.txt").write_text("mine", "utf-8")
    result = leaflets("init", target)
    assert result.exit_code == 1
    assert "what to do: name a folder" in result.stderr
    assert "delete" not in result.stderr
    assert [path.name for path in tmp_path.rglob("*")] == ["here", "notes.txt"]


def test_where_one_may_not_write(
    tmp_path: Path, leaflets: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(self: Path, *_args: object, **_more: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self))

    monkeypatch.setattr(Path, "mkdir", closed)  # root may write everywhere
    result = leaflets("init", tmp_path / "mine")
    assert result.exit_code == 1
    assert "you are not allowed to write here" in result.stderr
    assert "what to do: name a folder in a place where you may write" in result.stderr


def test_what_cannot_be_copied_is_named(workspace: Path, tmp_path: Path, leaflets: Type) -> None:
    (workspace / "content/gone.txt").symlink_to(workspace / "nowhere")
    result = leaflets("init", tmp_path / "copy", "-w", workspace)
    assert result.exit_code == 1
    assert "content/gone.txt\n  error: this cannot be copied: no such file" in result.stderr
    assert not (tmp_path / "copy").exists()


def test_help_names_the_usual_choice(leaflets: Type) -> None:
    words = " ".join(leaflets("init", "--help").stdout.split())
    assert "Usual choice: the ready leaflets that come with the program." in words


def test_from_another_workspace(workspace: Path, tmp_path: Path, leaflets: Type) -> None:
    (workspace / "content" / "clinics" / "extra.svg").write_text("<svg/>", "utf-8")
    assert leaflets("init", tmp_path / "copy", "-w", workspace).exit_code == 0
    assert (tmp_path / "copy" / "content" / "clinics" / "extra.svg").exists()
