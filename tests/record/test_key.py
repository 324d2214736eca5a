"""The key: made once, for its owner only, outside the output; lost, it costs time and no more."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from leaflets.problems import LeafletsError
from leaflets.record.database import Record, record_of
from leaflets.record.key import find_key, key_file
from tests.record.conftest import entry


def codes(record: Record) -> list[str]:
    return [problem.code for problem in record.problems]


def test_made_once(state: Path) -> None:
    first, problems = find_key()
    again, _ = find_key()
    assert problems == ()
    assert first.seal("x") == again.seal("x") != first.seal("y")
    assert [path.name for path in state.iterdir()] == ["key"]
    assert stat.S_IMODE((state / "key").stat().st_mode) == 0o600
    assert len((state / "key").read_bytes()) == 32


def test_where_somebody_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, state: Path) -> None:
    named = tmp_path / "deep" / "secret"
    monkeypatch.setenv("LEAFLETS_KEY_FILE", str(named))
    find_key()
    assert named.exists()
    assert not state.exists()


def test_lost(output: Path, state: Path) -> None:
    with Record(record_of(output)) as record:
        record.add(entry())
        record.begin()
    (state / "key").unlink()
    with Record(record_of(output)) as record:
        assert codes(record) == ["record/other-key"]
        assert list(record.entries()) == []
        record.add(entry())
        record.begin()
        record.end()
    with Record(record_of(output)) as record:
        assert codes(record) == []
        assert len(list(record.entries())) == 1


def test_broken_one_of_ours_is_made_anew(state: Path) -> None:
    find_key()
    (state / "key").write_bytes(b"")
    first, _ = find_key()
    again, _ = find_key()
    assert first.seal("x") == again.seal("x")
    assert len((state / "key").read_bytes()) == 32


def test_a_file_that_is_no_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named = tmp_path / "letter"
    named.write_text("Dear")
    monkeypatch.setenv("LEAFLETS_KEY_FILE", str(named))
    with pytest.raises(LeafletsError) as caught:
        find_key()
    assert caught.value.problems[0].code == "usage/key-file"
    assert named.read_text() == "Dear"


def test_it_cannot_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, output: Path) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("LEAFLETS_KEY_FILE", str(tmp_path / "file" / "key"))
    for _ in range(2):
        with Record(record_of(output)) as record:
            assert codes(record) == ["record/key-not-kept"]
            assert list(record.entries()) == []
            record.add(entry())
            record.begin()
            record.end()


def test_not_where_the_record_is(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEAFLETS_KEY_FILE", str(output / "deep" / "key"))
    with pytest.raises(LeafletsError) as caught:
        Record(record_of(output), output=output)
    assert caught.value.problems[0].code == "usage/key-file"
    assert not key_file().exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_nobody_waits_for_a_pipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe")
    for named in (tmp_path / "pipe", Path("/dev/zero")):
        monkeypatch.setenv("LEAFLETS_KEY_FILE", str(named))
        key, problems = find_key()
        assert not key.kept, "anybody knows that key"
        assert [problem.code for problem in problems] == ["record/key-not-kept"]
