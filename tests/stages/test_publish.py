"""publish: all of the file or nothing."""

from __future__ import annotations

import errno
import itertools
import os
from pathlib import Path

import pytest

from leaflets.problems import LeafletsError
from leaflets.stages.publish import prepare, publish, publish_all


def codes(raised: pytest.ExceptionInfo[LeafletsError]) -> list[str]:
    return [problem.code for problem in raised.value.problems]


def fail(number: int) -> object:
    def failing(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    return failing


def test_writes_and_makes_folders(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b" / "c.pdf"
    assert publish(b"one", target) == "written"
    assert target.read_bytes() == b"one"
    assert [p.name for p in target.parent.iterdir()] == ["c.pdf"]


def test_the_same_bytes_are_left_untouched(tmp_path: Path) -> None:
    target = tmp_path / "c.pdf"
    publish(b"one", target)
    os.utime(target, (1, 1))
    assert publish(b"one", target) == "unchanged"
    assert target.stat().st_mtime == 1
    assert publish(b"two", target) == "written"
    assert target.read_bytes() == b"two"


def test_others_may_read_the_file(tmp_path: Path) -> None:
    """A shared folder: the rights are those of any new file, not of a secret."""
    (tmp_path / "usual").write_bytes(b"")
    publish(b"one", tmp_path / "c.pdf")
    assert (tmp_path / "c.pdf").stat().st_mode == (tmp_path / "usual").stat().st_mode


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_disk_full_keeps_the_earlier_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, step: str
) -> None:
    target = tmp_path / "c.pdf"
    publish(b"one", target)
    where = os if step == "fsync" else Path
    monkeypatch.setattr(where, step, fail(number))
    with pytest.raises(LeafletsError) as raised:
        publish(b"two", target)
    assert codes(raised) == ["publish/disk-full"]
    assert target.read_bytes() == b"one"
    assert [p.name for p in tmp_path.iterdir()] == ["c.pdf"]


def test_interrupted_leaves_no_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        publish(b"one", tmp_path / "c.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_has_the_name(tmp_path: Path) -> None:
    (tmp_path / "c.pdf").mkdir()
    with pytest.raises(LeafletsError) as raised:
        publish(b"one", tmp_path / "c.pdf")
    assert codes(raised) == ["publish/is-a-folder"]


@pytest.mark.parametrize("below", ["", "deeper"])
def test_a_file_where_a_folder_should_be(tmp_path: Path, below: str) -> None:
    (tmp_path / "clinic").write_text("mine", "utf-8")
    with pytest.raises(LeafletsError) as raised:
        publish(b"one", tmp_path / "clinic" / below / "c.pdf")
    assert codes(raised) == ["publish/in-the-way"]
    (problem,) = raised.value.problems
    assert problem.where
    assert problem.where.path == tmp_path / "clinic"


def test_name_too_long(tmp_path: Path) -> None:
    publish(b"one", tmp_path / ("x" * 251 + ".pdf"))  # the longest name there is still works
    with pytest.raises(LeafletsError) as raised:
        publish(b"one", tmp_path / ("x" * 252 + ".pdf"))
    assert codes(raised) == ["publish/name-too-long"]


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM])
def test_not_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.setattr(Path, "open", fail(number))
    with pytest.raises(LeafletsError) as raised:
        publish(b"one", tmp_path / "c.pdf")
    assert codes(raised) == ["publish/not-allowed"]


def test_any_other_trouble_is_told_in_the_words_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "open", fail(errno.EIO))
    with pytest.raises(LeafletsError, match=os.strerror(errno.EIO)) as raised:
        publish(b"one", tmp_path / "c.pdf")
    assert codes(raised) == ["publish/not-written"]


def test_prepare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(LeafletsError) as raised:
        prepare(tmp_path / "file")
    assert codes(raised) == ["publish/in-the-way"]
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(LeafletsError) as raised:
        prepare(tmp_path / "a")
    assert codes(raised) == ["publish/not-allowed"]


def test_files_that_belong_together_are_published_together(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "shots"
    assert publish_all({"a": b"1", "b": b"2"}, folder) == {"a", "b"}
    assert publish_all({"a": b"1", "b": b"3"}, folder) == {"b"}
    assert sorted(p.name for p in folder.iterdir()) == ["a", "b"]
    assert (folder / "b").read_bytes() == b"3"


@pytest.mark.parametrize(("module", "step"), [(os, "fsync"), (Path, "replace")])
@pytest.mark.parametrize("good", [0, 1])
def test_when_one_cannot_be_written_all_stay_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: object, step: str, good: int
) -> None:
    """``good``: how many go well before."""
    publish_all({"a": b"1", "b": b"2"}, tmp_path)
    usual, calls = getattr(module, step), itertools.count()

    def failing(*arguments: object) -> object:
        if next(calls) == good:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return usual(*arguments)

    monkeypatch.setattr(module, step, failing)
    with pytest.raises(LeafletsError) as raised:
        publish_all({"a": b"3", "b": b"4", "c": b"5"}, tmp_path)
    assert codes(raised) == ["publish/disk-full"]
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"a": b"1", "b": b"2"}


def test_a_folder_made_in_vain_is_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", fail(errno.ENOSPC))
    with pytest.raises(LeafletsError):
        publish_all({"a": b"1"}, tmp_path / "new")
    assert list(tmp_path.iterdir()) == []
