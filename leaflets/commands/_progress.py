"""A bar that says how far the work is, how fast it goes and how long it will take."""

from __future__ import annotations

import os
import sys
import time
from collections import deque
from collections.abc import Sequence

import click

_WIDTH, _NARROWEST = 30, 5
"""Characters of a bar, between its brackets: the most, and the fewest that show anything."""
_USUAL = 80
"""Columns of a terminal that does not say."""
_AFTER = 1.0
"""Seconds before there is a bar at all."""
_PAUSE = 0.2
"""Seconds between two of its states."""
_RECENT = 25
"""States that the rate is taken from: the last five seconds."""


class Progress:
    """A bar on stderr, only on a terminal and only when the work takes longer than a second."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = self._refused = 0
        start = time.monotonic()
        self._next = start + _AFTER
        self._states = deque([(start, 0)], maxlen=_RECENT)
        self._on = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._shown = False

    def hide(self) -> None:
        """Clear the line, so that something else can be printed."""
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)
            self._shown = False
            self._next = 0.0

    def step(self, *, refused: bool = False) -> None:
        """Count one more as done and show the bar, if it is time."""
        self._done += 1
        self._refused += refused
        if self._on and self._done < self._total:
            now = time.monotonic()
            if now > self._next:
                self._show(now)

    def _show(self, now: float) -> None:
        if now - self._states[-1][0] >= _PAUSE or len(self._states) == 1:
            self._states.append((now, self._done))
        self._next = now + _PAUSE
        since, before = self._states[0]
        rate = (self._done - before) / (now - since) if now > since else 0.0
        parts = [f"{self._done} of {self._total}"]
        parts += [f"{self._refused} refused"] if self._refused else []
        if rate > 0:
            parts += [f"{rate:.0f} a second" if rate >= 10 else f"{rate:.1f} a second"]
            parts += [time_left((self._total - self._done) / rate)]
        # A line that is full goes on in the next one, where nobody clears it.
        line = fitted(parts, self._done / self._total, _columns() - 1)
        click.echo(f"\r{line}\x1b[K", nl=False, err=True)
        self._shown = True


def fitted(parts: Sequence[str], share: float, width: int) -> str:
    """A bar of which ``share`` is done, and words behind it: in ``width`` characters. Where there
    is little room the bar gets shorter, then goes, and then the last of ``parts``."""
    line = ", ".join(parts)
    room = min(width - len(line) - len("[] "), _WIDTH)
    if room >= _NARROWEST:
        filled = int(room * share)
        return f"[{'#' * filled}{'-' * (room - filled)}] {line}"
    for count in range(len(parts), 1, -1):
        if len(line := ", ".join(parts[:count])) <= width:
            return line
    return parts[0][: max(0, width)]


def _columns() -> int:
    """Of the terminal of stderr, unless ``COLUMNS`` says otherwise (POSIX, environment)."""
    said = os.environ.get("COLUMNS", "")
    if said.isascii() and said.isdigit() and int(said[:9]) > 0:
        return int(said[:9])
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or _USUAL
    except (OSError, ValueError):
        return _USUAL


def time_left(seconds: float) -> str:
    """Seconds in words, no more exact than anybody can know."""
    if seconds < 10:
        return "a few seconds left"
    if seconds < 60:
        return "less than a minute left"
    minutes, hours, days = seconds / 60, seconds / 3600, seconds / 86400
    number, unit = (
        (minutes, "minute") if minutes < 90 else (hours, "hour") if hours < 36 else (days, "day")
    )
    whole = round(number)
    return f"about {whole} {unit}{'' if whole == 1 else 's'} left"
