"""Tells that a file of the workspace was saved, moved or deleted. Output is not watched."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from watchfiles import DefaultFilter, awatch

from leaflets.workspace import PARTS

QUIET = 50
"""Milliseconds without another change before anybody is told: editors save in several steps, by a
rename or by writing an empty file first."""

LONGEST = 400
"""Milliseconds after which somebody is told all the same."""

AGAIN = 0.5
"""Seconds until folders that were not there are looked for again."""


async def watch(root: Path, saved: Callable[[], None], stop: asyncio.Event) -> None:
    """Call ``saved`` after every change below ``content`` and ``layouts``, until ``stop``.

    A folder that is taken away and put back is watched again.
    """
    folders = [root / part for part in PARTS]
    polling = False
    while not stop.is_set():
        before = _there(folders)
        if None in before:
            await _pause(stop)
            if _there(folders) != before:
                saved()
            continue
        try:
            await _watch_these(folders, before, saved, stop, polling)
        except FileNotFoundError:
            continue
        except OSError:  # the system watches no more files for us
            if polling:
                await _pause(stop)
            polling = True


async def _watch_these(
    folders: list[Path],
    before: list[int | None],
    saved: Callable[[], None],
    stop: asyncio.Event,
    polling: bool,
) -> None:
    """Until the folders are others than ``before``."""
    changes = awatch(
        *folders,
        watch_filter=DefaultFilter(),
        debounce=LONGEST,
        step=QUIET,
        stop_event=stop,
        rust_timeout=2_000,
        yield_on_timeout=True,  # a folder that is replaced as a whole tells nothing
        force_polling=polling or None,
    )
    async for found in changes:
        moved = _there(folders) != before
        if found or moved:
            saved()
        if moved:
            return


def _there(folders: list[Path]) -> list[int | None]:
    """Which folder each name leads to now: an inode, or None."""
    return [folder.stat().st_ino if folder.is_dir() else None for folder in folders]


async def _pause(stop: asyncio.Event) -> None:
    try:
        async with asyncio.timeout(AGAIN):
            await stop.wait()
    except TimeoutError:
        pass
