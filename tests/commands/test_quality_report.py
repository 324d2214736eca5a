"""``leaflets report``, as a person would type it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.commands.conftest import Type
from tests.oracle.read_back import open_pdf
from tests.small_workspace import LEAFLET, OTHER


def test_a_pdf_in_its_usual_place(workspace: Path, leaflets: Type) -> None:
    result = leaflets("report", LEAFLET)
    assert result.exit_code == 0, result.output
    target = workspace / f"output/report/{LEAFLET}.pdf"
    assert f"output/report/{LEAFLET}.pdf" in result.stdout
    assert re.search("0 of 3 signed and unchanged; 0 errors, [0-9]+ warnings?[.]", result.stdout)
    with open_pdf(target) as pdf:
        assert str(pdf.docinfo.Title) == "Quality report: Sacral dimple: warning signs"
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_nobody_takes_a_report_for_a_leaflet(workspace: Path, leaflets: Type) -> None:
    assert leaflets("report", LEAFLET, "-l", "en-GB").exit_code == 0
    audit = leaflets("audit", "output", "--format", "json")
    assert audit.exit_code == 0, audit.output
    assert LEAFLET not in audit.stdout


def test_in_one_language_as_a_page(workspace: Path, leaflets: Type) -> None:
    result = leaflets("report", LEAFLET, "-l", "es", "--format", "html")
    assert result.exit_code == 0, result.output
    page = (workspace / f"output/report/{LEAFLET}-es.html").read_text("utf-8")
    assert "How easy it is to read, in Spanish, es" in page
    assert "0 of 1" in page


def test_the_library_as_data_into_a_file(workspace: Path, leaflets: Type) -> None:
    result = leaflets("report", "--library", "--format", "json", "-o", "here/quality.json")
    assert result.exit_code == 0, result.output
    data = json.loads((workspace / "here/quality.json").read_text("utf-8"))
    pairs = {(one["leaflet"], one["language"]) for one in data["assessments"]}
    assert pairs == {(name, tag) for name in (LEAFLET, OTHER) for tag in ("en-GB", "es", "ar")}


@pytest.mark.parametrize(
    ("words", "says", "code"),
    [
        ((), "nothing says which leaflet the report is about", 2),
        ((LEAFLET, "--library"), "leave out the name or --library", 2),
        (("nothing",), "no leaflet called", 2),
        (("nothing", "-l", "xx", "-c", "nobody"), "no language called", 2),
        (("nothing", "-l", "xx", "-c", "nobody"), "no clinic called", 2),
        ((LEAFLET, "--format", "csv"), "Invalid value", 2),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(
    workspace: Path, leaflets: Type, words: tuple[str, ...], says: str, code: int
) -> None:
    result = leaflets("report", *words)
    assert says in result.output
    assert result.exit_code == code
    assert not (workspace / "output").exists()


def test_a_leaflet_whose_file_is_broken(workspace: Path, leaflets: Type) -> None:
    (workspace / f"content/leaflets/{LEAFLET}.yaml").write_text("title: [\n", "utf-8")
    alone = leaflets("report", LEAFLET)
    assert alone.exit_code == 1
    assert f"{LEAFLET}.yaml" in alone.output
    assert not (workspace / "output").exists()
    others = leaflets("report", "--library", "-l", "en-GB", "--format", "json")
    assert others.exit_code == 1, "what nobody can assess is an error"
    assert f"{LEAFLET}.yaml" in others.output
    data = json.loads((workspace / "output/report/all-leaflets-en-GB.json").read_text("utf-8"))
    assert [one["leaflet"] for one in data["assessments"]] == [OTHER]


def test_a_folder_in_the_way_leaves_everything_as_it_was(workspace: Path, leaflets: Type) -> None:
    (workspace / "taken.pdf").mkdir()
    result = leaflets("report", LEAFLET, "-l", "en-GB", "-o", "taken.pdf")
    assert result.exit_code == 1
    assert "a folder has the name this file should get" in result.output
    assert list((workspace / "taken.pdf").iterdir()) == []


@pytest.mark.parametrize("asked", [(LEAFLET,), ("--library",)])
@pytest.mark.parametrize(
    ("file", "text", "code"),
    [
        ("quality.yaml", "thresholds: [\n", "yaml/syntax"),
        ("quality.yaml", "thresholds:\n  no/check:\n    most: 3\n", "quality/unknown"),
        (f"answers/{LEAFLET}.yaml", "answers: [\n", "yaml/syntax"),
    ],
)
def test_what_it_should_rest_on_cannot_be_read(
    workspace: Path, leaflets: Type, asked: tuple[str, ...], file: str, text: str, code: str
) -> None:
    """The page is made without that, so nobody may think that all is well."""
    path = workspace / "content" / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    result = leaflets("report", *asked, "-l", "en-GB")
    assert result.exit_code == 1, result.output
    assert f"content/{file}" in result.stderr
    assert result.stderr.count(f"[{code}]") == 1, result.stderr
