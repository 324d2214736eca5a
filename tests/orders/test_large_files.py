"""Large files: every bad row is told, the good ones come out, and reading takes no memory."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

import pytest

from leaflets.orders import csv_rows, json_rows, lines
from leaflets.orders.rows import Table
from tests.orders.reading import HEAD, ROW, read, rows
from tests.personal import CLINIC, LEAFLET, SECRET

ROWS = 100_000
BAD = range(50, ROWS, 100)
"""One row in a hundred, in turn for each of the reasons below; lines are counted from 1, and the
first names the columns."""

REASONS = {
    f"{LEAFLET},xx,{CLINIC},{SECRET},": "usage/unknown-language",
    f"{LEAFLET},en,{CLINIC},={SECRET},": "orders/formula",
    f'{LEAFLET},en,{CLINIC},"{SECRET},': "orders/quote",
    f"{LEAFLET},en,{CLINIC},{SECRET},,": "orders/cells",
    f"{LEAFLET},en,{CLINIC},{SECRET},/a": "orders/file-name",
}


def test_each_bad_row_of_many_is_told_and_the_good_ones_come_out(tmp_path: Path) -> None:
    reasons = list(REASONS)
    all_rows = [f"{ROW},{SECRET},"] * ROWS
    for count, at in enumerate(BAD):
        all_rows[at] = reasons[count % len(reasons)]
    found = read(tmp_path, f"{HEAD},ward,file\n" + "\n".join(all_rows))
    bad = [at + 2 for at in BAD]
    assert list(found.refused.rows) == bad
    assert rows(found) == sorted(set(range(2, ROWS + 2)) - set(bad))
    codes = [problem.code for problem in found.refused]
    assert codes == list(REASONS.values()) * (len(bad) // len(REASONS))
    assert len(found.problems) == len(bad)
    assert SECRET not in "".join(map(str, found.refused))
    assert SECRET not in repr(found)


@pytest.mark.parametrize("kind", ["csv", "jsonl"])
def test_reading_takes_no_memory(tmp_path: Path, kind: str) -> None:
    """A file of 30 MB, with a row of 3 MB in it that is not kept."""
    row = f"{ROW},{'3'.ljust(900)}\n"
    if kind == "jsonl":
        row = json.dumps({"leaflet": LEAFLET, "ward": "3".ljust(900)}) + "\n"
    file = tmp_path / f"large.{kind}"
    with file.open("w", encoding="utf-8") as out:
        out.write(f"{HEAD},ward\n" if kind == "csv" else row)
        for count in range(30_000):
            out.write(row if count != 15_000 else "x" * 3_000_000 + "\n")
    assert file.stat().st_size > 29_000_000
    tracemalloc.start()
    try:
        table: Table = (csv_rows.csv_table if kind == "csv" else json_rows.json_table)(file)
        count = sum(1 for _ in table.rows)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count >= 30_000
    assert peak < 8 * lines.LONGEST_ROW
