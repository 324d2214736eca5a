"""``leaflets list``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Type
from tests.small_workspace import CLINIC, LEAFLET


def test_table(workspace: Path, leaflets: Type) -> None:
    result = leaflets("list")
    assert result.exit_code == 0, result.output
    for word in ("Leaflets", LEAFLET, "en-GB", "handout", "a4", CLINIC, "office"):
        assert word in result.stdout


def test_json(workspace: Path, leaflets: Type) -> None:
    found = json.loads(leaflets("list", "--format", "json").stdout)
    assert list(found) == ["leaflets", "languages", "layouts", "papers", "clinics", "profiles"]
    assert {"name": "en-GB", "title": "English", "source": True} in found["languages"]
    assert [clinic["sample"] for clinic in found["clinics"]] == [True]


def test_broken_files_are_reported(workspace: Path, leaflets: Type) -> None:
    (workspace / "content" / "clinics" / "bad.yaml").write_text("name: x\n", "utf-8")
    result = leaflets("list")
    assert result.exit_code == 1
    assert "bad.yaml" in result.stderr
    assert LEAFLET in result.stdout


def test_from_a_folder_below_and_from_elsewhere(
    workspace: Path, leaflets: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workspace / "content" / "blocks")
    assert leaflets("list").exit_code == 0
    monkeypatch.chdir(workspace.parent)
    assert leaflets("list", "-w", workspace).exit_code == 0
    assert leaflets("list").exit_code == 2
