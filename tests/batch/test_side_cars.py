"""``leaflets build --side-cars``: what goes with PDFs into record systems and web sites."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from fhir.resources.R4B.documentreference import DocumentReference
from pydantic import ValidationError

from leaflets.batch.fhir import Filed, document_reference, is_ours
from leaflets.cli import cli
from leaflets.provenance import Provenance
from tests.small_workspace import CLINIC, LEAFLET, OTHER, change, copy_workspace

NAME = f"{CLINIC}/es/{LEAFLET}-handout-a4-screen"
BASE = "https://example.org/for patients/".replace(" ", "%20")


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = copy_workspace(tmp_path / "mine")
    monkeypatch.chdir(folder)
    return folder


def build(*words: str) -> Result:
    return CliRunner().invoke(cli, ["build", *words])


def resource(output: Path, name: str = NAME) -> dict[str, Any]:
    """A side-car that follows FHIR. R4B changed nothing in this resource of R4 (4.0.1)."""
    text = (output / f"{name}.fhir.json").read_text("utf-8")
    DocumentReference.model_validate_json(text)
    found: dict[str, Any] = json.loads(text)
    return found


def catalogue(output: Path) -> list[dict[str, str]]:
    data = (output / "catalogue.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def test_a_side_car_beside_each_pdf(workspace: Path) -> None:
    done = build(LEAFLET, "-l", "es", "-l", "ar", "--side-cars", "--base-url", BASE)
    assert done.exit_code == 0, done.output
    output = workspace / "output"
    assert len(list(output.rglob("*.fhir.json"))) == len(list(output.rglob("*.pdf"))) == 2
    found, pdf = resource(output), (output / f"{NAME}.pdf").read_bytes()
    assert (found["status"], found["docStatus"]) == ("current", "preliminary")
    assert "subject" not in found
    assert "coding" not in json.dumps(found)
    assert found["author"][0]["display"] == "Riverbank Sample Clinic"
    (content,) = found["content"]
    attachment = content["attachment"]
    assert attachment["url"] == f"{BASE}{NAME}.pdf"
    assert attachment["size"] == len(pdf)
    assert base64.b64decode(attachment["hash"]) == hashlib.sha1(pdf).digest()
    assert (attachment["language"], attachment["contentType"]) == ("es", "application/pdf")
    assert "Hoyuelo" in attachment["title"]
    assert found["date"] == attachment["creation"] == "2026-11-22T00:00:00+00:00"
    (identifier,) = found["identifier"]
    assert identifier["value"].startswith("SD-WARN 1.0.0 es riverbank-sample ")


def test_the_catalogue(workspace: Path) -> None:
    leaflet = f"content/leaflets/{LEAFLET}.yaml"
    change(workspace, leaflet, 'title: "', 'title: "=')
    assert build(LEAFLET, "-l", "en", "--side-cars").exit_code == 0
    (row,) = catalogue(workspace / "output")
    path = f"{CLINIC}/en-GB/{LEAFLET}-handout-a4-screen.pdf"
    assert (row["leaflet"], row["language"], row["clinic"]) == ("SD-WARN", "en-GB", CLINIC)
    assert row["title"].startswith("'=Sacral")
    assert row["title for staff"] == row["title"]
    assert (row["layout"], row["paper"], row["profile"]) == ("handout", "a4", "screen")
    assert (row["version"], row["published"], row["review by"]) == (
        "1.0.0", "2026-11-22", "2028-11-22",
    )  # fmt: skip
    assert "unsigned" in row["state"]
    assert row["icd-10-cm"] == "Q82.6"
    assert (row["path"], row["url"]) == (path, "")
    pdf = (workspace / "output" / path).read_bytes()
    assert row["sha-256"] == hashlib.sha256(pdf).hexdigest()
    assert "url" not in resource(workspace / "output", path[:-4])["content"][0]["attachment"]


def test_what_is_kept_has_its_side_car_again(workspace: Path) -> None:
    words = (LEAFLET, "-l", "es", "--side-cars")
    build(*words)
    output = workspace / "output"
    before = {path: path.read_bytes() for path in output.rglob("*") if path.is_file()}
    (output / f"{NAME}.fhir.json").unlink()
    (output / "catalogue.csv").unlink()
    assert build(*words).exit_code == 0
    for path in (output / f"{NAME}.fhir.json", output / "catalogue.csv"):
        assert path.read_bytes() == before[path]


def test_what_is_no_longer_true_is_taken_away(workspace: Path) -> None:
    build(LEAFLET, OTHER, "-l", "es", "--side-cars")
    output = workspace / "output"
    other = output / CLINIC / "es" / f"{OTHER}-sheet-a4-screen.fhir.json"
    assert other.is_file()
    change(workspace, f"content/leaflets/{LEAFLET}.yaml", "version: 1.0.0", "version: 1.0.1")
    build(LEAFLET, "-l", "es")
    assert not (output / f"{NAME}.fhir.json").exists()
    assert not (output / "catalogue.csv").exists()
    assert other.is_file()


def test_what_is_refused_has_none(workspace: Path) -> None:
    words = (LEAFLET, "-l", "es", "--side-cars")
    build(*words)
    output = workspace / "output"
    assert build(*words, "--final").exit_code == 1
    assert (output / f"{NAME}.pdf").is_file()
    assert not (output / f"{NAME}.fhir.json").exists()
    assert catalogue(output) == []


def test_what_says_something_to_one_person_has_none(workspace: Path) -> None:
    block = workspace / "content/blocks/sacral-dimple/visit.yaml"
    block.write_text(
        "kind: fill-in\ntitle: Your visit\nblanks:\n"
        "  - {id: when, label: When, value: appointment}\n", "utf-8",
    )  # fmt: skip
    leaflet = f"content/leaflets/{LEAFLET}.yaml"
    change(
        workspace, leaflet, "blocks:\n", "blocks:\n  - {block: sacral-dimple/visit, role: next}\n"
    )
    orders = workspace / "orders.csv"
    orders.write_text(
        f"leaflet,language,clinic,appointment\n{LEAFLET},en,{CLINIC},Monday at 9\n", "utf-8"
    )
    done = build("--orders", str(orders), "--side-cars")
    assert done.exit_code == 0, done.output
    output = workspace / "output"
    assert len(list(output.rglob("*.pdf"))) == 1
    assert not list(output.rglob("*.fhir.json"))
    assert catalogue(output) == []
    assert "Monday" not in (output / "catalogue.csv").read_text("utf-8")


def test_prune_takes_side_cars_with_their_pdfs_and_no_others(workspace: Path) -> None:
    build(LEAFLET, OTHER, "-l", "es", "--side-cars")
    folder = workspace / "output" / CLINIC / "es"
    (workspace / "content/leaflets" / f"{OTHER}.yaml").unlink()
    done = build("-l", "es", "--side-cars", "--prune")
    assert f"removed  {CLINIC}/es/{OTHER}-sheet-a4-screen.fhir.json" in done.stdout
    assert sorted(path.name for path in folder.iterdir()) == [
        f"{LEAFLET}-handout-a4-screen.fhir.json", f"{LEAFLET}-handout-a4-screen.pdf",
    ]  # fmt: skip


def test_files_of_other_programs_are_left_alone(workspace: Path) -> None:
    build(LEAFLET, OTHER, "-l", "es")
    mine = workspace / "output" / CLINIC / "es" / f"{OTHER}-sheet-a4-screen.fhir.json"
    mine.write_text('{"resourceType": "DocumentReference", "identifier": []}', "utf-8")
    (workspace / "content/leaflets" / f"{OTHER}.yaml").unlink()
    build("-l", "es", "--prune")
    assert mine.is_file()


def test_what_stands_in_their_place_is_left_alone(workspace: Path) -> None:
    output = workspace / "output"
    mine = (output / "catalogue.csv", output / f"{NAME}.fhir.json")
    mine[1].parent.mkdir(parents=True)
    for path in mine:
        path.write_text("mine", "utf-8")
    done = build(LEAFLET, "-l", "es", "--side-cars")
    assert done.exit_code == 1
    assert done.stderr.count("[batch/side-car]") == 2
    change(workspace, f"content/leaflets/{LEAFLET}.yaml", "version: 1.0.0", "version: 1.0.1")
    assert build(LEAFLET, "-l", "es").exit_code == 0
    assert [path.read_text("utf-8") for path in mine] == ["mine", "mine"]


@pytest.mark.parametrize(
    "words", [("--base-url", BASE), ("--side-cars", "--base-url", "example.org"),
              ("--side-cars", "--base-url", "https://example.org/?a=b")],
)  # fmt: skip
def test_addresses_that_make_no_sense(words: tuple[str, ...], workspace: Path) -> None:
    done = build(LEAFLET, *words)
    assert done.exit_code == 2
    assert "[usage/base-url]" in done.stderr
    assert not (workspace / "output").exists()


def test_final_and_superseded() -> None:
    said = Provenance("X", "1.0.0", "es+en", "0123abcd", "c", "reviewed", "none")
    found = json.loads(document_reference(Filed(b"%PDF-", said, "C", "P", superseded=True)))
    DocumentReference.model_validate(found)
    assert (found["docStatus"], found["status"]) == ("final", "superseded")
    assert found["content"][0]["attachment"]["language"] == "es"
    assert is_ours(json.dumps(found).encode())
    assert not any(map(is_ours, (b"", b"{}", b"[]", b'{"identifier": [{}]}')))


def test_the_models_refuse_what_is_not_fhir() -> None:
    said = Provenance("X", "1.0.0", "es", "0123abcd", "c")
    found = json.loads(document_reference(Filed(b"%PDF-", said, "C", "P")))
    wrongs: tuple[dict[str, Any], ...] = (
        {"docState": "final"},
        {"content": [{}]},
        {"type": "leaflet"},
        {"date": "yesterday"},
    )
    for wrong in wrongs:
        with pytest.raises(ValidationError):
            DocumentReference.model_validate({**found, **wrong})
