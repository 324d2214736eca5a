"""One at a time, and a clear word when a lock was left behind."""

from __future__ import annotations

import errno
import os
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from leaflets.governance import lock
from leaflets.governance.lock import held, lock_of
from leaflets.problems import LeafletsError


def test_one_at_a_time(tmp_path: Path) -> None:
    path, inside, most = tmp_path / "es.json", 0, 0

    def work() -> None:
        nonlocal inside, most
        with held(path):
            inside += 1
            most = max(most, inside)
            time.sleep(0.03)
            inside -= 1

    threads = [threading.Thread(target=work) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1
    assert list(tmp_path.iterdir()) == []


def test_it_is_let_go_whatever_happens(tmp_path: Path) -> None:
    with suppress(KeyboardInterrupt), held(tmp_path / "es.json"):
        assert lock_of(tmp_path / "es.json").exists()
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_a_lock_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.05)
    left = lock_of(tmp_path / "es.json")
    left.touch()
    with pytest.raises(LeafletsError) as caught, held(tmp_path / "es.json"):
        pytest.fail("held twice")
    (problem,) = caught.value.problems
    assert problem.code == "review/locked"
    assert problem.where is not None
    assert problem.where.path == left
    assert "delete this file" in problem.hint
    assert left.exists(), "it may be somebody else's"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS])
def test_no_lock_can_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def fail(*_: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "open", fail)
    with pytest.raises(LeafletsError) as caught, held(tmp_path / "es.json"):
        pytest.fail("not held")
    monkeypatch.undo()
    (problem,) = caught.value.problems
    assert problem.code == "review/not-locked"
    assert "nothing was signed" in problem.message
    assert problem.hint
