"""How problems, sizes and progress are printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.commands._report import (
    counted,
    day_of,
    file_size,
    print_problems,
    shown,
)
from leaflets.problems import Problem, Severity, Where


def test_grouped_by_file_in_order_of_line_and_counted(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    late = Problem("a/late", "late", Where(tmp_path / "b.yaml", 9))
    early = Problem("a/early", "early", Where(tmp_path / "b.yaml", 2, "title"), "do it")
    other = Problem("a/other", "other", Where(tmp_path / "a.yaml"), severity=Severity.WARNING)
    nowhere = Problem("a/nowhere", "nowhere")
    print_problems([late, nowhere, early, late, other, late])
    assert capsys.readouterr().err == (
        "\na.yaml\n"
        "  warning: other [a/other]\n"
        "\nb.yaml\n"
        "  error: line 2, title: early [a/early]\n"
        "      what to do: do it\n"
        "  error: line 9: late [a/late] (3 PDFs)\n"
        "error: nowhere [a/nowhere]\n"
    )


def test_small_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [counted(n, "page") for n in (0, 1, 2)] == ["0 pages", "1 page", "2 pages"]
    sizes = [file_size(size) for size in (1, 1499, 999_499, 1_000_000, 2_345_678)]
    assert sizes == ["1 KB", "1 KB", "999 KB", "1.0 MB", "2.3 MB"]
    assert day_of(tmp_path / "nowhere") is None
    monkeypatch.chdir(tmp_path)
    assert shown(tmp_path / "a" / "b") == str(Path("a", "b"))
    assert shown(tmp_path.parent) == str(tmp_path.parent)
