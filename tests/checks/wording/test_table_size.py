"""Tables are small."""

from __future__ import annotations

from pathlib import Path

from tests.checks.leaflet import subject, told

CODE = "wording/table-size"


def table(name: str, aspect: str) -> str:
    return (
        f"kind: comparison\ntitle: A long title is no heading of a column\n"
        f"subjects: [{{id: a, name: '{name}'}}, {{id: b, name: B}}, {{id: c, name: C}}]\n"
        f"rows: [{{id: r, aspect: '{aspect}', cells: {{a: One, b: Two, c: Three}}}}]\n"
    )


def test_short_headings(tmp_path: Path) -> None:
    assert told(CODE, subject(tmp_path, {"t": table("One two three four", "What to do")})) == []


def test_long_headings(tmp_path: Path) -> None:
    leaflet = subject(tmp_path, {"t": table("One two three four five", "How long does it take?")})
    assert told(CODE, leaflet) == [
        "subjects.1.name: the heading “One two three four five” has 5 words",
        "rows.1.aspect: the heading “How long does it take?” has 5 words",
    ]


def test_many_columns(tmp_path: Path) -> None:
    own = {"content/quality.yaml": "thresholds:\n  wording/table-size: {columns: 3}\n"}
    (message,) = told(CODE, subject(tmp_path, {"t": table("A", "What")}, changes=own))
    assert message == "subjects: this table has 4 columns; readers take in 3"
