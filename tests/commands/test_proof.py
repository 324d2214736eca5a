"""``leaflets proof``, as a person would type it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.commands.conftest import Type
from tests.proof.planted import STALE, planted
from tests.small_workspace import CLINIC, LEAFLET


@pytest.fixture
def wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = planted(tmp_path / "wrong")
    monkeypatch.chdir(folder)
    return folder


def test_a_proof_is_made_of_what_cannot_be_printed(wrong: Path, leaflets: Type) -> None:
    refused = leaflets("build", LEAFLET, "-l", "es")
    assert refused.exit_code == 1
    result = leaflets("proof", LEAFLET, "-l", "es")
    assert result.exit_code == 0, result.output
    assert f"output/proof/{LEAFLET}-es.pdf" in result.stdout
    assert re.search("1 out of date, 3 not translated; [2-9] errors, ", result.stdout)
    assert (wrong / f"output/proof/{LEAFLET}-es.pdf").read_bytes().startswith(b"%PDF-")


def test_for_a_clinic_and_into_a_file(workspace: Path, leaflets: Type) -> None:
    result = leaflets("proof", LEAFLET, "-l", "AR", "-c", CLINIC, "-o", "read/me.pdf")
    assert result.exit_code == 0, result.output
    assert (workspace / "read/me.pdf").is_file()
    assert "0 errors, 0 warnings." in result.stdout


def test_with_back_translations(wrong: Path, leaflets: Type) -> None:
    table = f"id,back-translation\n{STALE},Keep it clean\na/b#no,Nothing\n"
    (wrong / "back.csv").write_text(table, "utf-8")
    result = leaflets("proof", LEAFLET, "-l", "es", "--back-translation", "back.csv")
    assert result.exit_code == 0, result.output
    assert "no text is called “a/b#no”" in result.stderr


@pytest.mark.parametrize(
    ("words", "says", "code"),
    [
        ((), "Missing argument", 2),
        ((LEAFLET,), "Missing option", 2),
        (("nothing", "-l", "es"), "no leaflet called", 2),
        ((LEAFLET, "-l", "xx"), "no language called", 2),
        ((LEAFLET, "-l", "es", "-c", "nobody"), "no clinic called", 2),
        ((LEAFLET, "-l", "es", "--back-translation", "no.csv"), "cannot be read", 1),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(
    workspace: Path, leaflets: Type, words: tuple[str, ...], says: str, code: int
) -> None:
    result = leaflets("proof", *words)
    assert says in result.output
    assert result.exit_code == code
    assert not (workspace / "output").exists()


def test_a_leaflet_whose_file_is_broken(workspace: Path, leaflets: Type) -> None:
    (workspace / f"content/leaflets/{LEAFLET}.yaml").write_text("title: [\n", "utf-8")
    result = leaflets("proof", LEAFLET, "-l", "es")
    assert result.exit_code == 1
    assert f"{LEAFLET}.yaml" in result.output
