"""One run at a time, and nobody locked out by a run that has ended, however it ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from leaflets.problems import LeafletsError
from leaflets.record.database import Record, record_of
from tests.record.conftest import Fill, entry

HOLDER = """
import os, sys, time
from pathlib import Path
from leaflets.record.database import Record, record_of
from tests.record.conftest import entry
output = Path(sys.argv[1])
record = Record(record_of(output))
record.add(entry())
record.flush()
if "fork" in sys.argv and not os.fork():
    time.sleep(60)
print("open", os.getpid(), flush=True)
time.sleep(60)
"""


def holder(output: Path, *more: str) -> subprocess.Popen[str]:
    """Another process that has the record open."""
    command = [sys.executable, "-c", HOLDER, str(output), *more]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)
    assert process.stdout is not None
    assert process.stdout.readline().startswith("open")
    return process


def end(process: subprocess.Popen[str]) -> None:
    """The process and what it has forked."""
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def refusal(output: Path) -> str:
    with pytest.raises(LeafletsError) as caught:
        Record(record_of(output))
    (problem,) = caught.value.problems
    assert problem.code == "batch/another-run"
    return problem.message


def test_a_second_process_is_told_who_is_there(output: Path) -> None:
    process = holder(output)
    try:
        assert f"process {process.pid}, since 2" in refusal(output)
        assert "process" in refusal(output), "to be refused takes nothing away from who has it"
    finally:
        end(process)


def test_a_killed_run_locks_nobody_out(output: Path) -> None:
    end(holder(output))
    with Record(record_of(output)) as record:
        assert record.entry(entry().path), "what it had written is there"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
def test_a_worker_that_lives_on_does_not_hold_the_lock(output: Path) -> None:
    process = holder(output, "fork")
    try:
        refusal(output)
        process.kill()
        process.wait()
        with Record(record_of(output)) as record:
            assert record.entry(entry().path)
    finally:
        end(process)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
def test_a_child_neither_gives_the_lock_away_nor_writes(output: Path, record: Record) -> None:
    child = os.fork()
    if not child:
        try:
            record.add(entry())
            try:
                record.flush()
            except RuntimeError:
                record.close()
                os._exit(0)
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert refused_elsewhere(output)
    assert record.entry(entry().path) is None


def refused_elsewhere(output: Path) -> bool:
    """Whether another process is kept out."""
    program = (
        "import sys\nfrom pathlib import Path\nfrom leaflets.problems import LeafletsError\n"
        "from leaflets.record.database import Record, record_of\n"
        "try:\n    Record(record_of(Path(sys.argv[1])))\n"
        "except LeafletsError as error:\n    print(error.problems[0].code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(output)], capture_output=True, text=True, check=True
    )
    return done.stdout.strip() == "batch/another-run"


def test_twice_in_one_process(output: Path, record: Record) -> None:
    assert "this one" in refusal(output)
    assert refused_elsewhere(output), "the first one has it still"


def test_it_is_given_back(output: Path) -> None:
    for _ in range(2):
        with Record(record_of(output)):
            pass


def test_who_only_looks_is_not_in_the_way(output: Path, record: Record, made: Fill) -> None:
    record.add(made())
    record.flush()
    with Record(record_of(output), writing=False) as looking:
        assert looking.entry(entry().path)
    assert refused_elsewhere(output), "closing the other one gave nothing away"


def test_words_in_the_lock_file_are_not_believed(output: Path) -> None:
    process = holder(output)
    try:
        (output / f"{record_of(output).name}.lock").write_text("\x1b[31m evil\nnever\n")
        assert refusal(output) == "another run is making PDFs here"
    finally:
        end(process)


def test_a_link_in_its_place_is_not_followed(output: Path, tmp_path: Path) -> None:
    (output / f"{record_of(output).name}.lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(LeafletsError, match="no lock") as caught:
        Record(record_of(output))
    assert caught.value.problems[0].code == "record/not-written"
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("what", ["folder", "record", "lock", "replaced"])
def test_removed_in_mid_run(what: str, output: Path) -> None:
    record = Record(record_of(output))
    name = record_of(output)
    record.add(entry())
    if what == "folder":
        output.rename(output.with_name("moved"))
    elif what == "replaced":
        name.unlink()
        name.write_bytes(b"")
    else:
        (name if what == "record" else name.with_name(f"{name.name}.lock")).unlink()
    with pytest.raises(LeafletsError) as caught, record:
        record.flush()
    assert [problem.code for problem in caught.value.problems] == ["record/gone"]


def stopped_in_a_folder_that_is_gone(record: Record, output: Path) -> None:
    with record:
        record.add(entry())
        output.rename(output.with_name("moved"))
        raise KeyboardInterrupt


def test_what_went_wrong_first_is_told(output: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        stopped_in_a_folder_that_is_gone(Record(record_of(output)), output)


def test_a_lock_that_a_person_has_named_is_no_other_file(output: Path) -> None:
    """``--record uv``, where ``uv.lock`` belongs to another program."""
    lock = output / "uv.lock"
    lock.write_text("[[package]]\n")
    with pytest.raises(LeafletsError) as caught:
        Record(output / "uv", own=False)
    assert caught.value.problems[0].code == "record/not-written"
    assert lock.read_text() == "[[package]]\n"
    lock.write_text("12\n2026-11-27 10:00+00:00\n")  # of a run that was killed
    Record(output / "uv", own=False).close()
    Record(output / "uv", own=False).close()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="no time zones by the environment")
@pytest.mark.parametrize("zone", ["UTC+99", "UTC-99", "Mars/Phobos", ":/etc/passwd", ""])
def test_a_time_zone_that_is_none(zone: str, output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setenv("TZ", zone)
        time.tzset()
        Record(record_of(output)).close()
    time.tzset()
