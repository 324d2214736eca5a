"""Saved files are heard of, however an editor saves them; output is not."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import watchfiles

from leaflets.preview import watching
from leaflets.preview.watching import watch

FILE = "content/blocks/a/b.yaml"


def _rename(root: Path) -> None:
    (root / "content/.b.yaml.new").write_text("kind: text\n", "utf-8")
    (root / "content/.b.yaml.new").replace(root / FILE)


def _half(root: Path) -> None:
    (root / FILE).write_text("", "utf-8")
    (root / FILE).write_text("kind: t", "utf-8")


def _replace_folder(root: Path) -> None:
    shutil.rmtree(root / "content")
    (root / "content").mkdir()


SAVES: dict[str, Callable[[Path], object]] = {
    "written over": lambda root: (root / FILE).write_text("kind: x\n", "utf-8"),
    "by a rename": _rename,
    "half written": _half,
    "deleted": lambda root: (root / FILE).unlink(),
    "new": lambda root: (root / "layouts/new.yaml").write_text("title: x\n", "utf-8"),
    "the folder replaced": _replace_folder,
    "the folder gone": lambda root: shutil.rmtree(root / "layouts"),
    "time only": lambda root: os.utime(root / FILE, (1, 1)),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder in ("content/blocks/a", "layouts", "output"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / FILE).write_text("kind: text\n", "utf-8")
    return tmp_path


class _Heard:
    """Counts, and can be waited for."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> None:
        self.times += 1

    async def more_than(self, times: int, seconds: float = 20) -> bool:
        async with asyncio.timeout(seconds):
            while self.times <= times:
                await asyncio.sleep(0.02)
        return True


async def _watching(root: Path, work: Callable[[_Heard], object]) -> None:
    """Does ``work`` while ``root`` is watched for certain."""
    heard, stop = _Heard(), asyncio.Event()
    task = asyncio.create_task(watch(root, heard, stop))
    try:
        for number in range(200):  # nothing tells that watching has begun
            (root / "content" / "begun.yaml").write_text(f"{number}\n", "utf-8")
            await asyncio.sleep(0.1)
            if heard.times:
                break
        await asyncio.sleep(0.5)  # the last echo
        await work(heard)  # type: ignore[misc]
    finally:
        stop.set()
        await asyncio.wait_for(task, 20)


@pytest.mark.parametrize("way", SAVES)
def test_a_save_is_heard_of(root: Path, way: str) -> None:
    async def work(heard: _Heard) -> None:
        before = heard.times
        SAVES[way](root)
        assert await heard.more_than(before)

    asyncio.run(_watching(root, work))


def test_a_folder_that_comes_back_is_watched_again(root: Path) -> None:
    async def work(heard: _Heard) -> None:
        shutil.rmtree(root / "content")
        assert await heard.more_than(heard.times)
        await asyncio.sleep(2.5)
        before = heard.times
        (root / "content/blocks/a").mkdir(parents=True)
        assert await heard.more_than(before)
        await asyncio.sleep(1)
        before = heard.times
        (root / FILE).write_text("kind: text\n", "utf-8")
        assert await heard.more_than(before)

    asyncio.run(_watching(root, work))


def test_output_and_what_editors_leave_behind_are_not_heard_of(root: Path) -> None:
    async def work(heard: _Heard) -> None:
        before = heard.times
        (root / "output/a.pdf").write_text("x", "utf-8")
        (root / "content/blocks/a/.b.yaml.swp").write_text("x", "utf-8")
        (root / "content/blocks/a/b.yaml~").write_text("x", "utf-8")
        await asyncio.sleep(0.8)
        assert heard.times == before

    asyncio.run(_watching(root, work))


def test_many_saves_at_once_are_told_once_or_twice(root: Path) -> None:
    async def work(heard: _Heard) -> None:
        before = heard.times
        for number in range(50):
            (root / f"content/blocks/a/n{number}.yaml").write_text("kind: text\n", "utf-8")
        assert await heard.more_than(before)
        await asyncio.sleep(1)
        assert heard.times - before <= 3

    asyncio.run(_watching(root, work))


def test_where_the_system_does_not_tell_files_are_looked_at(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ways: list[bool | None] = []
    real = watchfiles.awatch

    def refusing(*folders: Path, force_polling: bool | None, **more: object) -> object:
        ways.append(force_polling)
        if not force_polling:
            raise OSError(28, "No space left on device: too many files are watched")
        return real(*folders, force_polling=True, poll_delay_ms=50, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(watching, "awatch", refusing)

    async def work(heard: _Heard) -> None:
        before = heard.times
        (root / FILE).write_text("kind: steps\n", "utf-8")
        assert await heard.more_than(before)

    asyncio.run(_watching(root, work))
    assert ways[:2] == [None, True]
