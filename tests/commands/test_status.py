"""``leaflets status`` when something is wrong: what is said, and that the rest stays."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.commands.conftest import Type
from tests.small_workspace import CLINIC, LEAFLET, OTHER

RECIPE = f"content/leaflets/{LEAFLET}.yaml"
CLINIC_FILE = f"content/clinics/{CLINIC}.yaml"
CARING = "content/blocks/sacral-dimple/caring.yaml"
WHO = ("--reviewer", "A. Person", "--role", "Nurse")


def spoil(workspace: Path, file: str) -> None:
    path = workspace / file
    path.write_text(path.read_text("utf-8") + "colour: blue\n", "utf-8")


def row(table: str, name: str) -> list[str]:
    (found,) = (line.split() for line in table.splitlines() if line.startswith(f"{name} "))
    return found


def test_what_is_refused_is_told_and_the_rest_stays(workspace: Path, leaflets: Type) -> None:
    spoil(workspace, CARING)
    result = leaflets("status", "-l", "en")
    assert result.exit_code == 1
    assert row(result.stdout, "SD-WARN")[-1] == "refused"
    assert row(result.stdout, "BD-MYTH")[-1].isdigit()
    assert "0 of 2 reviewed. 1 refused (see below)." in result.stdout
    assert f"\n{CARING}\n  error: line " in result.stderr
    assert result.stderr.count("there is no field “colour” here") == 1


@pytest.mark.parametrize("quick", [(), ("--no-fit",)])
def test_blocks_that_are_gone(workspace: Path, leaflets: Type, quick: tuple[str, ...]) -> None:
    shutil.rmtree(workspace / "content/blocks")
    result = leaflets("status", "-l", "en", *quick)
    assert result.exit_code == 1
    assert row(result.stdout, "SD-WARN")[3:] == ["incomplete", "2028-11-22", "refused"]
    assert "100 %" not in result.stdout
    assert "there is no block “sacral-dimple/caring” [content/no-block]" in result.stderr
    assert f"\n{RECIPE}\n" in result.stderr


def test_a_translation_that_is_not_complete_is_told(workspace: Path, leaflets: Type) -> None:
    (workspace / "content/translations/es/sacral-dimple.po").unlink()
    for words in ((), ("--no-fit",)):
        result = leaflets("status", LEAFLET, *words)
        assert result.exit_code == 1
        assert "translation/missing" in result.stderr
        assert "1 refused (see below)." in result.stdout


def test_broken_clinics_hide_no_leaflet(workspace: Path, leaflets: Type) -> None:
    spoil(workspace, CLINIC_FILE)
    for words in ((), ("-c", CLINIC)):
        result = leaflets("status", "-l", "en", *words)
        assert result.exit_code == 1
        assert {"SD-WARN", "BD-MYTH"} <= {line.split(" ")[0] for line in result.stdout.splitlines()}
        assert "0 of 2 reviewed. 1 file cannot be used (see below)." in result.stdout
        assert f"\n{CLINIC_FILE}\n  error: line " in result.stderr
    assert leaflets("status", "-c", "nowhere").exit_code == 2


def test_a_broken_leaflet_hides_no_other(workspace: Path, leaflets: Type) -> None:
    spoil(workspace, RECIPE)
    result = leaflets("status", "-l", "en")
    assert result.exit_code == 1
    assert row(result.stdout, "BD-MYTH")[-1].isdigit()
    assert "0 of 1 reviewed. 1 file cannot be used (see below)." in result.stdout
    named = leaflets("status", LEAFLET, OTHER, "-l", "en", "--no-fit")
    assert f"\n{RECIPE}\n  error: line " in named.stderr
    assert row(named.stdout, "BD-MYTH")
    alone = leaflets("status", LEAFLET)
    assert alone.exit_code == 1
    assert CLINIC in alone.stdout


def test_the_reasons_are_in_the_other_forms_too(workspace: Path, leaflets: Type) -> None:
    assert "What is wrong" not in leaflets("status", "--no-fit", "--format", "html").stdout
    spoil(workspace, CARING)
    shutil.rmtree(workspace / "content/blocks/shared")
    data = json.loads(leaflets("status", LEAFLET, "-l", "en", "--format", "json").stdout)
    assert data["leaflets"][0]["translated"] is None
    assert data["leaflets"][0]["pages"] == 0
    assert {"content/extra-forbidden", "content/no-block"} <= {p["code"] for p in data["problems"]}
    page = leaflets("status", LEAFLET, "-l", "en", "--format", "html").stdout
    assert "<h2>What is wrong</h2>" in page
    assert f"<li>{CARING}, line " in page


def test_a_signed_sample_clinic_does_not_pass(workspace: Path, leaflets: Type) -> None:
    clinic = (workspace / CLINIC_FILE).read_text("utf-8")
    real = "name: Riverbank\nlanguage: en-GB\ncountry: GB\npaper: a4\nphone: 0117 922 2000\n"
    real += 'out_of_hours_phone: 0117 922 2001\nemergency_number: "999"\n'
    real += clinic[clinic.index("local:") :]
    (workspace / CLINIC_FILE).write_text(real, "utf-8")
    for name in (LEAFLET, OTHER):
        assert leaflets("review", name, *WHO).exit_code == 0
    check = ("status", "-l", "en", "--check")
    assert leaflets("review", "--clinic", CLINIC, *WHO).exit_code == 0
    assert leaflets(*check).exit_code == 0, leaflets(*check).output
    (workspace / CLINIC_FILE).write_text(f"sample: true\n{real}", "utf-8")
    assert leaflets("review", "--clinic", CLINIC, *WHO).exit_code == 0
    result = leaflets(*check)
    assert "sample: always marked" in result.stdout
    assert row(result.stdout, CLINIC)[2] == "reviewed"
    assert result.exit_code == 1
