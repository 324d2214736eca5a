"""What is written is read back; what is killed is whole; what is damaged or forged is not used."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from leaflets.problems import LeafletsError
from leaflets.record.database import NAME, Record, record_of
from leaflets.record.entry import lies_below
from tests.record.conftest import Fill, entry

FILLER = """
import sys
from pathlib import Path
from leaflets.record.database import Record, record_of
from tests.record.conftest import entry
output = Path(sys.argv[1])
with Record(record_of(output)) as record:
    for number in range(10**9):
        place = output / f"{number % 5000}.pdf"
        place.write_bytes(b"%PDF")
        record.add(entry(place.name))
        if number == 0:
            print("open", flush=True)
"""


def filled(output: Path, number: int = 300) -> Path:
    with Record(record_of(output)) as record:
        for one in range(number):
            record.add(entry(f"clinic/{one}.pdf"))
        record.begin()
        record.end()
    return record_of(output)


def test_back_as_it_was(output: Path) -> None:
    with Record(record_of(output)) as record:
        record.add(entry())
        assert record.entry(entry().path) == entry(run="1"), "also before it is written"
    with Record(record_of(output)) as record:
        assert record.entry(entry().path) == entry(run="1")
        assert list(record.entries()) == [entry(run="1")]
        assert record.problems == ()


def test_nothing_but_the_record_and_its_lock_stays(output: Path) -> None:
    filled(output)
    assert sorted(path.name for path in output.iterdir()) == [NAME, f"{NAME}.lock"]


def test_runs_have_numbers(output: Path) -> None:
    filled(output)
    with Record(record_of(output)) as record:
        assert (record.run, record.open_since) == (2, 0)
        record.begin()
    with Record(record_of(output)) as record:
        assert (record.run, record.open_since) == (3, 2), "the second did not come to its end"
        record.begin()
    with Record(record_of(output)) as record:
        assert (record.run, record.open_since) == (4, 2)
        record.begin()
        record.end()
    with Record(record_of(output)) as record:
        assert (record.run, record.open_since) == (5, 0)


def test_refused(output: Path) -> None:
    with Record(record_of(output)) as record:
        record.add(entry())
        record.refuse(entry().path)
        record.flush()
        assert record.refused(entry().path)
        assert record.entry(entry().path), "the earlier PDF is still there"
        record.add(entry())
    with Record(record_of(output)) as record:
        assert not record.refused(entry().path)


def test_forgotten(output: Path) -> None:
    place = filled(output, 3)
    with Record(place) as record:
        record.forget("clinic/1.pdf")
        assert [one.path for one in record.entries()] == ["clinic/0.pdf", "clinic/2.pdf"]


def test_only_the_latest_notes_of_a_kind_stay(record: Record) -> None:
    record.keep({"other": "x"})
    for number in (3, 1, 2):
        record.keep({f"command:{number}": str(number)}, 2)
    notes = [record.note(f"command:{number}") for number in (1, 2, 3)]
    assert notes == ["1", "2", None]
    assert record.note("other") == "x"


@pytest.mark.parametrize("seed", range(4))
def test_killed_at_any_moment(seed: int, output: Path) -> None:
    command = [sys.executable, "-c", FILLER, str(output)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(random.Random(seed).uniform(0.02, 0.6))
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    with Record(record_of(output)) as record:
        assert record.problems == (), "the record is whole"
        missing = [one.path for one in record.entries() if not (output / one.path).exists()]
    assert missing == []


def damaged(place: Path, quarter: int, how: str) -> None:
    data = bytearray(place.read_bytes())
    at = len(data) * quarter // 4
    if how == "truncated":
        del data[at:]
    else:
        data[at : at + 4096] = random.Random(quarter).randbytes(len(data[at : at + 4096]))
    place.write_bytes(data)


@pytest.mark.parametrize("how", ["truncated", "overwritten"])
@pytest.mark.parametrize("quarter", [0, 1, 2, 3])
def test_damaged(quarter: int, how: str, output: Path) -> None:
    place = filled(output)
    damaged(place, quarter, how)
    with Record(place) as record:
        there = list(record.entries())
        codes = [problem.code for problem in record.problems]
        assert (codes, there) == (["record/set-aside"], []) or (quarter, how) == (0, "truncated")
        record.add(entry())
    with Record(place) as record:
        assert record.problems == ()
        assert list(record.entries()) == [entry(run="1")]


def text_file(place: Path) -> None:
    place.write_text("This is a letter." * 500)


def other_database(place: Path) -> None:
    with sqlite3.connect(place) as base:
        base.execute("CREATE TABLE entries (path)")
    base.close()


def other_version(place: Path) -> None:
    filled(place.parent)
    changed(place, "PRAGMA user_version = 99")


def with_a_trigger(place: Path) -> None:
    filled(place.parent)
    changed(place, "CREATE TRIGGER t AFTER INSERT ON entries BEGIN DELETE FROM entries; END")


def link(place: Path) -> None:
    place.with_name("letter.txt").write_text("A letter")
    place.symlink_to(place.with_name("letter.txt"))


def folder(place: Path) -> None:
    place.mkdir()
    (place / "letter.txt").write_text("A letter")


def changed(place: Path, statement: str, *values: object) -> None:
    base = sqlite3.connect(place)
    base.execute(statement, values)
    base.commit()
    base.close()


STRANGE = [text_file, other_database, other_version, with_a_trigger, link, folder]


@pytest.mark.parametrize("strange", STRANGE)
def test_something_else_is_put_aside(strange: object, output: Path) -> None:
    place = record_of(output)
    strange(place)  # type: ignore[operator]
    with Record(place) as record:
        (problem,) = record.problems
        assert problem.code == "record/set-aside"
        assert "nothing is lost but time" in problem.hint
        record.add(entry())
    assert place.with_name(f"{NAME}.broken").exists()
    with Record(place) as record:
        assert len(list(record.entries())) == 1
    letter = output / "letter.txt"
    assert not letter.exists() or letter.read_text() == "A letter"


@pytest.mark.parametrize("strange", STRANGE)
def test_a_file_that_a_person_named_is_never_moved(strange: object, output: Path) -> None:
    place = record_of(output)
    strange(place)  # type: ignore[operator]
    if strange is with_a_trigger:
        return  # that is a record, though a spoilt one
    before = set(output.iterdir())
    with pytest.raises(LeafletsError) as caught:
        Record(place, own=False)
    assert caught.value.problems[0].code == "record/not-a-record"
    assert set(output.iterdir()) == before, "nothing is put beside it"


def test_a_journal_does_not_outlive_its_record(output: Path) -> None:
    """That of a run that was killed would be played into the new record."""
    place = filled(output)
    journal = place.with_name(f"{NAME}-journal")
    base = sqlite3.connect(place, isolation_level=None)
    base.execute("PRAGMA cache_size = 1")
    base.execute("BEGIN")
    base.execute("UPDATE entries SET job = job || ?", ("x" * 500,))
    written = journal.read_bytes()
    base.execute("ROLLBACK")
    base.close()
    text_file(place)
    journal.write_bytes(written)
    with Record(place) as record:
        record.add(entry())
    with Record(place) as record:
        assert record.problems == ()
        assert [one.path for one in record.entries()] == [entry().path]


def test_who_only_looks_changes_nothing(output: Path) -> None:
    with Record(record_of(output), writing=False) as record:
        assert list(record.entries()) == []
    assert list(output.iterdir()) == []
    text_file(record_of(output))
    with Record(record_of(output), writing=False) as record:
        assert [problem.code for problem in record.problems] == ["record/set-aside"]
    assert [path.name for path in output.iterdir()] == [NAME]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("path", "clinic/other.pdf"),
        ("path", "../../etc/passwd"),
        ("path", "/etc/passwd"),
        ("made_from", "0" * 32),
        ("sha256", "0" * 64),
        ("stamp", "9-9-9-9"),
        ("day", "2020-01-01"),
        ("source", "orders.csv"),
        ("seal", "0" * 32),
        ("size", None),
        ("pages", b"\xff\xfe"),
        ("job", "a\x1fb"),
    ],
)
def test_a_forged_entry_is_not_believed(field: str, value: object, output: Path) -> None:
    place = filled(output, 1)
    changed(place, f"UPDATE entries SET {field} = ?", value)
    with Record(place) as record:
        assert list(record.entries()) == []
        assert record.entry("clinic/0.pdf") is None
        assert record.entry(str(value)) is None


def test_fields_cannot_be_moved_into_others(output: Path) -> None:
    place = filled(output, 1)
    changed(place, "UPDATE entries SET job = job || char(31) || made_from, made_from = parts")
    with Record(place) as record:
        assert list(record.entries()) == []


def test_a_text_that_is_none(output: Path) -> None:
    place = filled(output, 1)
    changed(place, "UPDATE entries SET job = CAST(x'fffe' AS TEXT)")
    with Record(place) as record, pytest.raises(LeafletsError) as caught:
        list(record.entries())
    assert caught.value.problems[0].code == "record/not-read"


def test_a_note_is_believed_under_its_own_name_only(output: Path) -> None:
    with Record(record_of(output)) as record:
        record.keep({"one": "1", "two": "2"})
    changed(record_of(output), "UPDATE notes SET name = 'x' WHERE name = 'one'")
    changed(record_of(output), "UPDATE notes SET name = 'one' WHERE name = 'two'")
    with Record(record_of(output)) as record:
        assert (record.note("one"), record.note("x")) == (None, None)


def test_where_nothing_may_be_written(tmp_path: Path) -> None:
    with pytest.raises(LeafletsError) as caught:
        Record(tmp_path / "no such folder" / NAME)
    assert caught.value.problems[0].code == "record/not-written"
    assert "--record FILE" in caught.value.problems[0].hint


def fill_up(record: Record) -> None:
    with record:
        for number in range(2000):
            record.add(entry(f"{number}.pdf"))


def test_a_full_disk(output: Path) -> None:
    record = Record(record_of(output))
    record._base.execute("PRAGMA max_page_count = 6")
    with pytest.raises(LeafletsError) as caught:
        fill_up(record)
    assert [problem.code for problem in caught.value.problems] == ["record/not-written"]
    assert "full" in caught.value.problems[0].message
    with Record(record_of(output)) as again:
        assert again.problems == ()


@pytest.mark.parametrize(
    ("path", "good"),
    [
        ("a/b.pdf", True),
        ("ä/العربية.pdf", True),
        ("a/B.PDF", True),
        ("a/../b.pdf", False),
        ("../b.pdf", False),
        ("/b.pdf", False),
        ("a//b.pdf", False),
        ("./b.pdf", False),
        ("C:b.pdf", False),
        ("C:/b.pdf", False),
        ("a\\..\\b.pdf", False),
        ("a/\0.pdf", False),
        ("a/\udc80.pdf", False),
        ("a/b.txt", False),
        (NAME, False),
        ("", False),
    ],
)
def test_paths(path: str, good: bool, record: Record) -> None:
    assert lies_below(path) is good
    if good:
        record.add(entry(path))
        return
    with pytest.raises(ValueError, match="no path of a PDF"):
        record.add(entry(path))


def test_nothing_of_the_key_is_shown(record: Record, made: Fill) -> None:
    assert repr(record.key) == "Key()"
