"""Files and folders that options name: nothing is spoilt, and nobody waits for ever."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.small_workspace import CLINIC, OTHER

Type = Callable[..., Result]


@pytest.fixture
def orders(workspace: Path) -> Path:
    file = workspace / "today.csv"
    file.write_text(f"leaflet,language,clinic\n{OTHER},en,{CLINIC}\n", "utf-8")
    (workspace / "again.csv").symlink_to(file)
    (workspace / "linked").symlink_to("content")
    (workspace / "source.png").symlink_to("content/sources.yaml")
    return file


def everything(workspace: Path) -> dict[str, bytes]:
    files = (path for path in workspace.rglob("*") if path.is_file())
    return {str(path): path.read_bytes() for path in files}


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        ("--orders today.csv --report today.csv", "usage/report", "it is the order file"),
        ("--orders again.csv --report ./today.csv", "usage/report", "it is the order file"),
        ("--orders today.csv --record today.csv", "usage/record", "it is the order file"),
        ("--report a.csv --record a.csv", "usage/report", "it is the record"),
        ("--report content/clinics/new.json", "usage/report", "read from content"),
        ("--report linked/new/new.html", "usage/report", "read from content"),
        ("--report layouts/schemas/theme.json", "usage/report", "read from layouts"),
        ("--record content/new.sqlite", "usage/record", "read from content"),
        ("--record content/glossary.yaml", "usage/record", "read from content"),
        ("--record output/a.pdf", "usage/record", ".pdf is the ending of something else"),
        ("--record today.csv", "record/not-a-record", "it is something else"),
        ("-o content", "usage/output", "cannot go into content"),
        ("-o linked/made", "usage/output", "cannot go into content"),
        ("-o layouts/made", "usage/output", "cannot go into layouts"),
        ("--orders content", "orders/format", "not a kind of order file"),
    ],
)
def test_what_would_be_spoilt_is_refused(
    words: str, code: str, says: str, workspace: Path, orders: Path, leaflets: Type
) -> None:
    before = everything(workspace)
    result = leaflets("build", *words.split())
    assert f"[{code}]" in result.stderr
    assert says in result.stderr
    assert result.exit_code in (1, 2)
    assert {k: v for k, v in everything(workspace).items() if "output" not in k} == before


@pytest.mark.parametrize(
    "words",
    [
        f"report {OTHER} -o content/blocks/new.pdf",
        f"proof {OTHER} -l ar -o linked/new.pdf",
        f"review {OTHER} --show -o content/glossary.yaml",
        f"fit {OTHER} -l en --picture content/pictures/new/fit.png",
        f"fit {OTHER} -l en --picture source.png",
        "translations export -l ar -o content/translations",
        f"translations screenshots -l en {OTHER} -o layouts/new",
    ],
)
def test_nothing_is_written_where_leaflets_are_read_from(
    words: str, workspace: Path, orders: Path, leaflets: Type
) -> None:
    before = everything(workspace)
    result = leaflets(*words.split())
    assert "[usage/output]" in result.stderr
    assert result.exit_code == 2
    assert everything(workspace) == before
    assert not (workspace / "content" / "pictures" / "new").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("--orders pipe.csv", "orders/unreadable"),
        ("--orders pipe.yaml", "orders/unreadable"),
        ("--orders device.csv", "orders/unreadable"),
        ("--report pipe.csv", "usage/report"),
        ("--report device.csv", "usage/report"),
        ("--record pipe.csv", "record/not-a-record"),
    ],
)
def test_nobody_waits_for_a_pipe(
    words: str, code: str, workspace: Path, orders: Path, leaflets: Type
) -> None:
    for name in ("pipe.csv", "pipe.yaml"):
        os.mkfifo(workspace / name)
    (workspace / "device.csv").symlink_to("/dev/zero")
    result = leaflets("build", *words.split())
    assert f"[{code}]" in result.stderr
    assert (workspace / "pipe.csv").is_fifo()
    assert (workspace / "device.csv").is_symlink()
    assert not (workspace / "pipe.csv.lock").exists()


def test_names_that_are_too_long_for_the_disk(workspace: Path, leaflets: Type) -> None:
    long = "x" * 300
    for words in (("--report", f"{long}.csv"), ("--report", f"{long}/a.csv"), ("-o", long)):
        result = leaflets("build", OTHER, "-l", "en", *words)
        assert "[publish/name-too-long]" in result.stderr, words
        assert not (workspace / "output").exists()


def test_all_of_it_is_told_at_once(workspace: Path, orders: Path, leaflets: Type) -> None:
    words = ("--orders", "today.csv", "--report", "today.csv", "--record", "today.csv", "-o",
             "content")  # fmt: skip
    result = leaflets("build", *words)
    assert result.stderr.count("error: ") == 3
    assert result.exit_code == 2


def test_a_plan_makes_no_folder_for_a_report(workspace: Path, leaflets: Type) -> None:
    assert leaflets("build", "--plan", "--report", "reports/today.html").exit_code == 0
    assert not (workspace / "reports").exists()
