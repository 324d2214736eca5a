"""Files are read again when they change, and only then."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from leaflets.problems import LeafletsError, Problem
from leaflets.remembered import (
    Kept,
    KeptByOne,
    Remembered,
    Snapshot,
    once_for_each,
    turn_to_other_things,
)


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


def test_found_by_identity_and_not_by_equality() -> None:
    kept: Kept[str] = Kept(4)
    things = ([1],)
    kept.put("made", things)
    assert kept.get(things) == "made"
    assert kept.get(([1],)) is None


def test_what_is_compared_tells_results_apart() -> None:
    kept: Kept[str] = Kept(4)
    thing = object()
    kept.put("wide", (thing,), 300.0)
    assert kept.get((thing,), 300.0) == "wide"
    assert kept.get((thing,), 200.0) is None


def test_never_more_than_asked_for() -> None:
    kept: Kept[int] = Kept(3)
    things = [object() for _ in range(10)]
    for number, thing in enumerate(things):
        kept.put(number, (thing,))
    assert sum(kept.get((thing,)) is not None for thing in things) <= 3
    assert kept.get((things[-1],)) == 9


def test_an_id_is_not_given_to_another_thing() -> None:
    kept: Kept[int] = Kept(100)
    for number in range(50):
        assert kept.get(([number],)) is None  # a new list might get the id of a dropped one
        kept.put(number, ([number],))


def test_what_is_asked_for_stays() -> None:
    kept: Kept[int] = Kept(10)
    wanted = (object(),)
    kept.put(1, wanted)
    for number in range(100):
        assert kept.get(wanted) == 1
        kept.put(number, (object(),))
    assert len(kept) <= 10


def test_other_things_push_out_what_is_no_longer_asked_for() -> None:
    kept: Kept[int] = Kept(100)
    shared, first = (object(),), (object(),)
    kept.put(1, shared)
    kept.put(2, first)
    turn_to_other_things()
    assert kept.get(shared) == 1
    turn_to_other_things()
    assert kept.get(shared) == 1
    assert kept.get(first) is None
    assert len(kept) == 1


def test_files_that_were_read_stay_whatever_comes(tmp_path: Path) -> None:
    reading = Reading()
    words = snapshot(tmp_path, reading)
    (tmp_path / "a").write_text("one")
    assert words("a") == "one"
    turn_to_other_things()
    turn_to_other_things()
    (tmp_path / "a").write_text("another")
    assert words("a") == "one"
    assert reading.count == 1


def test_one_thing_is_told_by_identity() -> None:
    kept: KeptByOne[list[int], str] = KeptByOne(4)
    thing = [1]
    assert kept.put(thing, "made") == "made"
    assert kept.get(thing) == "made"
    assert kept.get([1]) is None
    kept.clear()
    assert kept.get(thing) is None


def test_of_single_things_what_is_asked_for_stays() -> None:
    kept: KeptByOne[object, int] = KeptByOne(10)
    wanted = object()
    kept.put(wanted, 1)
    for number in range(100):
        assert kept.get(wanted) == 1
        new = object()
        assert kept.get(new) is None  # it might get the id of a dropped one
        kept.put(new, number)
    assert len(kept) <= 10


def snapshot(folder: Path, reading: Reading, most: int = 8) -> Snapshot[str, str]:
    def place(name: str) -> Path:
        return folder / name

    return Snapshot(place, lambda name: reading(place(name)), most)


def test_a_snapshot_stays_what_it_was_at_first(tmp_path: Path) -> None:
    reading, path = Reading(), tmp_path / "a"
    path.write_text("one")
    seen = snapshot(tmp_path, reading)
    assert seen("a") == "one"
    path.write_text("another")
    assert [seen("a"), seen("a")] == ["one", "one"]
    assert reading.count == 1
    assert snapshot(tmp_path, reading)("a") == "another"


def test_problems_of_a_snapshot_stay_too(tmp_path: Path) -> None:
    seen = snapshot(tmp_path, Reading())
    for _ in range(2):
        with pytest.raises(LeafletsError, match="bad"):
            seen("none")
        (tmp_path / "none").write_text("good")


def test_what_had_to_make_room_is_read_again_only_as_it_was(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / name).write_text(name)
    seen = snapshot(tmp_path, Reading(), most=2)
    assert [seen(name) for name in "abcab"] == list("abcab")
    (tmp_path / "c").write_text("changed")
    (tmp_path / "a").unlink()
    for name in "ca":
        with pytest.raises(LeafletsError, match="since the run began") as caught:
            seen(name)
        (problem,) = caught.value.problems
        assert problem.code == "run/changed"
        assert problem.where is not None
        assert problem.where.path == tmp_path / name


def test_once_for_each_library_and_only_the_last_few() -> None:
    asked: list[tuple[int, int]] = []

    @once_for_each(2)
    def sum_of(library: int, other: int) -> int:
        asked.append((library, other))
        return library + other

    assert [sum_of(1, 2), sum_of(1, 2), sum_of(1, 3), sum_of(2, 2)] == [3, 3, 4, 4]
    assert asked == [(1, 2), (1, 3), (2, 2)]
    for library in range(10, 20):
        sum_of(library, 0)
    sum_of(1, 2)
    assert asked[-1] == (1, 2)
