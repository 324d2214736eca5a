"""``leaflets sources``."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.commands.conftest import Type
from tests.small_workspace import LEAFLET, change

SOURCES = "content/sources.yaml"
TODAY = "1795435200"
"""2026-11-23, noon UTC."""


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)


def test_table(workspace: Path, leaflets: Type) -> None:
    result = leaflets("sources")
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert "albert-2016  review, checked 2026-11-23" in lines
    at = lines.index("fpnotebook  textbook, checked 2026-11-22  [weak, alone]")
    assert lines[at + 3] == "    SD-WARN: sacral-dimple/caring"
    assert "Statements that rest on weak sources only" in lines
    assert "    “Do not poke it or put anything in it.” (fpnotebook)" in lines
    assert lines[-1].startswith(f"{_count(workspace)} sources, ")


def _count(workspace: Path) -> int:
    return (workspace / SOURCES).read_text("utf-8").count("\n  - id: ")


def test_lines_are_short_but_for_addresses(workspace: Path, leaflets: Type) -> None:
    for line in leaflets("sources").stdout.splitlines():
        assert len(line) <= 100 or line.strip().startswith("http"), line


def test_sorted_and_the_same_every_time(workspace: Path, leaflets: Type) -> None:
    result = leaflets("sources", "--format", "json")
    found = json.loads(result.stdout)
    assert [source["id"] for source in found] == sorted(source["id"] for source in found)
    assert leaflets("sources", "--format", "json").stdout == result.stdout
    albert = next(source for source in found if source["id"] == "albert-2016")
    assert albert["strength"] == "review"
    assert albert["checked"] == "2026-11-23"
    assert albert["where"]["SD-WARN"] == [
        "sacral-dimple/what-happens-next",
        "sacral-dimple/known-and-not-known",
    ]
    assert albert["alone"] == []


def test_an_unused_source_is_a_warning(workspace: Path, leaflets: Type) -> None:
    """Two leaflets of five: what only the others cite is unused here."""
    result = leaflets("sources")
    assert result.exit_code == 0
    assert "unused]" in result.stdout
    assert "warning: line" in result.stderr
    assert "no leaflet and no clinic cites “choi-2020” [content/unused-source]" in result.stderr
    assert leaflets("sources", "--check").exit_code == 1


@pytest.mark.parametrize(
    ("breaks", "told"),
    [
        (f"content/leaflets/{LEAFLET}.yaml", "there is no field “colour” here"),
        ("content/blocks/sacral-dimple/caring.yaml", "there is no field “colour” here"),
        ("content/clinics/riverbank-sample.yaml", "there is no field “colour” here"),
        ("content/blocks", "there is no block “sacral-dimple/caring”"),
        ("content/figures/baby-lower-back.yaml", "there is no field “colour” here"),
        ("content/leaflets", "this workspace holds no leaflet yet"),
    ],
)
def test_nothing_is_called_unused_when_something_could_not_be_read(
    breaks: str, told: str, workspace: Path, leaflets: Type
) -> None:
    path = workspace / breaks
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.write_text(path.read_text("utf-8") + "colour: blue\n", "utf-8")
    result = leaflets("sources")
    assert result.exit_code == 1
    assert told in result.stderr
    assert "unused" not in result.stderr
    assert "unused]" not in result.stdout
    assert "no source is called unused" in result.stdout
    rows = json.loads(leaflets("sources", "--format", "json").stdout)
    assert not [row for row in rows if "unused" in row["remarks"]]


def test_a_citation_with_a_slip_does_not_make_its_source_unused(
    workspace: Path, leaflets: Type
) -> None:
    path = workspace / "content/blocks/sacral-dimple/what-happens-next.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("{cite:albert-2016", "{cite:alber-2016", 1), "utf-8")
    result = leaflets("sources")
    assert result.exit_code == 1
    assert "there is no source “alber-2016”" in result.stderr
    assert "unused" not in result.stderr


def test_an_old_source(workspace: Path, leaflets: Type) -> None:
    change(workspace, SOURCES, "checked: 2026-11-23", "checked: 2025-11-20")
    assert "checked 2025-11-20\n" in leaflets("sources").stdout
    result = leaflets("sources", "--older-than", "12")
    assert result.exit_code == 0
    assert "checked 2025-11-20  [old]" in result.stdout
    assert "1 old" in result.stdout.splitlines()[-1]


def test_check_is_content_when_nothing_is_old_or_unused(
    leaflets: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.small_workspace import REPOSITORY

    monkeypatch.chdir(REPOSITORY)
    result = leaflets("sources", "--check")
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1862977600")  # 2029-01-13
    assert leaflets("sources").exit_code == 0
    assert leaflets("sources", "--check").exit_code == 1


def test_a_source_checked_in_the_future_is_an_error(workspace: Path, leaflets: Type) -> None:
    change(workspace, SOURCES, "checked: 2026-11-23", "checked: 2062-11-23")
    result = leaflets("sources")
    assert result.exit_code == 1
    assert "which is in the future [content/future]" in result.stderr
    assert "what to do: write the day" in result.stderr


def test_wrong_usage(workspace: Path, leaflets: Type) -> None:
    assert leaflets("sources", "--older-than", "0").exit_code == 2
    assert leaflets("sources", "--format", "csv").exit_code == 2
