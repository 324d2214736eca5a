"""The report of a run: JSON, CSV, and a page."""

from __future__ import annotations

import csv
import datetime
import errno
import io
import json
import os
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from leaflets.batch.report import Ending, Run
from leaflets.batch.rows import FIELDS, Row, Rows
from leaflets.commands._run_report import check_target, write
from leaflets.problems import LeafletsError, Problem, Where
from tests.batch.outcomes import BAD, SECRET, order, outcome, rows_of

START = datetime.datetime(2026, 11, 26, 21, 40, tzinfo=datetime.UTC)
OTHER = Problem("content/other", "a <file> is broken")


def run(ending: Ending = "finished") -> Run:
    end = START + datetime.timedelta(seconds=4)
    return Run("s3://b/x", START, end, 4.0, 6.5, "processes", 2, ending)


@pytest.fixture
def rows() -> Rows:
    return rows_of(
        Row.of(outcome(order("a"), seconds=0.25, reason="changed: fonts"), "1.2.3"),
        Row.of(outcome(order("=b", second="en"), "up to date")),
        Row.of(outcome(order("c"), "refused")),
        Row.not_done(order("d")),
    )


def written(target: Path, rows: Rows, ending: Ending = "finished") -> str:
    write(check_target(target), run(ending), rows, [OTHER, BAD, OTHER])
    assert [path.name for path in target.parent.iterdir()] == [target.name]
    text = target.read_bytes().decode("utf-8-sig")
    assert SECRET not in text
    return text


def test_json(tmp_path: Path, rows: Rows) -> None:
    data = json.loads(written(tmp_path / "r.json", rows, "interrupted"))
    assert {name: data[name] for name in list(data)[:10]} == {
        "format": 1, "program": "leaflets 0.1.0", "output": "s3://b/x", "ending": "interrupted",
        "started": "2026-11-26T21:40:00Z", "ended": "2026-11-26T21:40:04Z", "wall_seconds": 4.0,
        "processor_seconds": 6.5, "executor": "processes", "workers": 2,
    }  # fmt: skip
    assert data["rate"] == 0.5
    assert data["totals"] == rows.totals.data()
    assert [problem["code"] for problem in data["problems"]] == ["content/other", "fake/bad"]
    assert data["orders"] == [{**row.data(), "problems": list(row.problems)} for row in rows]


def test_an_empty_run(tmp_path: Path) -> None:
    assert json.loads(written(tmp_path / "j" / "r.json", Rows()))["orders"] == []
    (heads,) = csv.reader(io.StringIO(written(tmp_path / "x" / "r.csv", Rows()), newline=""))
    assert heads[0] == "file"


def test_csv(tmp_path: Path, rows: Rows) -> None:
    table = list(csv.DictReader(io.StringIO(written(tmp_path / "r.csv", rows), newline="")))
    assert list(table[0]) == [*FIELDS[:-1], "problem_codes", "problems"]
    assert [row["status"] for row in table] == ["written", "up to date", "refused", "not done"]
    assert table[0]["reason"] == "changed: fonts"
    assert table[0]["version"] == "1.2.3"
    assert table[0]["sheets"] == "6"
    assert table[1]["leaflet"] == "'=b"
    assert table[2]["problem_codes"] == "fake/bad"
    assert table[2]["problems"] == ("title: error: it is <bad> [fake/bad]. What to do: mend it.")


class Page(HTMLParser):
    """What stands in each cell, and which elements are open."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.cells: list[list[str]] = []
        self.scopes: list[str | None] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "!doctype"):
            self.open.append(tag)
        if tag == "tr":
            self.cells.append([])
        if tag in ("td", "th"):
            self.cells[-1].append("")
        if tag == "th":
            self.scopes.append(dict(attrs).get("scope"))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if {"td", "th"} & set(self.open):
            self.cells[-1][-1] += data


def test_html(tmp_path: Path, rows: Rows) -> None:
    text = written(tmp_path / "r.html", rows)
    page = Page(text)
    assert page.open == []
    assert "<script" not in text
    assert "The run came to its end." in text
    assert "<caption>Orders</caption>" in text
    heads, first, second, third, fourth = page.cells
    assert page.scopes == ["col"] * len(heads) + ["row"] * 4
    assert {len(row) for row in page.cells} == {len(heads)}
    assert first[:2] == ["hill/ar/a-handout-a4-office.pdf", "a 1.2.3"]
    assert first[heads.index("Why")] == "changed: fonts"
    assert 'lang="ar"' in text
    assert 'lang="en"' in text
    status = heads.index("Status")
    assert [row[status] for row in (second, third, fourth)] == ["up to date", "refused", "not done"]
    assert third[-1] == "it is <bad> [fake/bad]"
    assert "a &lt;file&gt; is broken" in text
    assert "0.5 PDFs a second" in text


@pytest.mark.parametrize("ending", ["interrupted", "stopped"])
def test_a_page_says_that_the_run_did_not_end(tmp_path: Path, rows: Rows, ending: Ending) -> None:
    text = written(tmp_path / "r.html", rows, ending)
    assert "the same command goes on where it stopped" in text
    assert "came to its end" not in text


@pytest.mark.parametrize("suffix", ["html", "json", "csv"])
def test_whole_or_as_it_was(
    tmp_path: Path, rows: Rows, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / f"r.{suffix}"
    target.write_text("earlier", "utf-8")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(LeafletsError) as raised:
        write(check_target(target), run(), rows, ())
    (problem,) = raised.value.problems
    assert problem.code == "publish/disk-full"
    assert "--report" in problem.hint
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == {
        target.name: "earlier"
    }


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("r.xlsx", "usage/report"), ("report", "usage/report"), ("s3://b/r.json", "usage/report"),
        ("file/r.csv", "publish/in-the-way"), ("folder.csv", "publish/is-a-folder"),
        (f"{'x' * 300}.csv", "publish/name-too-long"),
    ],
)  # fmt: skip
def test_what_cannot_be_written_is_told_before(
    tmp_path: Path, name: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("file").touch()
    Path("folder.csv").mkdir()
    with pytest.raises(LeafletsError) as raised:
        check_target(name)
    assert [problem.code for problem in raised.value.problems] == [code]
    assert "-o FOLDER" not in raised.value.problems[0].hint


def test_capitals_and_new_folders(tmp_path: Path, rows: Rows) -> None:
    target = check_target(tmp_path / "new" / "R.JSON")
    write(target, run(), rows, ())
    assert json.loads(target.read_text("utf-8"))["ending"] == "finished"


@pytest.mark.parametrize("suffix", ["html", "json", "csv"])
def test_a_folder_whose_name_is_no_text(tmp_path: Path, rows: Rows, suffix: str) -> None:
    """On Linux a name may be any bytes; Python calls those that are no UTF-8 by half characters."""
    target = tmp_path / f"r.{suffix}"
    odd = Problem("content/other", "broken", Where(Path("out\udcff", "x")))
    write(check_target(target), replace(run(), output="out\udcff"), rows, [odd])
    text = target.read_bytes().decode("utf-8-sig")
    if suffix == "json":
        assert json.loads(text)["output"] == "out\udcff"
    else:
        assert ("\\udcff" in text) is (suffix == "html")
