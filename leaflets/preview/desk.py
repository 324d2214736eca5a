"""Who draws what next: one worker thread, and of each tab of a browser only the newest wish.

The event loop stays free, whatever is drawn. Wishes that are alike are drawn once.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, TypeVar

from leaflets.preview.choosing import Asked
from leaflets.preview.studio import Studio

T = TypeVar("T")

MOST_WAITING = 256
"""Wishes that wait at the same time; far more than pages in five windows."""


class BusyError(Exception):
    """Too many wishes wait."""


@dataclass(eq=False, slots=True)
class _Wish:
    """Something to be laid out, and the tabs that wait for it."""

    made: asyncio.Future[dict[str, Any]]
    tabs: set[str] = field(default_factory=set)


class Desk:
    """Lives in one event loop. ``generation``: how often files were saved."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="drawing")
        self._wishes: dict[tuple[int, Asked], _Wish] = {}
        self._waiting = 0
        self._news: set[asyncio.Event] = set()
        self.generation = 1
        self.closed = False

    async def view(self, asked: Asked, tab: str) -> dict[str, Any] | None:
        """As ``Studio.view``; None where the tab has wished for something else meanwhile. Raises
        BusyError."""
        key = (self.generation, asked)
        wish = self._wishes.get(key)
        if wish is None or wish.made.cancelled():
            made = asyncio.ensure_future(
                self._do(lambda: self._studio.view(asked, self.generation))
            )
            wish = self._wishes[key] = _Wish(made)
            made.add_done_callback(lambda _: self._forget(key, made))
        self._drop_older(tab, wish)
        wish.tabs.add(tab)
        try:
            return await asyncio.shield(wish.made)
        except asyncio.CancelledError:
            if wish.made.cancelled():
                return None
            raise

    async def picture(self, digest: str, number: int, scale: float) -> bytes | None:
        """As ``Studio.picture``. Raises BusyError."""
        return await self._do(lambda: self._studio.picture(digest, number, scale))

    async def block(self, asked: Asked, name: str) -> dict[str, Any] | None:
        """As ``Studio.block``. Raises BusyError."""
        return await self._do(lambda: self._studio.block(asked, name, self.generation))

    def saved(self) -> None:
        """A file was saved: whatever is shown may be out of date."""
        self.generation += 1
        self._tell()

    async def news(self, known: int, most: float) -> int:
        """Wait until there is a generation later than ``known``, the desk is closed or ``most``
        seconds are over; returns the generation."""
        event = asyncio.Event()
        self._news.add(event)
        try:
            if self.generation == known and not self.closed:
                async with asyncio.timeout(most):
                    await event.wait()
        except TimeoutError:
            pass
        finally:
            self._news.discard(event)
        return self.generation

    def close(self) -> None:
        """Nobody waits any longer, and nothing more is drawn."""
        self.closed = True
        self._tell()
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _tell(self) -> None:
        for event in self._news:
            event.set()

    async def _do(self, work: Callable[[], T]) -> T:
        if self._waiting >= MOST_WAITING:
            raise BusyError
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._worker, work)
        finally:
            self._waiting -= 1

    def _drop_older(self, tab: str, newest: _Wish) -> None:
        for wish in list(self._wishes.values()):
            if wish is not newest and tab in wish.tabs:
                wish.tabs.discard(tab)
                if not wish.tabs:
                    wish.made.cancel()

    def _forget(self, key: tuple[int, Asked], made: asyncio.Future[dict[str, Any]]) -> None:
        wish = self._wishes.get(key)
        if wish and wish.made is made:
            del self._wishes[key]
        if not made.cancelled():
            made.exception()  # whoever waited has heard of it
