"""Rows: what may be told of each order."""

from __future__ import annotations

import json

import pytest

from leaflets.batch.rows import Row, sheets_of
from leaflets.model.paper import Paper
from tests.batch.outcomes import BAD, SECRET, order, outcome, rows_of


def test_what_is_told() -> None:
    row = Row.of(outcome(order(second="en"), seconds=0.5, reason="changed: fonts"), "1.2.3")
    assert row.file == "hill/ar/a-handout-a4-office-with-en.pdf"
    assert (row.leaflet, row.language, row.clinic) == ("a", "ar+en", "hill")
    assert (row.copies, row.pages, row.sheets) == (3, 3, 6)
    assert (row.reason, row.version, row.seconds) == ("changed: fonts", "1.2.3", 0.5)
    assert "orders.csv" in row.where
    refused = Row.of(outcome(order(), "refused", problems=(BAD, BAD)))
    assert refused.problems == (BAD.data(),)
    assert (refused.pages, refused.sheets, refused.size) == (0, 0, 0)


@pytest.mark.parametrize(
    ("pages", "profile", "sheets"), [(3, "office", 2), (4, "office", 2), (3, "screen", 3)]
)
def test_sheets(pages: int, profile: str, sheets: int) -> None:
    assert sheets_of(pages, profile) == sheets


def test_several_copies_may_share_a_sheet() -> None:
    twice = {"title": "T", "width": 148, "height": 210}
    twice["sheet"] = {"way": "copies", "width": 297, "height": 210}
    paper = Paper.model_validate(twice)
    assert [sheets_of(2, "office", copies, paper) for copies in (1, 2, 3)] == [1, 1, 2]
    assert Row.of(outcome(order()), paper=paper).sheets == 4  # 3 pages, 3 copies
    assert Row.of(outcome(order(), "refused"), paper=paper).sheets == 0


def test_never_what_is_said_to_one_person() -> None:
    for row in (Row.of(outcome(order())), Row.not_done(order())):
        assert SECRET not in json.dumps(row.data())
        assert "patient" not in json.dumps(row.data())


def test_rows_come_back_as_they_were() -> None:
    given = [
        Row.of(outcome(order("a"), "refused")),
        Row.of(outcome(order("b", language="ur"), "up to date", reason="ä “x”")),
        Row.not_done(order("c", clinic="sea")),
    ]
    with rows_of(*given) as rows:
        assert list(rows) == given
        assert next(iter(rows)) == given[0]
        rows.add(given[0])  # after reading a part of them
        assert list(rows) == [*given, given[0]]
        assert len(rows) == 4
        groups = rows.grouped(lambda row: row.clinic)
        assert {name: [rows.at(one) for one in group] for name, group in groups.items()} == {
            "hill": [given[0], given[1], given[0]],
            "sea": [given[2]],
        }


def test_totals() -> None:
    with rows_of(
        Row.of(outcome(order("a"))),
        Row.of(outcome(order("b"), "up to date", pages=2)),
        Row.of(outcome(order("c"), "refused")),
        Row.not_done(order("d")),
    ) as rows:
        totals = rows.totals.data()
    assert rows.totals.made == 2
    del totals["size"]
    assert totals == {
        "orders": 4, "written": 1, "unchanged": 0, "up_to_date": 1, "refused": 1, "not_done": 1,
        "pages": 5, "copies": 6, "sheets": 9,
    }  # fmt: skip
