"""Rows into orders: what they choose, and what is wrong with them, all at once and by row."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from leaflets.model.job import TWO_LANGUAGES, Job
from leaflets.orders import read_orders, reading
from leaflets.orders.refused import MOST_KINDS, RefusedRows
from leaflets.problems import LeafletsError, Problem
from leaflets.stages.load import load
from tests.orders.reading import HEAD, ROW, places, read, refused, rows
from tests.personal import CLINIC, JOB, LEAFLET, OTHER, SECRET, personal_workspace


def test_the_usual_choices_are_those_of_the_command_line(tmp_path: Path) -> None:
    found = read(tmp_path, f"{HEAD},layout,paper,profile\n{ROW},,,\n{ROW},sheet,a5,office\n")
    assert [order.job for order in found.orders] == [
        JOB,
        Job(LEAFLET, "en-GB", CLINIC, "sheet", "a5", "office"),
    ]
    assert [order.path for order in found.orders] == [order.job.path for order in found.orders]


def test_two_languages(tmp_path: Path) -> None:
    head = f"{HEAD},bilingual,layout\n{LEAFLET}"
    text = f"{head},ar,{CLINIC},clinic,\n{LEAFLET},ES,{CLINIC},ar,\n"
    found = read(tmp_path, text)
    assert [order.job.second for order in found.orders] == ["en-GB", "ar"]
    assert {order.job.layout for order in found.orders} == {TWO_LANGUAGES}
    found = read(tmp_path, f"{head},en,{CLINIC},clinic,\n{LEAFLET},ar,{CLINIC},xx,\n")
    assert places(found) == [
        (2, "bilingual", "usage/one-language-twice"),
        (3, "bilingual", "usage/unknown-language"),
    ]


def test_all_that_is_wrong_with_a_row_at_once(tmp_path: Path) -> None:
    head = "leaflet,language,clinic,layout,paper,profile,bilingual,copies,file,ward"
    row = "dimpel,xx,riverbnk,shet,a44,scren,yy,0,../a," + "x" * 201
    found = read(tmp_path, f"{head}\n{row}\n{ROW},,,,,,,\n")
    assert [column for _, column, _ in places(found)] == [
        "leaflet", "language", "clinic", "layout", "paper", "profile", "bilingual", "ward",
        "copies", "file",
    ]  # fmt: skip
    assert len(found.refused) == 1
    assert rows(found) == [3]


def test_names_are_looked_up_as_on_the_command_line(tmp_path: Path) -> None:
    found = read(tmp_path, f"{HEAD}\n{LEAFLET},EN_gb,{CLINIC}\n{LEAFLET},en,riverbank-sampl\n")
    assert rows(found) == [2]
    (problem,) = found.problems
    assert problem.message == 'there is no clinic called "riverbank-sampl"'
    assert problem.hint == f"did you mean {CLINIC}?"


def test_required_columns(tmp_path: Path) -> None:
    found = read(tmp_path, f'{HEAD}\n,en,{CLINIC}\n{LEAFLET},,\n{LEAFLET},en,"=1"\n')
    assert places(found) == [
        (2, "leaflet", "orders/missing"),
        (3, "language", "orders/missing"),
        (3, "clinic", "orders/missing"),
        (4, "clinic", "orders/formula"),
    ]


@pytest.mark.parametrize("copies", ["0", "-1", "1.5", "x", "10001", "٣", "1 000", "9" * 99])
def test_numbers_of_copies(tmp_path: Path, copies: str) -> None:
    found = read(tmp_path, f"{HEAD},copies\n{ROW},{copies}\n{ROW},10000\n")
    assert places(found) == [(2, "copies", "orders/copies")]
    assert found.orders[0].copies == 10_000


def test_a_value_that_the_leaflet_does_not_print(tmp_path: Path) -> None:
    text = f"{HEAD},ward\n{OTHER},en,{CLINIC},3\n{OTHER},en,{CLINIC},\n{ROW},4\n"
    found = read(tmp_path, text)
    assert places(found) == [(2, "ward", "values/not-printed")]
    assert rows(found) == [3, 4]


def test_a_block_that_cannot_be_read_may_print_anything(tmp_path: Path) -> None:
    workspace = personal_workspace(tmp_path / "workspace")
    block = workspace / "content/blocks/shared/your-appointment.yaml"
    block.write_text(block.read_text("utf-8") + "colour: red\n", "utf-8")
    file = tmp_path / "orders.csv"
    file.write_text(f"{HEAD},ward,No Name\n{ROW},3,\n", "utf-8")
    with pytest.raises(LeafletsError) as raised:
        read_orders(file, load(workspace))
    assert [problem.code for problem in raised.value.problems] == ["orders/unknown-column"]
    file.write_text(f"{HEAD},ward\n{ROW},3\n{OTHER},en,{CLINIC},3\n", "utf-8")
    found = read_orders(file, load(workspace))
    assert rows(found) == [2]
    assert places(found) == [(3, "ward", "values/not-printed")]


def test_a_leaflet_or_clinic_whose_file_is_broken(tmp_path: Path) -> None:
    workspace = personal_workspace(tmp_path / "workspace")
    for name in (f"leaflets/{OTHER}", f"clinics/{CLINIC}"):
        path = workspace / f"content/{name}.yaml"
        path.write_text(path.read_text("utf-8") + "colour: red\n", "utf-8")
    file = tmp_path / "orders.csv"
    file.write_text(f"{HEAD}\n{OTHER},en,{CLINIC}\n", "utf-8")
    assert places(read_orders(file, load(workspace))) == [
        (2, "leaflet", "orders/broken-leaflet"),
        (2, "clinic", "orders/broken-clinic"),
    ]


def test_too_many_columns(tmp_path: Path) -> None:
    (problem,) = refused(tmp_path, HEAD + "," * 300_000 + f"\n{ROW}\n")
    assert problem.code == "orders/too-many-columns"
    row = json.dumps({f"x{number}": "" for number in range(60_000)})
    found = read(tmp_path, f"{row}\n" * 3, "orders.jsonl")
    assert places(found) == [(n, "", "orders/too-many-columns") for n in (1, 2, 3)]


def test_rows_with_values_are_named_after_their_row(tmp_path: Path) -> None:
    found = read(tmp_path, f"{HEAD},ward\n{ROW},3\n{ROW},3\n{ROW},\n")
    assert [order.path.name.partition("screen")[2] for order in found.orders] == [
        "-row-2.pdf", "-row-3.pdf", ".pdf",
    ]  # fmt: skip


def test_no_file_is_asked_for_twice(tmp_path: Path) -> None:
    found = read(tmp_path, f"{HEAD},ward,file\n{ROW},,\n{ROW},,\n{ROW},1,a\n{ROW},2,A.pdf\n")
    assert places(found) == [(3, "file", "orders/same-file"), (5, "file", "orders/same-file")]
    first, second = found.problems
    assert first.message == "row 3 asks for the same file as row 2"
    assert "copies" in first.hint
    assert second.message == "row 5 asks for the same file as row 4"
    assert "{row}" in second.hint


def test_a_refused_row_takes_no_file(tmp_path: Path) -> None:
    found = read(tmp_path, f"{HEAD},copies,file\n{ROW},x,a\n{ROW},1,a\n")
    assert rows(found) == [3]


def test_a_pattern_for_all_rows(tmp_path: Path) -> None:
    text = f"{HEAD},ward,file\n{ROW},3,\n{ROW},4,b/c\n"
    found = read(tmp_path, text, pattern="{clinic}/{row}")
    assert [str(order.path) for order in found.orders] == [f"{CLINIC}/2.pdf", "b/c.pdf"]
    for bad in ("{ward}", "../{row}"):
        assert refused(tmp_path, text, pattern=bad)[0].code.startswith("orders/")


def test_where_an_order_comes_from(tmp_path: Path) -> None:
    (order,) = read(tmp_path, f"{HEAD}\n\n{ROW}\n").orders
    assert str(order.where) == f"{tmp_path / 'orders.csv'}:3"


def test_the_same_job_is_one_object(tmp_path: Path) -> None:
    first, second = read(tmp_path, f"{HEAD},ward\n{ROW},3\n{ROW},4\n").orders
    assert first.job is second.job
    assert first.values._names is second.values._names


def test_decomposed_letters_are_composed(tmp_path: Path) -> None:
    (order,) = read(tmp_path, f"{HEAD},ward,file\n{ROW},e\u0301,e\u0301\n").orders
    assert order.values["ward"] == "é"
    assert str(order.path) == "é.pdf"


def test_too_many_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_ROWS", 2)
    (problem,) = refused(tmp_path, f"{HEAD},ward\n" + f"{ROW},3\n" * 3)
    assert problem.code == "orders/too-many"
    assert problem.where
    assert problem.where.line == 4
    (problem,) = refused(tmp_path, f"{HEAD}\n" + "x\n" * 3)
    assert problem.code == "orders/too-many"
    assert len(read(tmp_path, f"{HEAD},ward\n" + f"{ROW},3\n" * 2).orders) == 2


def test_a_name_that_may_be_a_value_is_not_quoted(tmp_path: Path) -> None:
    """A cell too few and a comma too many: a name stands where the clinic should."""
    found = read(tmp_path, f"{HEAD},ward\n{LEAFLET},en,{SECRET},3\n{LEAFLET},{SECRET},{CLINIC},3\n")
    assert SECRET not in "".join(map(str, found.problems))
    long = read(tmp_path, f"{HEAD}\n{LEAFLET},en,{SECRET * 9}\n")
    assert SECRET not in "".join(map(str, long.problems))
    assert SECRET in str(read(tmp_path, f"{HEAD}\n{LEAFLET},en,{SECRET}\n").problems[0])


def test_only_some_rows_are_shown_and_all_are_kept() -> None:
    refused = RefusedRows(Path("orders.csv"))
    for line in range(2, 5002):
        for column in ("leaflet", "ward"):
            refused.add(line, Problem("a/b", f"wrong {line % 7}"), column)
    assert len(refused) == 5000
    assert list(refused.rows) == list(range(2, 5002))
    assert len(list(refused)) == 10_000
    shown = refused.shown()
    assert len(shown) == 2001
    assert shown[-1].message == "and 4,000 more rows that cannot be taken"
    assert str(shown[0]).startswith("orders.csv:2 (leaflet): error: wrong 2")
    assert refused.shown(5000) == tuple(refused)
    assert refused.shown(4999)[-1].message == "and 1 more row that cannot be taken"


def test_a_million_different_problems_are_not_kept_word_for_word() -> None:
    refused = RefusedRows(Path("orders.csv"))
    for line in range(2, 3 * MOST_KINDS):
        refused.add(line, Problem(f"a/{line}", f"wrong {line}", hint="mend it"))
    assert len(refused._kinds) <= 2 * MOST_KINDS + 1
    assert len(list(refused)) == len(refused) == 3 * MOST_KINDS - 2
    assert [p.where.line for p in refused if p.where] == list(range(2, 3 * MOST_KINDS))
