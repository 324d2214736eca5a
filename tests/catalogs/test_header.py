"""The header of a PO file: a mark that should be printed never goes by a slip of the pen."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.catalogs.po import Catalog, parse_po
from leaflets.problems import LeafletsError, Problem
from leaflets.stages.load import load
from leaflets.stages.resolve import resolve
from tests.workspaces import JOB, write_workspace

PATH = Path("es/dimple.po")
HEAD = '# A remark.\n#, fuzzy\nmsgid ""\nmsgstr ""\n"Language: es\\n"\n"{}\\n"\n'


def read(line: str) -> Catalog:
    return parse_po(HEAD.format(line), PATH)


def problem(line: str) -> Problem:
    with pytest.raises(LeafletsError) as caught:
        read(line)
    (found,) = caught.value.problems
    assert found.where is not None
    assert found.where.line == 6
    assert found.hint
    return found


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("draft-machine", "draft-machine"),
        ("Draft", "draft"),
        ("DRAFT-Machine", "draft-machine"),
        ("translated", "translated"),
        ("Translated", "translated"),
    ],
)
def test_a_status_is_known_in_any_case(written: str, read_as: str) -> None:
    assert read(f"X-Leaflets-Status: {written}").header["x-leaflets-status"] == read_as
    assert read(f"x-leaflets-status:{written}").header["x-leaflets-status"] == read_as


@pytest.mark.parametrize("status", ["drft", "", "machine", "done", "not translated"])
def test_a_status_that_means_nothing(status: str) -> None:
    found = problem(f"X-Leaflets-Status: {status}")
    assert found.code == "po/status"
    assert f"“{status}”" in found.message


def test_a_line_that_is_nearly_the_status() -> None:
    assert problem("X-Leaflet-Status: draft").code == "po/status"


def test_other_faults_stand_at_their_line() -> None:
    assert problem("Content-Type: text/plain; charset=latin-1").code == "po/charset"
    assert problem("Plural-Forms: nplurals=2; plural=n%0;").code == "po/plural-forms"


def test_a_file_without_a_status_or_header() -> None:
    assert read("Language-Team: none").header["language-team"] == "none"
    assert parse_po("", PATH).header == {}


def test_such_a_file_stops_the_language_and_no_other(tmp_path: Path) -> None:
    write_workspace(
        tmp_path, {"content/translations/es/dimple.po": HEAD.format("X-Leaflets-Status: drft")}
    )
    assert resolve(load(tmp_path), JOB)
    with pytest.raises(LeafletsError):
        load(tmp_path).catalog("es", "dimple")
