"""What is told of a run: to people, to logs, to programs."""

from __future__ import annotations

import datetime
import json
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from leaflets.batch.report import Ending, Run
from leaflets.batch.rows import Row, Totals
from leaflets.batch.zips import Zip
from leaflets.commands._telling import FEW, JsonLines, Lines, Quiet, Teller, summary
from leaflets.problems import Problem
from tests.batch.outcomes import BAD, SECRET, order, outcome

NOW = datetime.datetime(2026, 11, 26, 21, 40, tzinfo=datetime.UTC)
OTHER = Problem("content/other", "a file is broken")
OUTCOMES = (
    outcome(order("a"), reason="changed: fonts"), outcome(order("b"), "unchanged"),
    outcome(order("c"), "up to date"), outcome(order("d"), "refused"),
)  # fmt: skip
ZIPS = (
    Zip(PurePosixPath("zips/clinic/hill.zip"), Path("out/hill.zip"), "written", 3, 2_000_000),
    Zip(PurePosixPath("zips/clinic/sea.zip"), Path("out/sea.zip"), "refused", problems=(BAD,)),
)


def told(teller: Teller, ending: Ending = "finished") -> None:
    totals = Totals()
    teller.begin(())
    for one in OUTCOMES:
        row = Row.of(one, "1.2.3")
        totals.add(row)
        teller.step(one, row)
    teller.file(Path("content", "clinics", "x.yaml"), 2)
    for zip_ in ZIPS:
        teller.zip(zip_)
    teller.end(Run("out", NOW, NOW, 2.0, 3.0, "serial", 1, ending), totals, [OTHER, BAD], 1)


def test_lines_of_json_are_ascii(capsys: pytest.CaptureFixture[str]) -> None:
    """On Windows a pipe has the encoding of the country, which readers of JSON do not expect."""
    path = "\u0639\u0631\u0628\u064a/\u00e9\U0001f600.pdf"
    JsonLines(1, "out").removed(path)
    said = capsys.readouterr().out
    assert said.isascii()
    assert json.loads(said)["file"] == path


SUM = (
    "3 of 4 PDFs done, 1 up to date, 1 unchanged, 1 refused (see above), "
    "1 file refused (see above)."
)


def test_people_get_a_line_for_each_if_they_are_few(capsys: pytest.CaptureFixture[str]) -> None:
    told(Lines(4))
    said = capsys.readouterr()
    a, b, d, file, made, refused, end = said.out.splitlines()
    assert a.endswith("a-handout-a4-office.pdf  3 pages, 1 KB")
    assert b.endswith(", unchanged")
    assert d.startswith("refused  out/hill/ar/d-")
    assert file == f"refused  {Path('content', 'clinics', 'x.yaml')}; kept 2 earlier PDFs"
    assert made == f"{Path('out', 'hill.zip')}  3 PDFs, 2.0 MB"
    assert refused == f"refused  {Path('out', 'sea.zip')}"
    assert end == SUM
    assert "[content/other]" in said.err


def test_of_many_people_see_what_was_refused(capsys: pytest.CaptureFixture[str]) -> None:
    told(Lines(FEW + 1))
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("refused  out/hill/ar/d-")
    assert lines[-1] == SUM


def test_logs_get_problems_and_the_sum(capsys: pytest.CaptureFixture[str]) -> None:
    told(Quiet())
    said = capsys.readouterr()
    assert said.out == ""
    assert "[content/other]" in said.err
    assert "[fake/bad]" in said.err
    assert said.err.splitlines()[-1] == SUM


def test_programs_get_one_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    told(JsonLines(4, "out"))
    said = capsys.readouterr()
    assert said.err == ""
    assert SECRET not in said.out
    events: list[dict[str, Any]] = [json.loads(line) for line in said.out.splitlines()]
    assert [event["event"] for event in events] == [
        "start", *["outcome"] * 4, "broken-file", "zip", "zip", "problem", "end",
    ]  # fmt: skip
    start, first, *_, last, file, made, refused, problem, end = events
    assert start["format"] == 1
    assert start["orders"] == 4
    assert set(start) == {"event", "format", "program", "time", "orders", "output"}
    row = Row.of(OUTCOMES[0], "1.2.3").data()
    assert first == {"event": "outcome", "number": 1, **row, "problems": []}
    assert (last["number"], last["status"]) == (4, "refused")
    assert last["problems"] == [BAD.data()]
    assert file == {"event": "broken-file", "file": "content/clinics/x.yaml", "earlier_pdfs": 2}
    assert made == {"event": "zip", "file": "zips/clinic/hill.zip", "status": "written",
                    "files": 3, "size": 2_000_000, "problems": []}  # fmt: skip
    assert refused["problems"] == [BAD.data()]
    assert problem == {"event": "problem", **OTHER.data()}  # BAD was told with its order
    assert end["totals"]["refused"] == 1
    assert end["ending"] == "finished"
    assert end["broken_files"] == 1


def test_json_lines_are_out_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that waits for a line must not wait for a full buffer."""
    import io
    import sys

    class Pipe(io.StringIO):
        sent = ""

        def flush(self) -> None:
            self.sent = self.getvalue()

    pipe = Pipe()
    monkeypatch.setattr(sys, "stdout", pipe)
    JsonLines(4, "out").step(OUTCOMES[0], Row.of(OUTCOMES[0]))
    assert pipe.sent.endswith("}\n")


@pytest.mark.parametrize(
    ("ending", "words"),
    [
        ("finished", "1 of 2 PDFs done."),
        ("interrupted", "1 of 2 PDFs done before you stopped."),
        ("stopped", "1 of 2 PDFs done before it stopped."),
    ],
)
def test_the_sum(ending: Ending, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    totals = Totals()
    totals.add(Row.of(OUTCOMES[0]))
    totals.add(Row.not_done(order("b")))
    assert summary(totals, ending, 0) == words
    assert summary(Totals(), ending, 1) == "No PDF done, 1 file refused (see above)."
    Lines(2).end(Run("out", NOW, NOW, 2.0, 3.0, "serial", 1, ending), totals, [], 0)
    said = capsys.readouterr()
    assert (said.out or said.err).strip() == words
    assert bool(said.err) == (ending != "finished")
