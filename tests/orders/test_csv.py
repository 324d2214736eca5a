"""Order files in CSV: how they are written, and every way to spoil a row."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.orders.csv_rows import LOOKED_AHEAD, split
from leaflets.orders.lines import LONGEST_ROW
from leaflets.problems import Problem
from tests.orders.reading import HEAD, ROW, places, read, refused, rows
from tests.personal import CLINIC, LEAFLET

TEXT = f"{HEAD},ward,appointment\n{ROW},Ward 3,\n{ROW},,Tuesday\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = TEXT.replace("Ward 3", "Säal 3, عيادة").replace(",Säal 3, عيادة", ',"Säal 3, عيادة"')
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    found = read(tmp_path, mark + text.encode(encoding))
    assert [dict(order.values) for order in found.orders] == [
        {"ward": "Säal 3, عيادة"},
        {"appointment": "Tuesday"},
    ]
    assert not found.problems


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_separators_and_line_ends(tmp_path: Path, separator: str, end: str) -> None:
    text = TEXT.replace(",", separator).replace("\n", end).removesuffix(end)
    found = read(tmp_path, text)
    assert rows(found) == [2, 3]
    assert not found.problems


def test_columns_are_found_however_they_are_written(tmp_path: Path) -> None:
    found = read(tmp_path, f' Leaflet ,"LANGUAGE",clinic,WARD\n{ROW}, 3 \n')
    assert [dict(order.values) for order in found.orders] == [{"ward": "3"}]


def test_empty_rows_ask_for_nothing(tmp_path: Path) -> None:
    found = read(tmp_path, f"\n{HEAD},ward\n\n,,,\n  \n{ROW},3\n\n")
    assert rows(found) == [6]
    assert not found.problems


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a,b", ["a", "b"]),
        ('"a,b",c', ["a,b", "c"]),
        ('"a ""b""",', ['a "b"', ""]),
        ('"",""', ["", ""]),
        ('a,"b"', ["a", "b"]),
        (",", ["", ""]),
        ('"a', "closed"),
        ('a,"b""', "closed"),
        ('a"b,c', "inside"),
        ('"a" ,c', "inside"),
        ('a, "b"', "inside"),
    ],
)
def test_quotation_marks(text: str, cells: list[str] | str) -> None:
    found = split(text, ",")
    if isinstance(cells, str):
        assert isinstance(found, Problem)
        assert cells in found.message
    else:
        assert found == cells


def test_an_unclosed_quotation_mark_spoils_its_row_alone(tmp_path: Path) -> None:
    found = read(tmp_path, f'{HEAD},ward\n{ROW},"3\n{ROW},4\n{ROW},"5, 6"\n{ROW},"7\n')
    assert places(found) == [(2, "", "orders/quote"), (5, "", "orders/quote")]
    assert rows(found) == [3, 4]


def test_lines_of_one_cell_are_one_row(tmp_path: Path) -> None:
    """And never rows of their own, whatever stands in them."""
    text = f'{HEAD},ward\n{ROW},"first\n{ROW},planted\nlast"\n{ROW},4\n'
    found = read(tmp_path, text)
    assert places(found) == [(2, "", "orders/line-break")]
    assert rows(found) == [5]
    many = "\n" * LOOKED_AHEAD
    found = read(tmp_path, f'{HEAD},ward\n{ROW},"first{many}last"\n{ROW},4\n')
    assert places(found) == [(2, "", "orders/line-break")]


def test_rows_with_other_numbers_of_cells(tmp_path: Path) -> None:
    found = read(tmp_path, f"{HEAD},ward\n{ROW}\n{ROW},a,b\n{ROW},c\n")
    assert places(found) == [(2, "", "orders/cells"), (3, "", "orders/cells")]
    assert "3 cells, and the first line has 4" in found.problems[0].message
    assert "“a”" not in found.problems[1].message
    assert rows(found) == [4]


def test_a_row_that_is_too_long(tmp_path: Path) -> None:
    long = "x" * (LONGEST_ROW + 1)
    found = read(tmp_path, f"{HEAD},ward\n{ROW},{long}\n{ROW},3\n{ROW},{long}")
    assert places(found) == [(2, "", "orders/row-too-long"), (4, "", "orders/row-too-long")]
    assert rows(found) == [3]


@pytest.mark.parametrize(
    "cell", ["=1+1", "@SUM(A1)", "+cmd", "-x", "+1+cmd|' /C calc'!A0", " =1", "\t=1", "＝1", "-2*3"]
)
def test_formulas(tmp_path: Path, cell: str) -> None:
    found = read(tmp_path, f'{HEAD},ward\n{ROW},"{cell}"\n{ROW},3\n')
    assert places(found)[0] == (2, "ward", "orders/formula")
    assert rows(found) == [3]


@pytest.mark.parametrize("cell", ["+44 20 7946 0000", "-5", "+1 (555) 010-9999", "-", "3-4", "a=b"])
def test_what_is_no_formula(tmp_path: Path, cell: str) -> None:
    found = read(tmp_path, f"{HEAD},ward\n{ROW},{cell}\n")
    assert not found.problems
    assert found.orders[0].values["ward"] == cell


@pytest.mark.parametrize("cell", ["a\0b", "a\u202eb", "a\ue000b", "a\x07b", "a\rb", "a\tb"])
def test_characters_that_cannot_be_printed(tmp_path: Path, cell: str) -> None:
    found = read(tmp_path, f"{HEAD},ward\n{ROW},{cell}\n{ROW},3\n")
    assert places(found) == [(2, "ward", "orders/character")]
    assert rows(found) == [3]


def test_other_encodings_are_refused_with_the_place(tmp_path: Path) -> None:
    (problem,) = refused(tmp_path, f"{HEAD}\n{ROW}\n{LEAFLET},en,Köln\n".encode("latin-1"))
    assert problem.code == "orders/encoding"
    assert problem.where
    assert problem.where.line == 3
    assert f"byte {len(LEAFLET) + 6} of line 3" in problem.message
    (problem,) = refused(tmp_path, b"\xff\xfe" + f"{HEAD}\n{ROW}".encode("utf-16-le")[:-1])
    assert problem.code == "orders/encoding"
    (problem,) = refused(tmp_path, b"\xff\xfe" + f"{HEAD}\n".encode("utf-16-le") + b"\x00\xd8a\0")
    assert "after line 1" in problem.message


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("", "orders/empty", "empty"),
        ("\n\n", "orders/empty", "empty"),
        (f"{HEAD}\n", "orders/empty", "no orders"),
        ("leaflet,clinic\nx,y\n", "orders/no-column", "language"),
        (
            f"{LEAFLET},en,{CLINIC}\n",
            "orders/no-column",
            "no column leaflet and no column language",
        ),
        (f"{HEAD},\n{ROW},\n", "orders/unknown-column", "no name"),
        (f"{HEAD},wrad\n{ROW},3\n", "orders/unknown-column", "wrad"),
        (f"{HEAD},ward,Ward\n{ROW},3,4\n", "orders/twice", "ward"),
        (f'{HEAD},"ward\n{ROW},3\n', "orders/head", "cannot be read"),
        (f"{HEAD}\n{ROW}\n".replace("\n", "\r"), "orders/head", "cannot be read"),
        (f"{HEAD}\n".encode("utf-16-le"), "orders/head", "cannot be read"),
        ("x" * (LONGEST_ROW + 1), "orders/head", "cannot be read"),
    ],
)
def test_files_of_which_nothing_is_read(
    tmp_path: Path, text: str | bytes, code: str, said: str
) -> None:
    (problem,) = refused(tmp_path, text)
    assert problem.code == code
    assert said in problem.message
    assert problem.where
    assert problem.where.path == tmp_path / "orders.csv"
    assert problem.hint


def test_all_unknown_columns_at_once_and_what_was_meant(tmp_path: Path) -> None:
    first, second = refused(tmp_path, f"{HEAD},wrad,laguage\n{ROW},3,4\n")
    assert first.hint == "did you mean ward?"
    assert second.hint == "did you mean language?"


def test_a_file_without_its_first_line_is_not_quoted(tmp_path: Path) -> None:
    problems = refused(tmp_path, f"{LEAFLET},en,{CLINIC},Zebedee\n")
    assert "Zebedee" not in "".join(map(str, problems))
