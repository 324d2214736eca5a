"""What is drawn next: the newest wish of each tab, and what is alike once."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

import pytest

from leaflets.preview import desk as desks
from leaflets.preview.choosing import Asked
from leaflets.preview.desk import BusyError, Desk


class SlowStudio:
    """Lays out when it is allowed to, and remembers what."""

    def __init__(self) -> None:
        self.go, self.made = threading.Event(), list[tuple[str, int]]()

    def view(self, asked: Asked, generation: int) -> dict[str, Any]:
        self.go.wait(20)
        self.made.append((asked.leaflet, generation))
        return {"leaflet": asked.leaflet, "generation": generation}

    def picture(self, _digest: str, _number: int, _scale: float) -> bytes:
        self.go.wait(20)
        return b"picture"


def _desk() -> tuple[SlowStudio, Desk]:
    studio = SlowStudio()
    return studio, Desk(studio)  # type: ignore[arg-type]


def test_the_newest_wish_of_a_tab_wins() -> None:
    async def run() -> None:
        studio, desk = _desk()
        first = asyncio.ensure_future(desk.view(Asked("first"), "a"))
        await asyncio.sleep(0.05)  # its turn has come
        wishes = [asyncio.ensure_future(desk.view(Asked(f"{n}"), "a")) for n in range(20)]
        await asyncio.sleep(0.05)
        studio.go.set()
        found = await asyncio.gather(first, *wishes)
        assert found[:-1] == [None] * 20
        assert found[-1] == {"leaflet": "19", "generation": 1}
        assert [name for name, _ in studio.made] == ["first", "19"]
        desk.close()

    asyncio.run(run())


def test_tabs_that_want_the_same_share_it() -> None:
    async def run() -> None:
        studio, desk = _desk()
        wishes = [asyncio.ensure_future(desk.view(Asked("same"), f"{n}")) for n in range(5)]
        await asyncio.sleep(0.05)
        other = asyncio.ensure_future(desk.view(Asked("other"), "0"))  # one of them turns away
        await asyncio.sleep(0.05)
        studio.go.set()
        found = await asyncio.gather(*wishes, other)
        assert {str(one) for one in found[:5]} == {str({"leaflet": "same", "generation": 1})}
        assert sorted(name for name, _ in studio.made) == ["other", "same"]
        desk.close()

    asyncio.run(run())


def test_what_waits_is_made_of_what_is_on_the_disk_in_the_end() -> None:
    async def run() -> None:
        studio, desk = _desk()
        first = asyncio.ensure_future(desk.view(Asked("first"), "a"))
        second = asyncio.ensure_future(desk.view(Asked("second"), "b"))
        await asyncio.sleep(0.05)
        desk.saved()
        studio.go.set()
        await asyncio.gather(first, second)
        assert studio.made == [("first", 1), ("second", 2)]
        desk.close()

    asyncio.run(run())


def test_news_of_saved_files() -> None:
    async def run() -> None:
        _, desk = _desk()
        assert await desk.news(0, 5) == 1
        assert await desk.news(1, 0.01) == 1
        waiting = [asyncio.ensure_future(desk.news(1, 20)) for _ in range(3)]
        await asyncio.sleep(0.05)
        desk.saved()
        assert await asyncio.gather(*waiting) == [2, 2, 2]
        last = asyncio.ensure_future(desk.news(2, 20))
        await asyncio.sleep(0.05)
        desk.close()
        assert await asyncio.wait_for(last, 5) == 2

    asyncio.run(run())


def test_too_much_at_once_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desks, "MOST_WAITING", 3)

    async def run() -> None:
        studio, desk = _desk()
        wishes = [asyncio.ensure_future(desk.picture("d", n, 1.0)) for n in range(3)]
        await asyncio.sleep(0.05)
        with pytest.raises(BusyError):
            await desk.picture("d", 4, 1.0)
        studio.go.set()
        assert await asyncio.gather(*wishes) == [b"picture"] * 3
        assert await desk.picture("d", 5, 1.0) == b"picture"
        desk.close()

    asyncio.run(run())
