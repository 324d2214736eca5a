"""``leaflets review``, ``status``, ``sources`` and ``audit``, as a person would type them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from tests.commands.conftest import Type
from tests.small_workspace import CLINIC, LEAFLET, OTHER, change

WHO = ("--reviewer", "A. Person", "--role", "Nurse")
CARING = "content/blocks/sacral-dimple/caring.yaml"


def text_of(path: Path) -> str:
    return " ".join(" ".join(p.extract_text() for p in PdfReader(path).pages).split())


def test_sign_and_what_follows(workspace: Path, leaflets: Type) -> None:
    result = leaflets("review", LEAFLET, *WHO)
    assert result.exit_code == 0, result.output
    assert "Signed by A. Person, Nurse" in result.stdout
    assert "is now reviewed, until 2028-11-22" in result.stdout
    translated = leaflets("review", OTHER, "-l", "es", *WHO, "--method", "back-translated")
    assert f"until {OTHER} in en-GB is reviewed" in translated.stdout.replace(
        "marked until", "until"
    )
    (record,) = json.loads((workspace / f"content/signoffs/{OTHER}/es.json").read_text("utf-8"))[
        "sign_offs"
    ]
    assert record["method"] == "back-translated"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((LEAFLET,), "--reviewer is missing"),
        ((LEAFLET, "--reviewer", "A"), "--role is missing"),
        ((LEAFLET, *WHO, "--date", "2999-01-01"), "has not come yet"),
        ((LEAFLET, *WHO, "--date", "soon"), "not a date"),
        (("nothing", *WHO), "no leaflet called"),
        ((LEAFLET, "-l", "xx", *WHO), "has not been begun"),
        (WHO, "name a leaflet, or a clinic"),
        ((LEAFLET, "--clinic", CLINIC, *WHO), "name a leaflet, or a clinic"),
        (("nothing", "--show"), "no leaflet called"),
    ],
)
def test_wrong_usage(words: tuple[str, ...], says: str, workspace: Path, leaflets: Type) -> None:
    result = leaflets("review", *words)
    assert result.exit_code == 2
    assert says in result.stderr
    assert not (workspace / "content/signoffs").exists()


def test_the_sheet_shows_what_has_changed(workspace: Path, leaflets: Type) -> None:
    leaflets("review", LEAFLET, *WHO)
    change(workspace, CARING, "Keep the dimple clean.", "Keep the dimple dry.")
    result = leaflets("review", LEAFLET, "--show")
    assert result.exit_code == 0, result.output
    words = text_of(workspace / f"output/review/{LEAFLET}-en-GB.pdf")
    assert "Last approved by A. Person, Nurse" in words
    assert "Changed since: 1 of" in words
    assert "[taken out: clean.] [put in: dry.]" in words
    assert "{clinic.phone}" in words, "holes show their names"
    assert "Please look at this" in words


def test_the_sheet_of_a_translation_and_of_a_clinic(workspace: Path, leaflets: Type) -> None:
    out = workspace / "sheet.pdf"
    assert leaflets("review", LEAFLET, "-l", "es", "--show", "-o", out).exit_code == 0
    words = text_of(out)
    assert "Keep the dimple clean." in words
    assert "Mantenga limpio el hoyuelo." in words
    leaflets("review", "--clinic", CLINIC, *WHO)
    change(workspace, f"content/clinics/{CLINIC}.yaml", "7946 0199", "7946 0188")
    assert leaflets("review", "--clinic", CLINIC, "--show", "-o", out).exit_code == 0
    assert "020 7946 [taken out: 0199] [put in: 0188]" in text_of(out)


def test_status(workspace: Path, leaflets: Type) -> None:
    leaflets("review", LEAFLET, *WHO)
    change(workspace, CARING, "Keep the dimple clean.", "Keep the dimple dry.")
    result = leaflets("status", "--no-fit")
    assert result.exit_code == 0, result.output
    line = next(row for row in result.stdout.splitlines() if row.startswith("SD-WARN  en-GB"))
    assert line.split()[2:6] == ["stale", "100", "%", "1"]
    assert "A. Person" in line
    assert "sample: always marked" in result.stdout
    assert leaflets("status", "--no-fit", "--check").exit_code == 1


def test_status_for_programs_and_for_the_intranet(workspace: Path, leaflets: Type) -> None:
    data = json.loads(leaflets("status", LEAFLET, "-l", "en", "--format", "json").stdout)
    (row,) = data["leaflets"]
    assert (row["id"], row["state"], row["pages"]) == ("SD-WARN", "draft", 2)
    page = leaflets("status", "--no-fit", "--format", "html").stdout
    assert page.startswith("<!doctype html>")
    assert '<th scope="row">SD-WARN</th>' in page
    assert '<span lang="ar">' in page
    assert "http" not in page, "nothing is fetched"


def test_status_warns_before_the_review_date(
    workspace: Path, leaflets: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1852977600")  # 2028-09-19
    assert "(64 days left)" in leaflets("status", "--no-fit", "-l", "en").stdout
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1862977600")  # 2029
    result = leaflets("status", "--no-fit", "-l", "en")
    assert "overdue" in result.stdout
    assert "expired" in result.stdout


def test_a_spoilt_sign_off_refuses_the_leaflet(workspace: Path, leaflets: Type) -> None:
    leaflets("review", LEAFLET, *WHO)
    change(workspace, f"content/signoffs/{LEAFLET}/en-GB.json", "A. Person", "B. Person")
    result = leaflets("build", "-l", "en")
    assert result.exit_code == 1
    assert "its seal does not match" in result.stderr
    assert "1 of 2 PDFs done, 1 refused" in result.stdout


def test_status_shows_the_rest_when_a_sign_off_is_spoilt(workspace: Path, leaflets: Type) -> None:
    for name in (LEAFLET, OTHER):
        leaflets("review", name, *WHO)
    change(workspace, f"content/signoffs/{LEAFLET}/en-GB.json", "A. Person", "B. Person")
    leaflets("review", "--clinic", CLINIC, *WHO)
    change(workspace, f"content/signoffs/clinics/{CLINIC}/en-GB.json", "A. Person", "B. Person")
    result = leaflets("status", "--no-fit", "-l", "en")
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    states = {row.split()[0]: row.split()[2] for row in result.stdout.splitlines()[1:3]}
    assert states == {"BD-MYTH": "reviewed", "SD-WARN": "draft"}
    assert result.stdout.count("see the errors") == 2
    assert result.stderr.count("its seal does not match") == 2
    rows = json.loads(leaflets("status", "--no-fit", "-l", "en", "--format", "json").stdout)
    assert "review/seal" in rows["clinics"][0]["problems"][0]
    assert "Error: somebody" in leaflets("status", "--no-fit", "--format", "html").stdout


def test_final_makes_what_is_signed_and_nothing_else(workspace: Path, leaflets: Type) -> None:
    result = leaflets("build", "-l", "en", "--final")
    assert result.exit_code == 1
    assert "review/unsigned" in result.stderr
    assert not list((workspace / "output").rglob("*.pdf"))


def test_sources(workspace: Path, leaflets: Type) -> None:
    result = leaflets("sources")
    assert result.exit_code == 0, result.output
    assert "SD-WARN: sacral-dimple/warning-signs" in result.stdout
    rows = {row["id"]: row for row in json.loads(leaflets("sources", "--format", "json").stdout)}
    assert rows["wikipedia-dimples-of-venus"]["remarks"] == ["weak", "alone"]
    assert rows["kucera-2015"]["where"]["SD-WARN"]
    assert "unused" in rows["steinbok-2016"]["remarks"], "no leaflet of this workspace cites it"
    assert leaflets("sources", "--check").exit_code == 1
    old = {
        row["id"]: row["remarks"]
        for row in json.loads(leaflets("sources", "--older-than", "1", "--format", "json").stdout)
    }
    assert len(old) == len(rows)


def test_audit_tells_what_to_recall(workspace: Path, leaflets: Type, tmp_path: Path) -> None:
    leaflets("build")
    assert "6 PDFs: 6 current." in leaflets("audit", "output").stdout
    assert leaflets("audit", "output").exit_code == 0
    change(workspace, f"content/leaflets/{OTHER}.yaml", "version: 1.0.0", "version: 1.1.0")
    (workspace / "output/notes.pdf").write_bytes(b"%PDF-1.4 nothing")
    (workspace / "output/text.pdf").write_text("words")
    result = leaflets("audit", "output", "--format", "csv")
    assert result.exit_code == 1
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    verdicts = {Path(row["file"]).name: row["verdict"] for row in rows if row["language"] != "ar"}
    assert verdicts == {
        f"{LEAFLET}-handout-a4-screen.pdf": "current",
        f"{OTHER}-sheet-a4-screen.pdf": "superseded",
        "notes.pdf": "unknown",
        "text.pdf": "unknown",
    }
    assert {row["why"] for row in rows if row["verdict"] == "superseded"} == {
        "version 1.1.0 is out"
    }
    assert "To recall: 3 files." in leaflets("audit", "output").stdout


def test_audit_reads_the_printed_code_when_the_metadata_is_gone(
    workspace: Path, leaflets: Type
) -> None:
    leaflets("build", LEAFLET)
    for path in (workspace / "output").rglob("*.pdf"):
        writer = PdfWriter()
        for page in PdfReader(path).pages:
            writer.add_page(page)
        writer.write(path)
        assert b"leaflets:hash" not in path.read_bytes()
    result = leaflets("audit", "output")
    assert result.exit_code == 0, result.output
    assert result.stdout.count("by its printed code") == 3
    change(workspace, CARING, "Keep the dimple clean.", "Keep the dimple dry.")
    english = next(
        line for line in leaflets("audit", "output").stdout.splitlines() if "/en-GB/" in line
    )
    assert english.startswith("superseded")


def test_audit_of_what_is_no_folder(workspace: Path, leaflets: Type) -> None:
    result = leaflets("audit", "nowhere")
    assert result.exit_code == 2
    assert "no such folder" in result.stderr
    (workspace / "empty").mkdir()
    assert "No leaflet" in leaflets("audit", "empty").stdout


def test_audit_after_the_review_date(
    workspace: Path, leaflets: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    leaflets("build", LEAFLET, "-l", "en")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1862977600")  # 2029
    result = leaflets("audit", "output")
    assert "expired" in result.stdout
    assert result.exit_code == 1
