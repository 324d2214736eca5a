"""Files are read again when they change, and only then."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from leaflets.problems import LeafletsError, Problem
from leaflets.remembered import Remembered


class Reading:
    """Reads a file and counts how often."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, path: Path) -> str:
        self.count += 1
        text = path.read_text() if path.exists() else "bad"
        if text == "bad":
            raise LeafletsError(Problem("x/bad", "bad"))
        return text


def test_once_for_each_version(tmp_path: Path) -> None:
    reading, path = Reading(), tmp_path / "a"
    remembered = Remembered(reading)
    path.write_text("one")
    assert [remembered(path), remembered(path)] == ["one", "one"]
    assert reading.count == 1
    path.write_text("three")
    assert remembered(path) == "three"
    os.utime(path, ns=(1, 1))
    assert remembered(path) == "three"
    assert reading.count == 3


def test_problems_are_remembered_too(tmp_path: Path) -> None:
    reading, path = Reading(), tmp_path / "a"
    remembered = Remembered(reading)
    path.write_text("bad")
    for _ in range(2):
        with pytest.raises(LeafletsError, match="bad"):
            remembered(path)
    assert reading.count == 1
    path.write_text("good")
    assert remembered(path) == "good"


def test_a_file_that_is_not_there_is_looked_for_again(tmp_path: Path) -> None:
    reading = Reading()
    remembered = Remembered(reading)
    for _ in range(2):
        with pytest.raises(LeafletsError):
            remembered(tmp_path / "none")
    assert reading.count == 2


def test_it_never_holds_more_than_it_may(tmp_path: Path) -> None:
    reading = Reading()
    remembered = Remembered(reading, most=2)
    for name in "abcabc":
        (tmp_path / name).write_text(name)
        assert remembered(tmp_path / name) == name
    assert len(remembered._held) <= 2
