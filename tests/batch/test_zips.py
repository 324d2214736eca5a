"""Zips: whole, the same again, or not there."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import fsspec
import pytest

from leaflets.batch.rows import Row
from leaflets.batch.zips import Zip, make_zips, path_of
from leaflets.outputs import Output, output_at
from tests.batch.outcomes import SECRET, made, order, outcome, pdf, rows_of

ORDERS = (
    order("b"), order("a"), order("a", language="es"), order("a", clinic="sea", second="es"),
)  # fmt: skip


@pytest.fixture(params=["folder", "memory"])
def output(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Output]:
    place = str(tmp_path / "out") if request.param == "folder" else "memory://zips/out"
    found = output_at(place)
    found.prepare()
    yield found
    fsspec.filesystem("memory").store.clear()


def opened(output: Output, made: Zip) -> zipfile.ZipFile:
    data = output.read(made.path)
    assert data is not None
    return zipfile.ZipFile(io.BytesIO(data))


def test_one_for_each_clinic(output: Output) -> None:
    rows = rows_of(*made(output, *ORDERS))
    hill, sea = make_zips(rows, "clinic", output)
    assert [hill.path, sea.path] == [path_of("clinic", "hill"), path_of("clinic", "sea")]
    assert hill.place == output.place(hill.path)
    assert (hill.status, hill.files) == ("written", 3)
    with opened(output, hill) as packed:
        assert packed.testzip() is None
        assert packed.namelist() == [
            "contents.csv",
            *sorted(str(one.path) for one in ORDERS[:3]),
        ]
        for one in ORDERS[:3]:
            assert packed.read(str(one.path)) == pdf(one)
        table = packed.read("contents.csv").decode("utf-8-sig")
        for entry in packed.infolist():
            assert entry.compress_type == zipfile.ZIP_STORED
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert (entry.create_system, entry.external_attr) == (3, 0o644 << 16)
    assert next(csv.DictReader(io.StringIO(table))) == {
        "leaflet": "a", "language": "ar", "pages": "3", "copies": "3",
        "file": "hill/ar/a-handout-a4-office.pdf", "version": "1.2.3",
    }  # fmt: skip
    assert SECRET not in table
    assert hill.size == len(output.read(hill.path) or b"")


def test_one_for_each_language(output: Output) -> None:
    rows = rows_of(*made(output, *ORDERS))
    found = {one.path: one.files for one in make_zips(rows, "language", output)}
    assert found == {path_of("language", "ar"): 3, path_of("language", "es"): 1}


def test_the_same_files_give_the_same_zip(output: Output, tmp_path: Path) -> None:
    (first,) = make_zips(rows_of(*made(output, *ORDERS[:3])), "clinic", output)
    bytes_before = output.read(first.path)
    other_order = rows_of(*made(output, *ORDERS[2::-1], status="up to date"))
    (second,) = make_zips(other_order, "clinic", output)
    assert second.status == "unchanged"
    assert output.read(first.path) == bytes_before


@pytest.mark.parametrize("row", [Row.of(outcome(order("c"), "refused")),
                                 Row.not_done(order("c"))])  # fmt: skip
def test_an_incomplete_zip_is_not_made_and_the_earlier_one_is_taken_away(
    output: Output, row: Row
) -> None:
    good = made(output, *ORDERS)
    assert {one.status for one in make_zips(rows_of(*good), "clinic", output)} == {"written"}
    hill, sea = make_zips(rows_of(*good, row), "clinic", output)
    assert (hill.status, hill.files) == ("refused", 0)
    (problem,) = hill.problems
    assert problem.code == "zip/incomplete"
    assert "of its 4 PDFs, 1 could not be made (hill/ar/c-handout-a4-office.pdf)" in problem.message
    assert output.read(hill.path) is None
    assert sea.status == "unchanged"


@pytest.mark.parametrize("gone", [False, True])
def test_a_pdf_that_somebody_changes_meanwhile(output: Output, gone: bool) -> None:
    rows = rows_of(*made(output, *ORDERS[:3]))
    if gone:
        output.remove(ORDERS[0].path)
    else:
        output.put(ORDERS[0].path, b"something else")
    (found,) = make_zips(rows, "clinic", output)
    assert [problem.code for problem in found.problems] == ["zip/changed-meanwhile"]
    assert output.read(found.path) is None


def test_no_room_for_temporary_files(output: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    rows = rows_of(*made(output, *ORDERS[:3]))
    monkeypatch.setattr("tempfile.TemporaryDirectory", full)
    (found,) = make_zips(rows, "clinic", output)
    assert [problem.code for problem in found.problems] == ["zip/not-written"]
    assert "TMPDIR" in found.problems[0].hint


def test_formulas_are_guarded(output: Output) -> None:
    one = order("=cmd()")
    (found,) = make_zips(rows_of(*made(output, one)), "clinic", output)
    with opened(output, found) as packed:
        assert "'=cmd()" in packed.read("contents.csv").decode("utf-8-sig")


def test_paths() -> None:
    assert path_of("language", "ar") == PurePosixPath("zips/language/ar.zip")
