"""``leaflets catalogue``, as a person would type it. What the pages do: tests/catalogue."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.conftest import Type
from tests.small_workspace import CLINIC, LEAFLET, FakeBuilder, change


@pytest.fixture
def output(workspace: Path, leaflets: Type) -> Path:
    """The folder ``output`` with one leaflet."""
    assert leaflets("build", LEAFLET, "-l", "en").exit_code == 0
    return workspace / "output"


def test_what_it_says_and_writes(output: Path, leaflets: Type) -> None:
    result = leaflets("catalogue")
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines() == [
        "output/index.html  1 leaflet in 1 language for 1 clinic: 1 file, 1 new picture.",
        "1 file not for patients: the pages say so.",
    ]
    assert result.stderr == ""
    written = {str(p.relative_to(output)) for p in (output / "catalogue").rglob("*.*")}
    (picture,) = written - {f"catalogue/{CLINIC}.html"}
    assert picture.startswith("catalogue/pages/")


def test_another_folder_and_a_file_url(output: Path, leaflets: Type, tmp_path: Path) -> None:
    shelf = tmp_path / "intranet"
    output.rename(shelf)
    assert leaflets("catalogue", "-o", shelf).exit_code == 0
    assert leaflets("catalogue", "-o", shelf.as_uri()).exit_code == 0
    assert (shelf / "index.html").exists()
    assert not output.exists()


def test_quick_and_without_pictures(output: Path, leaflets: Type) -> None:
    change(output.parent, f"content/leaflets/{LEAFLET}.yaml", "version: 1.0.0", "version: 1.1.0")
    assert leaflets("catalogue").exit_code == 0
    page = output / f"catalogue/{CLINIC}.html"
    assert "It is out of date: version 1.1.0 is out." in page.read_text("utf-8")
    assert "<img" in page.read_text("utf-8")
    result = leaflets("catalogue", "--quick", "--no-pictures")
    assert "0 new pictures" in result.stdout
    assert "out of date" not in page.read_text("utf-8").partition("<footer>")[0]
    assert "Nobody has compared the leaflets" in page.read_text("utf-8")
    assert "<img" not in page.read_text("utf-8")
    assert not (output / "catalogue/pages").exists()


@pytest.mark.parametrize("made", ["nothing", "empty", "other"])
def test_before_anything_has_been_built(workspace: Path, leaflets: Type, made: str) -> None:
    output = workspace / "output"
    if made != "nothing":
        output.mkdir()
    if made == "other":
        (output / "minutes.pdf").write_bytes(b"%PDF-1.4 minutes")
    result = leaflets("catalogue")
    assert result.exit_code == 1
    assert "[catalogue/nothing-built]" in result.stderr
    assert "make the PDFs first: leaflets build" in result.stderr
    assert ("minutes.pdf" in result.stderr) == (made == "other")
    assert not (output / "index.html").exists()


def test_a_file_in_place_of_the_folder(workspace: Path, leaflets: Type) -> None:
    (workspace / "output").write_text("x")
    result = leaflets("catalogue")
    assert result.exit_code == 2
    assert "this is a file, not a folder [usage/no-folder]" in result.stderr


@pytest.mark.parametrize("place", ["s3://bucket/leaflets", "https://example.org/l", "MEMORY://x"])
def test_object_stores_are_refused(workspace: Path, leaflets: Type, place: str) -> None:
    result = leaflets("catalogue", "-o", place)
    assert result.exit_code == 2
    assert f"“{place}” is not a folder of this computer" in result.stderr
    assert "copy the PDFs into a folder" in result.stderr


def test_what_is_not_listed_is_a_warning(output: Path, leaflets: Type) -> None:
    (output / "minutes.pdf").write_bytes(b"%PDF-1.4 minutes")
    result = leaflets("catalogue")
    assert result.exit_code == 0
    assert "output/minutes.pdf\n  warning: not listed: " in result.stderr


def test_a_file_of_the_workspace_that_cannot_be_read_is_told(output: Path, leaflets: Type) -> None:
    """Its leaflets are not listed: nobody knows what they are called."""
    assert leaflets("build", "-l", "es").exit_code == 0
    path = output.parent / f"content/leaflets/{LEAFLET}.yaml"
    path.write_text(path.read_text("utf-8") + "colour: blue\n", "utf-8")
    result = leaflets("catalogue")
    assert result.exit_code == 1
    assert "there is no field “colour” here" in result.stderr
    assert "not listed: there is no leaflet SD-WARN here" in result.stderr
    assert "1 leaflet in 1 language" in result.stdout


def test_files_for_one_person_are_counted_not_named(output: Path, leaflets: Type) -> None:
    (pdf,) = output.rglob("*.pdf")
    tool = b"</leaflets:tool>"
    said = pdf.read_bytes().replace(tool, tool + b"<leaflets:personal>yes</leaflets:personal>")
    pdf.with_name("zebedee-quux.pdf").write_bytes(said)
    result = leaflets("catalogue")
    assert "1 file made for one person: not listed." in result.stdout
    assert "zebedee" not in result.output
    pages = [path.read_text("utf-8") for path in output.rglob("*.html")]
    assert len(pages) == 2
    assert not [page for page in pages if "zebedee" in page]


def test_what_is_no_leaflet_of_ours_is_none(
    workspace: Path, leaflets: Type, use_builder: Callable[[FakeBuilder], FakeBuilder]
) -> None:
    use_builder(FakeBuilder())
    assert leaflets("build", LEAFLET, "-l", "en").exit_code == 0
    result = leaflets("catalogue")
    assert result.exit_code == 1
    assert "[catalogue/not-listed]" in result.stderr
