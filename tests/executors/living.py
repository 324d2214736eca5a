"""Which workers are there, by the marks they leave (``work.Start.marks``)."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path


def alive(folder: Path) -> list[str]:
    """Workers that are there and no zombies, of those that left their mark in ``folder``."""
    return [
        mark.name for mark in folder.iterdir() if (state := _state(mark.name)) and "Z" not in state
    ]


def _state(pid: str) -> str:
    asked = ["ps", "-o", "stat=", "-p", pid]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()


def wait_until_gone(folder: Path, seconds: float) -> None:
    until = time.monotonic() + seconds
    while alive(folder) and time.monotonic() < until:
        time.sleep(0.02)
    assert alive(folder) == []
