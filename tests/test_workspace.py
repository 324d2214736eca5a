"""Finding the workspace and naming what is in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from leaflets import workspace
from leaflets.problems import LeafletsError
from leaflets.workspace import find_workspace, is_workspace, names, starter


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    for part in ("content", "layouts"):
        (folder / part).mkdir(parents=True)
    return folder


def test_the_nearest_one_above(empty: Path) -> None:
    below = empty / "content" / "blocks"
    below.mkdir()
    assert find_workspace(start=below) == empty
    assert find_workspace(start=empty) == empty
    assert find_workspace(named=empty, start=empty.parent) == empty


def test_none_here(tmp_path: Path) -> None:
    with pytest.raises(LeafletsError, match="leaflets init"):
        find_workspace(start=tmp_path)


def test_named_but_wrong(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = empty / "file"
    file.write_text("", "utf-8")
    for named, words in (
        (empty / "nowhere", "no such folder"),
        (file, "a file, not a folder"),
        (empty / "content", "no content and no layouts"),
    ):
        with pytest.raises(LeafletsError, match=words):
            find_workspace(named=named)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(LeafletsError, match="not allowed to read"):
        find_workspace(named=empty)


def test_one_named_is_never_replaced_by_one_above(empty: Path) -> None:
    with pytest.raises(LeafletsError):
        find_workspace(named=empty / "content", start=empty)


def test_names(empty: Path) -> None:
    assert names(empty).leaflets == ()
    for path in (
        "content/leaflets/b.yaml",
        "content/leaflets/a.yaml",
        "content/leaflets/.hidden.yaml",
        "content/leaflets/notes.txt",
        "content/translations/es/topic.po",
        "content/translations/templates/topic.pot",
        "layouts/handout.yaml",
        "layouts/papers/a4.yaml",
        "layouts/profiles/our-printer.yaml",
        "layouts/profiles/printer.icc",
    ):
        (empty / path).parent.mkdir(parents=True, exist_ok=True)
        (empty / path).write_text("", "utf-8")
    found = names(empty)
    assert found.leaflets == ("a", "b")
    assert found.languages == ("es",)
    assert found.layouts == ("handout",)
    assert found.papers == ("a4",)
    assert found.profiles == ("html", "mono", "office", "our-printer", "print", "screen")


def test_the_starter_is_a_workspace() -> None:
    assert is_workspace(starter())


def test_an_installed_starter_comes_first(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = empty.parent / "leaflets"
    (package / "starter" / "content").mkdir(parents=True)
    (package / "starter" / "layouts").mkdir()
    monkeypatch.setattr(workspace, "__file__", str(package / "workspace.py"))
    assert starter() == package / "starter"


def test_no_starter_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workspace, "__file__", str(tmp_path / "leaflets" / "workspace.py"))
    with pytest.raises(LeafletsError, match="install leaflets again"):
        starter()
