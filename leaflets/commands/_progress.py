"""A bar that says how far the work is, how fast it goes and how long it will take."""

from __future__ import annotations

import os
import sys
import time
from collections import deque

import click

_WIDTH = 30
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
        filled = _WIDTH * self._done // self._total
        bar = "#" * filled + "-" * (_WIDTH - filled)
        since, before = self._states[0]
        rate = (self._done - before) / (now - since) if now > since else 0.0
        parts = [f"[{bar}] {self._done} of {self._total}"]
        parts += [f"{self._refused} refused"] if self._refused else []
        if rate > 0:
            parts += [f"{rate:.0f} a second" if rate >= 10 else f"{rate:.1f} a second"]
            parts += [time_left((self._total - self._done) / rate)]
        line = ", ".join(parts)
        click.echo(f"\r{line}\x1b[K", nl=False, err=True)
        self._shown = True


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
