"""``leaflets build`` as whoever runs batches uses it: with fakes in the place of the pipeline."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from leaflets.model.job import Job
from leaflets.model.library import Library
from leaflets.model.order import NOTHING, Values
from leaflets.record.database import Record, record_of
from tests.small_workspace import CLINIC, LEAFLET, OTHER, REPOSITORY, FakeBuilder

Use = Callable[[FakeBuilder], FakeBuilder]
Type = Callable[..., Result]


def pdfs(workspace: Path) -> list[str]:
    return sorted(path.name for path in (workspace / "output").rglob("*.pdf"))


def change(workspace: Path) -> None:
    """Another phone number."""
    file = workspace / "content" / "clinics" / f"{CLINIC}.yaml"
    text = re.sub(r"(?m)^phone: .*", "phone: 020 7946 0777", file.read_text("utf-8"))
    file.write_text(text, "utf-8")


def test_only_what_has_changed_is_made_again(
    workspace: Path, use_builder: Use, leaflets: Type
) -> None:
    fake = use_builder(FakeBuilder())
    leaflets("build", "-l", "en")
    assert len(fake.jobs) == 2
    again = leaflets("build", "-l", "en")
    assert again.stdout == "All 2 PDFs are up to date.\n"
    more = leaflets("build", "-l", "en", "-l", "es")
    assert "4 of 4 PDFs done, 2 up to date." in more.stdout
    change(workspace)
    assert "changed: the clinic" in leaflets("build", "-l", "en", "--plan").stdout
    made = leaflets("build", "-l", "en")
    assert "2 of 2 PDFs done, 2 unchanged." in made.stdout  # fakes say nothing of phones
    assert len(fake.jobs) == 6


def test_a_plan_writes_nothing_and_says_why(
    workspace: Path, use_builder: Use, leaflets: Type
) -> None:
    fake = use_builder(FakeBuilder())
    planned = leaflets("build", "-l", "en", "--plan")
    assert planned.exit_code == 0
    assert planned.stdout.count("  never made\n") == 2
    assert "2 of 2 PDFs would be made." in planned.stdout
    assert not (workspace / "output").exists()
    assert fake.jobs == []
    leaflets("build", "-l", "en")
    (workspace / "output").joinpath(CLINIC, "en-GB").joinpath(pdfs(workspace)[0]).unlink()
    assert "its PDF is gone" in leaflets("build", "-l", "en", "--plan").stdout
    lines = leaflets("build", "-l", "en", "--plan", "--json-lines").stdout.splitlines()
    events = [json.loads(line) for line in lines]
    assert [event["event"] for event in events] == ["plan", "end"]
    assert events[-1]["wanted"] == 1


def test_a_pdf_that_somebody_changed_is_noticed(
    workspace: Path, use_builder: Use, leaflets: Type
) -> None:
    use_builder(FakeBuilder())
    leaflets("build", "-l", "en")
    (first, *_) = (workspace / "output").rglob("*.pdf")
    whole = first.read_bytes()
    first.write_bytes(whole[: len(whole) // 2])
    assert "changed or replaced by hand" in leaflets("build", "-l", "en", "--plan").stdout
    leaflets("build", "-l", "en")
    assert first.read_bytes() == whole


def test_what_nobody_asks_for_is_told_and_pruned(
    workspace: Path, use_builder: Use, leaflets: Type
) -> None:
    use_builder(FakeBuilder())
    leaflets("build", "-l", "en")
    foreign = workspace / "output" / CLINIC / "en-GB" / "mine.pdf"
    foreign.write_bytes(b"%PDF mine")
    (workspace / "content" / "leaflets" / f"{OTHER}.yaml").unlink()
    told = leaflets("build", "-l", "en")
    assert told.exit_code == 0
    assert f"there is no more leaflet {OTHER}" in told.stderr
    assert any(OTHER in name for name in pdfs(workspace))
    assert "nobody asks for it" in leaflets("build", "-l", "en", "--plan").stdout
    pruned = leaflets("build", "-l", "en", "--prune")
    assert pruned.stdout.count("removed  ") == 1
    assert not any(OTHER in name for name in pdfs(workspace))
    assert foreign.read_bytes() == b"%PDF mine"


def test_fail_fast_stops_and_keep_going_does_not(
    workspace: Path, use_builder: Use, leaflets: Type
) -> None:
    fake = use_builder(FakeBuilder(refuse="en-GB"))
    stopped = leaflets("build", "-l", "en", "-l", "es", "--fail-fast")
    assert stopped.exit_code == 1
    assert len(fake.jobs) == 1
    assert "done before it stopped" in stopped.stderr
    went_on = leaflets("build", "-l", "en", "-l", "es")
    assert went_on.exit_code == 1
    assert "2 of 4 PDFs done, 2 refused" in went_on.stdout


def test_zips_and_a_report(workspace: Path, use_builder: Use, leaflets: Type) -> None:
    use_builder(FakeBuilder())
    result = leaflets("build", "-l", "en", "--zip", "clinic", "--report", "run.json")
    assert result.exit_code == 0, result.output
    with zipfile.ZipFile(workspace / "output" / "zips" / "clinic" / f"{CLINIC}.zip") as packed:
        names = packed.namelist()
    assert names[0] == "contents.csv"
    assert len(names) == 3
    report = json.loads((workspace / "run.json").read_text("utf-8"))
    assert report["totals"]["written"] == 2
    assert {row["reason"] for row in report["orders"]} == {"never made"}
    use_builder(FakeBuilder(refuse=LEAFLET))
    refused = leaflets("build", "-l", "en", "--force", "--zip", "clinic", "--report", "run.csv")
    assert "zip/incomplete" in refused.stderr
    assert not (workspace / "output" / "zips" / "clinic" / f"{CLINIC}.zip").exists()
    with (workspace / "run.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["status"] for row in csv.DictReader(file)] == ["unchanged", "refused"]


def test_a_wrong_report_is_told_before_any_work(
    workspace: Path, use_builder: Use, leaflets: Type
) -> None:
    fake = use_builder(FakeBuilder())
    result = leaflets("build", "-l", "en", "--report", "run.docx")
    assert result.exit_code == 2
    assert fake.jobs == []
    assert not (workspace / "output").exists()


def test_quiet_and_json_lines(workspace: Path, use_builder: Use, leaflets: Type) -> None:
    use_builder(FakeBuilder(refuse=OTHER))
    quiet = leaflets("build", "-l", "en", "-q")
    assert quiet.stdout == ""
    assert "1 of 2 PDFs done, 1 refused" in quiet.stderr
    lines = leaflets("build", "-l", "en", "--json-lines").stdout.splitlines()
    events = [json.loads(line) for line in lines]
    assert [event["event"] for event in events] == ["start", "outcome", "outcome", "end"]
    assert [event["status"] for event in events[1:3]] == ["refused", "up to date"]
    assert events[-1]["ending"] == "finished"


@pytest.mark.parametrize(
    "words",
    [
        ("--quiet", "--json-lines"),
        ("--file-name", "{row}"),
        ("--scheduler", "tcp://127.0.0.1:1"),
        ("--orders", "o.csv", "-l", "en"),
        ("--executor", "dask"),
        ("--executor", "serial", "--jobs", "3"),
        ("--executor", "serial", "--time-limit", "30"),
    ],
)
def test_what_makes_no_sense_together(
    workspace: Path, use_builder: Use, leaflets: Type, words: tuple[str, ...]
) -> None:
    fake = use_builder(FakeBuilder())
    (workspace / "o.csv").write_text(f"leaflet,language,clinic\n{LEAFLET},en,{CLINIC}\n")
    result = leaflets("build", *words)
    assert result.exit_code in (1, 2), result.output
    assert "what to do: " in result.stderr
    assert "Traceback" not in result.output
    assert fake.jobs == []
    assert pdfs(workspace) == []


def test_a_second_run_on_the_same_output_is_refused(
    workspace: Path, use_builder: Use, leaflets: Type
) -> None:
    """The first one is a process of its own, as it would be."""
    fake = use_builder(FakeBuilder())
    (workspace / "output").mkdir()
    code = (
        "import sys; from pathlib import Path; from leaflets.record.database import Record;"
        "record = Record(Path(sys.argv[1])); print('held', flush=True); input()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(record_of(workspace / "output"))],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=REPOSITORY,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
    )  # fmt: skip
    assert holder.stdout
    assert holder.stdout.readline() == "held\n"
    refused = leaflets("build", "-l", "en")
    holder.kill()
    holder.wait()
    assert refused.exit_code == 1
    assert "[batch/another-run]" in refused.stderr
    assert fake.jobs == []
    assert leaflets("build", "-l", "en").exit_code == 0  # who is killed locks nobody out


def test_a_broken_record_costs_time_only(workspace: Path, use_builder: Use, leaflets: Type) -> None:
    use_builder(FakeBuilder())
    leaflets("build", "-l", "en")
    record = record_of(workspace / "output")
    record.write_bytes(record.read_bytes()[:1000])
    result = leaflets("build", "-l", "en")
    assert result.exit_code == 0
    assert "warning" in result.stderr
    assert "2 of 2 PDFs done, 2 unchanged." in result.stdout
    assert "2 up to date" in leaflets("build", "-l", "en").stdout
    with Record(record, writing=False) as found:
        assert len(list(found.entries())) == 2


def test_object_storage(workspace: Path, use_builder: Use, leaflets: Type) -> None:
    pytest.importorskip("fsspec")
    import fsspec

    fake = use_builder(FakeBuilder())
    result = leaflets("build", "-l", "en", "-o", "memory://batches/here")
    assert result.exit_code == 0, result.output
    found = fsspec.filesystem("memory").find("/batches/here")
    assert len([name for name in found if name.endswith(".pdf")]) == 2
    again = leaflets("build", "-l", "en", "-o", "memory://batches/here")
    assert again.stdout == "All 2 PDFs are up to date.\n"
    assert len(fake.jobs) == 2
    fsspec.filesystem("memory").rm("/batches", recursive=True)


@pytest.mark.parametrize("seconds", ["nan", "NaN", "inf", "-inf", "-1", "0", "1e400", "x"])
def test_a_time_limit_is_a_number_of_seconds(
    workspace: Path, use_builder: Use, leaflets: Type, seconds: str
) -> None:
    fake = use_builder(FakeBuilder())
    result = leaflets("build", "--time-limit", seconds)
    assert "Invalid value for '--time-limit'" in result.stderr
    assert result.exit_code == 2
    assert fake.jobs == []


class Slow(FakeBuilder):
    def __call__(self, library: Library, job: Job, values: Values = NOTHING) -> bytes:
        time.sleep(60)
        return super().__call__(library, job, values)


def test_a_time_limit_holds_for_one_leaflet_too(
    workspace: Path, use_builder: Use, leaflets: Type
) -> None:
    """As it says, also where no other processes would be started otherwise."""
    use_builder(Slow())
    result = leaflets("build", LEAFLET, "-l", "en", "--time-limit", "0.2")
    assert "did not come to an end within 0.2 seconds, twice" in result.stderr
    assert "give it more time with --time-limit SECONDS" in result.stderr
    assert "[batch/worker-hung]" in result.stderr
    assert result.exit_code == 1
    assert pdfs(workspace) == []


FAKED = """
import sys
from leaflets import batch
from leaflets.cli import main
from tests.small_workspace import FakeBuilder
batch.builder = lambda _font_dirs=(), **_terms: FakeBuilder()
main()
"""


def typed(workspace: Path, shell: str, *words: str) -> subprocess.CompletedProcess[str]:
    """What a shell makes of ``BUILD``, a build with a fake builder in a process of its own."""
    line = f'"$PYTHON" -c "$FAKED" build --executor serial -w "$WORKSPACE" {" ".join(words)}'
    said = {"PYTHON": sys.executable, "FAKED": FAKED, "WORKSPACE": str(workspace)}
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {shell.replace('BUILD', line)}"], cwd=REPOSITORY,
        env=os.environ | said, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="no such shell")
@pytest.mark.parametrize("way", ["--json-lines", ""])
def test_when_the_reader_goes_away_it_stops_and_says_so(workspace: Path, way: str) -> None:
    report = workspace / "run.json"
    done = typed(
        workspace, "BUILD | { head -n 1 && exec 0<&- && sleep 3; }", way, f"--report {report}"
    )
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    said = json.loads(report.read_text("utf-8"))
    assert said["ending"] == "stopped"
    made = [row["file"] for row in said["orders"] if row["status"] == "written"]
    assert 1 <= len(made) == len(pdfs(workspace)) < len(said["orders"])
    again = typed(workspace, "BUILD", "--json-lines")
    states = [event.get("status") for event in map(json.loads, again.stdout.splitlines())]
    assert states.count("up to date") == len(made)
    assert again.returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="no such shell")
@pytest.mark.parametrize(
    ("closed", "way"),
    [("<&-", ""), (">&-", "--json-lines"), ("2>&-", ""), ("<&- >&- 2>&-", "")],
)
def test_who_closes_a_stream_only_hears_nothing(workspace: Path, closed: str, way: str) -> None:
    done = typed(workspace, f"BUILD {closed}", "-l", "en", way)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert len(pdfs(workspace)) == 2
