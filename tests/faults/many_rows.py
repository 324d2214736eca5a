"""``python -m tests.faults.many_rows``: an order file of 100,000 rows, one in a hundred bad.

From the command line to the last file. Takes one to five minutes; leaflets are fakes.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from leaflets import batch
from leaflets.cli import cli
from tests.personal import CLINIC, LEAFLET, personal_workspace
from tests.small_workspace import FakeBuilder

HEAD = "leaflet,language,clinic,appointment\n"


def is_bad(number: int) -> bool:
    """Whether the row of this number, from 0, asks for a language that there is none of."""
    return number % 100 == 50


def build(folder: Path, rows: int) -> tuple[set[int], int]:
    """Lines that were told as wrong, and how many PDFs there are then. ``folder``: empty."""
    workspace = personal_workspace(folder / "mine")
    file = folder / "rows.csv"
    with file.open("w", encoding="utf-8") as lines:
        lines.write(HEAD)
        for number in range(rows):
            language = "xx" if is_bad(number) else "en"
            lines.write(f"{LEAFLET},{language},{CLINIC},patient {number}\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(batch, "builder", lambda _font_dirs=(), **_terms: FakeBuilder())
        words = ["build", "-w", str(workspace), "--orders", str(file), "--executor", "serial", "-q"]
        result = CliRunner().invoke(cli, words)
    assert result.exit_code == 1, result.output
    told = (line for line in result.stderr.splitlines() if "error: line " in line)
    found = {int(line.split("line ")[1].split(",")[0]) for line in told}
    return found, sum(1 for _ in (workspace / "output").rglob("*.pdf"))


def check(rows: int) -> None:
    """Raises AssertionError when a bad row is not told by its line, or a good one is not made."""
    with tempfile.TemporaryDirectory() as name:
        told, made = build(Path(name), rows)
    bad = {number + 2 for number in range(rows) if is_bad(number)}
    assert told == bad
    assert made == rows - len(bad)


def main() -> None:
    """The full number, unless another is named."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.many_rows", description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    wanted = parser.parse_args()
    check(wanted.rows)
    print(f"{wanted.rows:,} rows: every bad one told by its line, every good one made")


if __name__ == "__main__":
    main()
