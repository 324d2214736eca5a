"""``leaflets preview``, as a person would type it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.commands.conftest import Type
from tests.small_workspace import LEAFLET

# A shell that runs the tests in the background has Ctrl-C ignored, in all that they start.
BEGIN = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from leaflets.cli import main
main(sys.argv[1:])
"""


def test_it_prints_its_address_and_ends_with_ctrl_c(workspace: Path) -> None:
    words = (sys.executable, "-c", BEGIN, "preview", LEAFLET, "-l", "ar", "--port", "0")
    with subprocess.Popen(
        words, cwd=workspace, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as process:  # fmt: skip
        assert process.stdout is not None
        said = process.stdout.readline()
        found = re.fullmatch(
            r"Preview: (http://127\.0\.0\.1:\d+/\?leaflet=(.*)&language=ar)\n", said
        )
        assert found, said
        assert found[2] == LEAFLET
        assert process.stdout.readline() == "Ctrl-C ends it.\n"
        with urllib.request.urlopen(found[1], timeout=20) as answer:
            assert answer.status == 200
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)
    assert errors.strip() == "Stopped."
    assert process.returncode == 130
    assert not (workspace / "output").exists()


def test_without_the_extra_it_says_what_to_install(
    workspace: Path, leaflets: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("leaflets.preview")]:
        monkeypatch.delitem(sys.modules, name)
    for missing in ("uvicorn", "starlette", "watchfiles"):
        with monkeypatch.context() as patch:
            for name in [n for n in sys.modules if n == missing or n.startswith(f"{missing}.")]:
                patch.delitem(sys.modules, name)
            patch.setitem(sys.modules, missing, None)
            result = leaflets("preview")
            assert result.exit_code == 2
            assert 'pip install "leaflets[preview]"' in result.stderr
            assert missing in result.stderr


def test_a_port_that_is_taken_and_no_workspace(
    workspace: Path, leaflets: Type, tmp_path: Path
) -> None:
    from leaflets.preview.server import bound

    with bound(0) as taken:
        result = leaflets("preview", "--port", taken.getsockname()[1])
    assert result.exit_code == 2
    assert "name another one" in result.stderr
    (tmp_path / "empty").mkdir()
    result = leaflets("preview", "-w", tmp_path / "empty")
    assert result.exit_code == 2
    assert "not a leaflets folder" in result.stderr
    assert leaflets("preview", "--port", "70000").exit_code == 2


def test_the_command_line_starts_without_a_web_server() -> None:
    code = (
        "import sys, click; from leaflets.cli import cli\n"
        "for name in cli.list_commands(None): cli.get_command(None, name)\n"
        "print([m for m in ('starlette', 'uvicorn', 'watchfiles') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
