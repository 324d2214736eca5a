"""``leaflets audit`` as a person would type it. What it says of each file: tests/test_audit.py."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pikepdf
import pytest

from tests.commands.conftest import Type
from tests.small_workspace import CLINIC, LEAFLET


@pytest.fixture
def pdf(workspace: Path, leaflets: Type) -> Path:
    """A finished leaflet in the folder ``output``."""
    assert leaflets("build", LEAFLET, "-l", "en").exit_code == 0
    (found,) = (workspace / "output").rglob("*.pdf")
    return found


def test_the_marks_in_the_file_are_said(pdf: Path, leaflets: Type) -> None:
    result = leaflets("audit", "output")
    line, total = result.stdout.splitlines()
    assert line.startswith("current     output/")
    assert line.endswith("SD-WARN 1.0.0 en-GB; was marked: not reviewed, sample clinic")
    assert total == "1 PDF: 1 current."
    assert result.exit_code == 0


def test_what_to_recall_stands_last_and_troubles_are_told_apart(
    workspace: Path, pdf: Path, leaflets: Type
) -> None:
    with pikepdf.open(pdf) as opened:
        opened.save(pdf.with_name("locked.pdf"), encryption=pikepdf.Encryption(owner="x", user="x"))
    pdf.with_name("half.pdf").write_bytes(pdf.read_bytes()[:2000])
    pdf.with_name("empty.pdf").write_bytes(b"")
    old = pdf.read_bytes().replace(b"<leaflets:version>1.0.0<", b"<leaflets:version>0.9.0<")
    changed = old[: old.index(b"<leaflets:hash>") + 15] + b"00000000"
    pdf.with_name("a-first.pdf").write_bytes(changed + old[len(changed) :])
    result = leaflets("audit", "output")
    assert result.exit_code == 1
    *lines, total = result.stdout.splitlines()
    verdicts = [line.split()[0] for line in lines]
    assert verdicts == ["current", "unknown", "unknown", "unknown", "superseded"]
    told = " ".join(lines)
    for trouble in ("the file is locked", "the file is damaged", "the file is empty"):
        assert trouble in told
    assert "version 1.0.0 is out" in lines[-1]
    assert total == "5 PDFs: 1 current, 1 superseded, 3 unknown. To recall: 1 file."


def test_a_file_of_several_leaflets_is_one_to_recall(
    workspace: Path, pdf: Path, leaflets: Type
) -> None:
    assert leaflets("build", LEAFLET, "-l", "es").exit_code == 0
    (spanish,) = (workspace / "output").rglob("*/es/*.pdf")
    with pikepdf.open(pdf) as both, pikepdf.open(spanish) as other:
        both.pages.extend(other.pages)
        (workspace / "shelf").mkdir()
        both.save(workspace / "shelf/joined.pdf")
    assert "1 PDF: 2 current." in leaflets("audit", "shelf").stdout
    recipe = workspace / f"content/leaflets/{LEAFLET}.yaml"
    recipe.write_text(recipe.read_text("utf-8").replace("version: 1.0.0", "version: 1.1.0"))
    result = leaflets("audit", "shelf")
    assert result.stdout.count("version 1.1.0 is out") == 2
    assert "1 PDF: 2 superseded. To recall: 1 file." in result.stdout


def test_for_spreadsheets_and_programs(pdf: Path, leaflets: Type) -> None:
    (row,) = csv.DictReader(io.StringIO(leaflets("audit", "output", "--format", "csv").stdout))
    (one,) = json.loads(leaflets("audit", "output", "--format", "json").stdout)
    assert row == {name: str(one[name]) for name in row}
    assert one["verdict"] == "current"
    assert (one["review"], one["marks"]) == ("draft", "unsigned sample-clinic")
    assert (one["review_by"], one["printed"]) == ("2028-11-22", False)
    assert one["tool"].startswith("leaflets ")


@pytest.mark.parametrize("file", [f"leaflets/{LEAFLET}.yaml", f"clinics/{CLINIC}.yaml"])
def test_a_file_that_cannot_be_read_is_told(
    file: str, workspace: Path, pdf: Path, leaflets: Type
) -> None:
    path = workspace / "content" / file
    path.write_text(path.read_text("utf-8") + "colour: blue\n", "utf-8")
    for words in (("audit", "output"), ("audit", "output", "--format", "csv"), ("verify", pdf)):
        result = leaflets(*words)
        assert result.exit_code == 1
        assert "unknown" in result.stdout
        assert f"\ncontent/{file}\n  error: line " in result.stderr
        assert result.stderr.count("there is no field “colour” here") == 1
    told = leaflets("audit", "output").stdout.splitlines()[-1]
    assert told.startswith("Not everything here could be read")


def test_blocks_that_are_gone_are_told(workspace: Path, pdf: Path, leaflets: Type) -> None:
    shutil.rmtree(workspace / "content/blocks")
    result = leaflets("audit", "output")
    assert result.exit_code == 1
    assert "there is no block “sacral-dimple/caring” [content/no-block]" in result.stderr


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_cell_is_a_formula(sign: str, workspace: Path, pdf: Path, leaflets: Type) -> None:
    (workspace / f"{sign}x").mkdir()
    shutil.copy(pdf, workspace / f"{sign}x/a.pdf")
    result = leaflets("audit", "--format", "csv", "--", f"{sign}x")
    cells = [cell for row in csv.reader(io.StringIO(result.stdout)) for cell in row]
    assert f"'{sign}x/a.pdf" in cells
    assert not [cell for cell in cells if cell.startswith(sign)]


def test_a_file_in_place_of_a_folder(pdf: Path, leaflets: Type) -> None:
    result = leaflets("audit", pdf)
    assert result.exit_code == 2
    assert "this is a file, not a folder" in result.stderr


def test_verify_shows_where_a_file_is_from(pdf: Path, leaflets: Type) -> None:
    result = leaflets("verify", pdf)
    assert ", for riverbank-sample, draft, by leaflets " in result.stdout
    (one,) = json.loads(leaflets("verify", pdf, "--format", "json").stdout)
    assert one["report"]["provenance"]["leaflet"] == "SD-WARN"
