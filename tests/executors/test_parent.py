"""What workers do when the process that gave them work is killed or interrupted: a real one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.executors.living import alive, wait_until_gone
from tests.small_workspace import REPOSITORY

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

PARENT = """
import signal, sys, threading
from contextlib import closing
from leaflets.executors.processes import Processes
from tests.executors import work

def main(spawned, marks, item):
    # A shell that runs the tests in the background has Ctrl-C ignored, in all that they start.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if spawned == "spawned":
        threading.Thread(target=threading.Event().wait, daemon=True).start()
    crew, items = work.crew(start=work.Start(marks=marks)), ["first", *[item] * 1000]
    try:
        with closing(Processes(2).run(crew, items)) as results:
            for number, result in enumerate(results):
                if not number:
                    print("begun", flush=True)
    except KeyboardInterrupt:
        print("interrupted", flush=True)
        sys.exit(130)

if __name__ == "__main__":
    main(*sys.argv[1:])
"""


def parent(folder: Path, birth: str, item: str) -> subprocess.Popen[str]:
    """A process whose two workers do ``item`` again and again; each has begun."""
    script, marks = folder / "parent.py", folder / "marks"
    script.write_text(PARENT, "utf-8")
    marks.mkdir()
    run = subprocess.Popen(
        [sys.executable, str(script), birth, str(marks), item],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        start_new_session=True,  # a process group, as a terminal makes one
    )
    assert run.stdout
    assert run.stdout.readline() == "begun\n"
    while len(list(marks.iterdir())) < 2:
        time.sleep(0.01)
    return run


@pytest.mark.parametrize("birth", ["forked", "spawned"])
@pytest.mark.parametrize("signal_", [signal.SIGKILL, signal.SIGTERM])
@pytest.mark.parametrize("item", ["sleep:0.01", "hang"])
def test_workers_end_with_their_parent(
    birth: str, signal_: signal.Signals, item: str, tmp_path: Path
) -> None:
    run = parent(tmp_path, birth, item)
    assert len(alive(tmp_path / "marks")) == 2
    run.send_signal(signal_)
    run.communicate(timeout=20)
    wait_until_gone(tmp_path / "marks", 5)  # it takes a few milliseconds; a busy computer more


@pytest.mark.parametrize("birth", ["forked", "spawned"])
def test_ctrl_c(birth: str, tmp_path: Path) -> None:
    """The terminal sends it to all; only the parent says something, and no worker stays."""
    run = parent(tmp_path, birth, "sleep:0.01")
    os.killpg(run.pid, signal.SIGINT)
    said, told = run.communicate(timeout=20)
    assert (said, told, run.returncode) == ("interrupted\n", "", 130)
    assert alive(tmp_path / "marks") == []


def test_a_second_ctrl_c_does_not_wait(tmp_path: Path) -> None:
    run = parent(tmp_path, "forked", "hang")
    os.killpg(run.pid, signal.SIGINT)
    time.sleep(0.1)
    os.killpg(run.pid, signal.SIGINT)
    said, told = run.communicate(timeout=20)
    assert (said, told, run.returncode) == ("interrupted\n", "", 130)
    assert alive(tmp_path / "marks") == []
