"""The full run itself: what it finds, that it goes on where it was stopped, and what it says."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from leaflets.conformance import Failure
from leaflets.model.job import Job
from leaflets.problems import LeafletsError, Problem
from tests.end_to_end.jobs import SIGNS, SOURCE, Stages, shipped
from tests.forms import looking, running
from tests.forms.combinations import Combination, jobs_of
from tests.forms.looking import Looked, looked_at
from tests.forms.running import Conformance, Task, conforming, done, recorded, summary
from tests.small_workspace import CLINIC

FORM = Combination("handout", "a5", "office", SOURCE)
JOB = Job(SIGNS, SOURCE, CLINIC, "handout", "a4", "office")


def test_words_that_are_lost_or_changed_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    assert looked_at(JOB).faults == ()
    made = shipped(JOB)
    first, *others = made.composition.blocks
    changed = replace(first, nodes=(*first.nodes, *first.nodes))
    more = replace(made.composition, blocks=(changed, *others))
    fewer = replace(made.composition, blocks=tuple(others))
    for composition in (more, fewer):
        written = Stages(made.edition, composition, made.pagination)
        monkeypatch.setattr(looking, "stages", lambda *_, written=written: written)
        assert any(fault.startswith("text: ") for fault in looked_at(JOB).faults)


def test_what_verify_or_the_tags_say_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "flaws", lambda _: ["no language"])
    monkeypatch.setattr(looking, "verify", _broken)
    faults = looked_at(JOB).faults
    assert faults == ("verify: it is broken [verify/broken]", "tags: no language")


def _broken(_pdf: bytes, path: Path) -> None:
    raise LeafletsError(Problem("verify/broken", "it is broken"))


def test_a_refusal_for_another_reason_than_room_is_a_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    codes = ["layout/too-many-pages"]

    def refused(*_: object) -> None:
        raise LeafletsError(*(Problem(code, "no") for code in codes))

    monkeypatch.setattr(looking, "stages", refused)
    assert looked_at(JOB) == Looked(JOB, b"", ("layout/too-many-pages",), ())
    codes.append("translation/numbers")
    assert len(looked_at(JOB).faults) == 2


def test_each_leaflet_gets_its_turn_and_the_first_that_suits_is_enough(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    refused = {next(iter(jobs_of(FORM, 2))).leaflet}

    def look(job: Job, _sound: tuple[str, ...]) -> Looked:
        no = job.leaflet in refused
        return Looked(job, b"" if no else b"%PDF", ("layout/over",) if no else (), (), "d1")

    monkeypatch.setattr(running, "looked_at", look)
    assert len({next(iter(jobs_of(FORM, place))).leaflet for place in range(5)}) == 5
    entry = done(Task(2, FORM, folder=tmp_path))
    assert (len(entry["files"]), entry["refused"]) == (1, {"layout/over": 1})
    assert [path.name for path in tmp_path.iterdir()] == ["d1.pdf"]
    assert len(done(Task(2, FORM, every_leaflet=True))["files"]) == 4


def test_a_run_goes_on_where_it_was_stopped(tmp_path: Path) -> None:
    record = tmp_path / "forms.jsonl"
    known = {"form": " ".join(FORM), "files": ["one"], "refused": {}, "faults": []}
    record.write_text(json.dumps(known) + '\n{"form": "cut o', "utf-8")
    assert list(running.run([Task(0, FORM)], record)) == []
    narrow = Combination("large-print", "dl-landscape", "office", SOURCE)
    (entry,) = running.run([Task(0, FORM), Task(1, narrow)], record)
    assert entry["files"] == []
    assert set(recorded(record)) == {" ".join(FORM), " ".join(narrow)}


def test_only_files_that_have_changed_are_looked_at_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    good = looked_at(JOB)
    assert (good.faults, len(good.digest)) == ((), 64)
    monkeypatch.setattr(looking, "flaws", lambda _: ["no language"])
    assert looked_at(JOB, (good.digest,)).faults == ()
    assert looked_at(JOB, ("0" * 64,)).faults == ("tags: no language",)

    given: list[tuple[str, ...]] = []

    def look(job: Job, sound: tuple[str, ...]) -> Looked:
        given.append(sound)
        return Looked(job, b"%PDF", (), (), "as before")

    monkeypatch.setattr(running, "looked_at", look)
    entry = {"form": " ".join(FORM), "files": ["one"], "digests": ["as before"], "refused": {}}
    for faults, sound in ((["bad"], ()), ([], ("as before",))):
        task = Task(0, FORM, folder=tmp_path, sound=running.sound({**entry, "faults": faults}))
        assert done(task)["digests"] == ["as before"]
        assert given.pop() == sound
        left_for_verapdf = list(tmp_path.iterdir())
        assert len(left_for_verapdf) == (not sound)
        for path in left_for_verapdf:
            path.unlink()


def test_the_summary_counts_everything() -> None:
    text = summary(
        [
            {"form": " ".join(FORM), "files": ["a", "b"], "refused": {}, "faults": ["x:\n  y"]},
            {"form": "card a4 mono ar", "files": [], "refused": {"layout/over": 5}, "faults": []},
        ]
    )
    assert "FAULT x: y" in text
    assert "2 forms, 2 files made and read back, 1 faults" in text
    assert "1 forms suit no leaflet" in text
    assert "1 card for mono" in text
    assert "5 layout/over" in text


def test_verapdf_gets_many_files_at_once_and_all_in_the_end(tmp_path: Path) -> None:
    batches: list[int] = []

    def validate(files: list[Path]) -> list[Failure]:
        batches.append(len(files))
        return [Failure(files[0], "PDFUA-1", "7.1", 1, "no")]

    record, folder = tmp_path / "forms.jsonl", tmp_path / "pdf"
    folder.mkdir()
    conformance = Conformance(folder, record, validate)
    names = [str(number) for number in range(conformance.BATCH + 7)]
    for name in names:
        (folder / f"{name}.pdf").write_bytes(b"%PDF")
    for name in names:  # the others are there, but the record has not got them yet
        conformance.when_enough([name])
    conformance.all()
    conformance.all()
    assert batches == [conformance.BATCH, 7]
    assert conformance.checked == conformance.BATCH + 7
    assert len(conformance.failures) == 2
    assert list(folder.iterdir()) == []
    good = conforming(record)
    assert len(good) == conformance.checked - len(conformance.failures)
    assert conformance.failures[0].path.stem not in good
    entry = {"digests": ["1", "x"], "faults": []}
    assert running.sound(entry, good) == ("1",)
    assert recorded(record) == {}
