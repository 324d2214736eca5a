"""The bar."""

from __future__ import annotations

import sys

import pytest

from leaflets.commands._progress import Progress, fitted, time_left


class Clock:
    """A clock that a test sets."""

    now = 0.0

    def monotonic(self) -> float:
        return self.now


def terminal_and_clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Not a fixture: pytest has another stderr while fixtures are made."""
    clock = Clock()
    monkeypatch.setattr("time.monotonic", clock.monotonic)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "200")
    return clock


def test_a_bar_only_after_a_second(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = terminal_and_clock(monkeypatch)
    progress = Progress(3)
    clock.now = 1.0
    progress.step()
    progress.hide()
    assert capsys.readouterr().err == ""
    clock.now = 1.1
    progress.step()
    assert "2 of 3" in capsys.readouterr().err
    progress.hide()
    assert capsys.readouterr().err.startswith("\r")
    progress.step()  # the last one: all is done, nothing to wait for
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("terminal", [False, True])
def test_no_bar_in_a_file_or_on_a_dumb_terminal(
    terminal: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = terminal_and_clock(monkeypatch)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    monkeypatch.setenv("TERM", "dumb" if terminal else "xterm")
    progress = Progress(3)
    clock.now = 9
    progress.step()
    assert capsys.readouterr().err == ""


def test_rate_time_left_and_failures(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rate is of the last seconds: the beginning is slower, as workers get warm."""
    clock = terminal_and_clock(monkeypatch)
    progress = Progress(100_000)
    for second in range(1, 9):
        clock.now = second * 1.0 + 0.5
        for _ in range(10):
            progress.step()
    for tick in range(60):
        clock.now = 9 + tick * 0.2
        for number in range(100):
            progress.step(refused=number == 0)
    said = capsys.readouterr().err.split("\r")[-1]
    assert said.startswith("[#")
    assert "59 refused" in said
    assert "500 a second" in said
    assert "about 3 minutes left" in said
    assert said.endswith("\x1b[K")


def test_the_bar_is_not_drawn_for_each_step(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = terminal_and_clock(monkeypatch)
    progress = Progress(1000)
    for step in range(900):
        clock.now = 2 + step * 0.002
        progress.step()
    assert 5 <= capsys.readouterr().err.count("\r") <= 11


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "a few seconds left"), (9.9, "a few seconds left"), (10, "less than a minute left"),
        (60, "about 1 minute left"), (5399, "about 90 minutes left"), (5400, "about 2 hours left"),
        (35 * 3600, "about 35 hours left"), (50 * 3600, "about 2 days left"),
    ],
)  # fmt: skip
def test_time_left_in_words(seconds: float, said: str) -> None:
    assert time_left(seconds) == said


PARTS = ("12 of 1000", "3 refused", "7.1 a second", "about 2 minutes left")


@pytest.mark.parametrize("width", range(1, 120))
def test_a_line_is_no_longer_than_the_terminal(width: int) -> None:
    assert len(fitted(PARTS, 0.5, width)) <= width


def test_what_goes_where_there_is_little_room() -> None:
    words = ", ".join(PARTS)
    assert fitted(PARTS, 0.5, 200) == f"[{'#' * 15}{'-' * 15}] {words}"
    assert fitted(PARTS, 0.5, len(words) + 9) == f"[###---] {words}"
    assert fitted(PARTS, 0.5, len(words) + 7) == words
    assert fitted(PARTS, 0.5, len(words) - 1) == "12 of 1000, 3 refused, 7.1 a second"
    assert fitted(PARTS, 0.5, 12) == "12 of 1000"


@pytest.mark.parametrize(("said", "width"), [("20", 19), ("0", 79), ("-5", 79), ("x", 79)])
def test_how_wide_a_terminal_is(
    said: str, width: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = terminal_and_clock(monkeypatch)
    monkeypatch.setenv("COLUMNS", said)
    progress = Progress(100_000)
    clock.now = 9.0
    progress.step(refused=True)
    line = capsys.readouterr().err.strip("\r").removesuffix("\x1b[K")
    assert "1 of 100000" in line
    assert len(line) <= width
