"""The command line as a whole: lazy, quick to start, plain words, exit codes."""

from __future__ import annotations

import importlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

import click
import pytest
from click.testing import CliRunner

import leaflets.commands
from leaflets import cli
from leaflets.cli import COMMANDS
from leaflets.commands._frame import guarded
from leaflets.problems import ExitCode, LeafletsError, Problem
from tests.small_workspace import CLINIC, LEAFLET, copy_workspace

HEAVY = ("reportlab", "pydantic", "jinja2", "yaml", "pypdf", "babel", "uharfbuzz", "PIL")


def python(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout


def modules_of(code: str) -> set[str]:
    out = python(f"{code}\nimport sys\nprint(*sys.modules)")
    return set(out.splitlines()[-1].split())


def loaded_by(code: str) -> set[str]:
    """Packages; of what stands in for a module of theirs, they are not loaded."""
    return {name for name in modules_of(code) if "." not in name}


NOT_FOR_A_LEAFLET = (
    "asyncio", "babel", "concurrent.futures", "csv", "email", "fontTools", "html", "http",
    "importlib.metadata", "multiprocessing", "pypdf", "pypdfium2", "reportlab.pdfgen",
    "reportlab.platypus", "segno", "ssl", "urllib.request", "xml.sax", "zipfile",
    "leaflets.audit", "leaflets.catalogs.merging", "leaflets.catalogs.updating",
    "leaflets.checks.translation._sentences", "leaflets.checks.translation._tables",
    "leaflets.checks.translation.units", "leaflets.exchange", "leaflets.proof",
    "leaflets.punctuation", "leaflets.quality", "leaflets.readability", "leaflets.review_sheet",
    "leaflets.schemas", "leaflets.scorecard", "leaflets.screenshots", "leaflets.typeset.regions",
)  # fmt: skip
"""What one leaflet in the source language can be made without: each would be waited for."""


def test_one_leaflet_loads_what_it_needs_and_no_more(tmp_path: Path) -> None:
    folder = copy_workspace(tmp_path / "mine")
    arguments = ["build", LEAFLET, "-c", CLINIC, "-l", "en-GB", "-w", str(folder)]
    code = f"""
import leaflets.cli
try:
    leaflets.cli.main({arguments!r})
except SystemExit as left:
    assert left.code == 0
"""
    modules = modules_of(code)
    assert len(list(folder.rglob("*.pdf"))) == 1
    assert not modules & set(NOT_FOR_A_LEAFLET)
    assert {"leaflets.pdf", "leaflets.strict_yaml"} <= modules


@pytest.mark.parametrize("words", [[], *([name] for name in COMMANDS), ["new", "block"]])
def test_help_loads_nothing_heavy(words: list[str]) -> None:
    code = f"""
import leaflets.cli
try:
    leaflets.cli.main({[*words, "--help"]!r})
except SystemExit:
    pass
"""
    assert not loaded_by(code) & set(HEAVY)


def test_importing_the_package_loads_nothing() -> None:
    assert not loaded_by("import leaflets") & {*HEAVY, "click"}


def test_every_file_is_a_command_and_every_command_a_file() -> None:
    folder = Path(leaflets.commands.__path__[0])
    files = {path.stem for path in folder.iterdir() if not path.stem.startswith("_")}
    assert files == set(COMMANDS)


def all_commands() -> list[click.Command]:
    found: list[click.Command] = []
    for name in COMMANDS:
        command = importlib.import_module(f"leaflets.commands.{name}").command
        found += command.commands.values() if isinstance(command, click.Group) else [command]
    return found


@pytest.mark.parametrize("command", all_commands(), ids=lambda command: str(command.name))
def test_every_command_takes_a_workspace_and_shows_examples(command: click.Command) -> None:
    result = CliRunner().invoke(command, ["--help"])
    assert result.exit_code == 0
    assert "-w, --workspace" in result.output
    assert "Example" in result.output
    assert "  leaflets " in result.output


def test_python_m(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "leaflets", "build"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(cli.__file__).parents[1])},
        check=False,
    )
    assert done.returncode == 2
    assert "no leaflets here" in done.stderr


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["--version"])
    assert capsys.readouterr().out == f"leaflets {leaflets.__version__}\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["biuld"], "did you mean build?"),
        (["build", "--papr", "a4"], "--paper"),
        (["list", "--format", "csv"], "json"),
        (["init"], "FOLDER"),
    ],
)
def test_wrong_usage(words: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(words)
    assert left.value.code == ExitCode.USAGE
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (LeafletsError(Problem("usage/x", "x")), ExitCode.USAGE),
        (LeafletsError(Problem("usage/x", "x"), Problem("load/y", "y")), ExitCode.PROBLEMS),
        (KeyboardInterrupt(), ExitCode.INTERRUPTED),
        (RuntimeError("oh"), ExitCode.PROBLEMS),
    ],
)
def test_what_the_shell_is_told(error: BaseException, code: ExitCode) -> None:
    def fail() -> None:
        raise error

    assert guarded(fail) is code


def test_done() -> None:
    assert guarded(lambda: None) is ExitCode.DONE


def test_unexpected_errors_are_reported_not_thrown(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    guarded(lambda: 1 // 0)  # type: ignore[arg-type, return-value]
    assert "please report it" in capsys.readouterr().err
    monkeypatch.setenv("LEAFLETS_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        guarded(lambda: 1 // 0)  # type: ignore[arg-type, return-value]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("build sac", ["sacral-dimple-warning-signs"]),
        ("build --paper a5", ["a5", "a5-booklet", "a5-landscape", "a5-twice"]),
        ("fit --paper a4", ["a4", "a4-landscape", "a4-tri-fold"]),
    ],
)
def test_completion_knows_names(tmp_path: Path, typed: str, offered: list[str]) -> None:
    folder = copy_workspace(tmp_path / "mine")
    done = subprocess.run(
        [sys.executable, "-m", "leaflets"],
        capture_output=True,
        text=True,
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": str(Path(cli.__file__).parents[1]),
            "_LEAFLETS_COMPLETE": "bash_complete",
            "COMP_WORDS": f"leaflets {typed}",
            "COMP_CWORD": str(len(typed.split())),
        },
        check=False,
    )
    assert [line.partition(",")[2] for line in done.stdout.splitlines()] == offered


def run_leaflets(
    *words: str, stdout: IO[str] | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    folder = str(Path(cli.__file__).parents[1])
    path = os.pathsep.join([*filter(None, [environment.pop("first", "")]), folder])
    return subprocess.run(
        [sys.executable, "-m", "leaflets", *words],
        stdout=stdout or subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path, **environment},
        check=False,
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("words", [["list"], ["list", "--format", "json"], ["--help"]])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_behind_stdout(words: list[str], unbuffered: str) -> None:
    with Path("/dev/full").open("w") as full:
        done = run_leaflets(*words, stdout=full, PYTHONUNBUFFERED=unbuffered)
    assert done.returncode == ExitCode.PROBLEMS
    assert done.stderr.startswith("error: what is to be shown here cannot be written: ")
    assert done.stderr.count("\n") == 1


def test_a_full_disk_elsewhere_is_not_taken_for_that(capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> None:
        raise OSError(28, "No space left on device")

    assert guarded(fail) is ExitCode.PROBLEMS
    assert "internal/OSError" in capsys.readouterr().err


def test_ctrl_c_while_the_program_starts(tmp_path: Path) -> None:
    (tmp_path / "click.py").write_text("raise KeyboardInterrupt", "utf-8")
    done = run_leaflets("list", first=str(tmp_path))
    assert done.returncode == ExitCode.INTERRUPTED
    assert done.stderr == "\nStopped.\n"


def test_ctrl_c_before_the_first_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_start_light", stop)
    with pytest.raises(SystemExit) as left:
        cli.main(["list"])
    assert left.value.code == ExitCode.INTERRUPTED
    assert "Stopped." in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_ctrl_c_in_a_real_run(tmp_path: Path) -> None:
    """One PDF done, Ctrl-C during the second: exit 130, and no part of a file stays."""
    folder = copy_workspace(tmp_path / "mine")
    code = """
import signal, time, leaflets.batch, leaflets.cli
# A shell that runs the tests in the background has Ctrl-C ignored, in all that they start.
signal.signal(signal.SIGINT, signal.default_int_handler)
from tests.small_workspace import FakeBuilder
class Slow(FakeBuilder):
    def __call__(self, library, job):
        if self.jobs:
            print("waiting", flush=True)
            time.sleep(30)
        return super().__call__(library, job)
slow = Slow()
leaflets.batch.builder = lambda font_dirs=(), **terms: slow
leaflets.cli.main(["build", "-l", "en"])
"""
    run = subprocess.Popen(
        [sys.executable, "-u", "-c", code],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(Path(cli.__file__).parents[1])},
    )
    assert run.stdout
    while run.stdout.readline().strip() not in ("waiting", ""):
        time.sleep(0.01)
    run.send_signal(signal.SIGINT)
    _, told = run.communicate(timeout=30)
    assert run.returncode == 130
    assert "1 of 2 PDFs done before you stopped" in told
    assert "Traceback" not in told
    files = [path for path in (folder / "output").rglob("*") if path.is_file()]
    assert [path.suffix for path in files if not path.name.startswith(".leaflets-record")] == [
        ".pdf"
    ]
