"""Many jobs in one go, with fakes for the pipeline and the library as it is."""

from __future__ import annotations

import dataclasses
import itertools
import pickle
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from leaflets.batch import (
    alike_together,
    check,
    freshness,
    internal_problem,
    left_out,
    load_workspace,
    plan,
    run,
    standing_problems,
)
from leaflets.cli import cli
from leaflets.model.job import Job
from leaflets.model.library import Library
from leaflets.model.order import Order
from leaflets.problems import LeafletsError, Problem, Severity
from leaflets.selection import Selection
from tests.small_workspace import (
    CLINIC,
    LEAFLET,
    OTHER,
    REPOSITORY,
    FakeBuilder,
    copy_workspace,
    fake_pdf,
)

ENGLISH = Selection(languages=("en",))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return load_workspace(copy_workspace(tmp_path_factory.mktemp("workspace")))


def test_outcomes(library: Library, tmp_path: Path) -> None:
    jobs = plan(library, ENGLISH)
    first = list(run(library, jobs, tmp_path, build=FakeBuilder()))
    assert [outcome.job for outcome in first] == list(jobs)
    for outcome in first:
        assert outcome.status == "written"
        assert outcome.path == tmp_path / outcome.job.path
        assert outcome.path.read_bytes() == fake_pdf(outcome.job)
        assert outcome.size == len(fake_pdf(outcome.job))
        assert outcome.pages == 2
        assert outcome.problems == ()
    second = list(run(library, jobs, tmp_path, build=FakeBuilder()))
    assert {outcome.status for outcome in second} == {"unchanged"}


def test_a_run_is_lazy(library: Library, tmp_path: Path) -> None:
    fake = FakeBuilder()
    outcomes = run(library, plan(library, ENGLISH), tmp_path, build=fake)
    assert fake.jobs == []
    next(outcomes)
    assert len(fake.jobs) == 1


def test_refused_and_crashed(library: Library, tmp_path: Path) -> None:
    jobs = plan(library, ENGLISH)
    fake = FakeBuilder(refuse=LEAFLET, crash=OTHER)
    outcomes = {o.job.leaflet: o for o in run(library, jobs, tmp_path, build=fake)}
    assert {o.status for o in outcomes.values()} == {"refused"}
    assert [p.code for p in outcomes[LEAFLET].problems] == ["fake/refused"]
    (crash,) = outcomes[OTHER].problems
    assert crash.code == "internal/ZeroDivisionError"
    assert "report it" in crash.hint
    assert not list(tmp_path.rglob("*.pdf"))


def test_publishing_trouble_is_the_outcome_of_one_job(library: Library, tmp_path: Path) -> None:
    jobs = plan(library, ENGLISH)
    (tmp_path / jobs[0].path).mkdir(parents=True)
    outcomes = list(run(library, jobs, tmp_path, build=FakeBuilder()))
    assert [p.code for p in outcomes[0].problems] == ["publish/is-a-folder"]
    assert {o.status for o in outcomes[1:]} == {"written"}


def test_an_output_that_cannot_be_is_told_before_any_work(library: Library, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    fake = FakeBuilder()
    with pytest.raises(LeafletsError):
        list(run(library, plan(library, ENGLISH), tmp_path / "file" / "pdfs", build=fake))
    assert fake.jobs == []


def test_jobs_and_outcomes_travel_between_processes(library: Library, tmp_path: Path) -> None:
    for outcome in run(library, plan(library, ENGLISH), tmp_path, build=FakeBuilder()):
        assert pickle.loads(pickle.dumps(outcome)) == outcome


def broken(library: Library, **files: str) -> Library:
    """``library`` without some leaflets and clinics, because their files are broken."""
    problems = {
        Path("content", kind, f"{name}.yaml"): (Problem("fake/broken", f"{name} is broken"),)
        for name, kind in files.items()
    }
    return dataclasses.replace(
        library,
        leaflets={n: r for n, r in library.leaflets.items() if n.replace("-", "_") not in files},
        clinics={n: c for n, c in library.clinics.items() if n.replace("-", "_") not in files},
        broken={Path(str(p).replace("_", "-")): why for p, why in problems.items()},
        problems=tuple(p for why in problems.values() for p in why),
    )


def test_a_broken_leaflet_is_left_out_and_reported(library: Library) -> None:
    some = broken(library, sacral_dimple_warning_signs="leaflets")
    assert {job.leaflet for job in plan(some, ENGLISH)} == {OTHER}
    assert plan(some, Selection(leaflets=(LEAFLET,))) == ()
    assert standing_problems(some, Selection(leaflets=(LEAFLET,))) == some.problems
    assert standing_problems(some, Selection(leaflets=(OTHER,))) == ()
    assert standing_problems(some, Selection()) == some.problems
    with pytest.raises(LeafletsError, match="no leaflet called"):
        plan(some, Selection(leaflets=(LEAFLET, OTHER, "nonsense")))


def test_nothing_but_broken_files(library: Library) -> None:
    none = broken(library, riverbank_sample="clinics")
    assert plan(none, Selection()) == ()
    assert plan(none, Selection(clinics=(CLINIC,))) == ()
    assert standing_problems(none, Selection(leaflets=(LEAFLET,))) == none.problems


def test_freshness(library: Library) -> None:
    job = plan(library, Selection((LEAFLET,), ("en",)))[0]
    name = job.identifier
    fake = FakeBuilder()
    assert freshness(library, fake_pdf(job), name, build=fake) == ("current", ())
    assert freshness(library, b"else", name, build=fake) == ("out of date", ())
    assert freshness(library, b"", "a|b", build=fake) == ("unknown to this workspace", ())
    state, why = freshness(library, b"", name, build=FakeBuilder(refuse=LEAFLET))
    assert state == "out of date"
    assert [problem.code for problem in why] == ["fake/refused"]


def test_equal_mistakes_of_ours_are_equal_problems() -> None:
    def mistake() -> Problem:
        try:
            FakeBuilder(crash="x")(None, Job(*"xlclpp"))  # type: ignore[arg-type]
        except ZeroDivisionError as error:
            return internal_problem(error)
        raise AssertionError

    assert mistake() == mistake()
    where = mistake().where
    assert where
    assert where.path
    assert where.path.name == "small_workspace.py"


def test_check_finds_what_a_build_would(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    pipeline = pytest.importorskip("leaflets.pipeline")
    monkeypatch.setattr(pipeline, "lay_out", FakeBuilder(refuse=LEAFLET))
    assert [problem.code for problem in check(library)] == ["fake/refused"]
    assert check(library, Selection(leaflets=(OTHER,))) == ()


def test_what_a_clinic_lacks_is_left_out_with_a_warning(tmp_path: Path) -> None:
    workspace = tmp_path / "ws"
    for folder in ("content", "layouts"):
        shutil.copytree(REPOSITORY / folder, workspace / folder)
    clinic = workspace / "content" / "clinics" / "riverbank-sample.yaml"
    words = clinic.read_text("utf-8").replace("email: leaflets@example.org\n", "")
    clinic.write_text(words.replace("web: https://clinic.example.org\n", ""), "utf-8")
    library = load_workspace(workspace)
    jobs = plan(library, Selection(languages=("en",)))
    (problem,) = left_out(library, jobs)
    assert problem.code == "clinic/left-out"
    assert problem.severity is Severity.WARNING
    assert "“web”" in problem.message
    assert problem.where is not None
    assert problem.where.path == clinic
    result = CliRunner().invoke(cli, ["build", "-l", "en", "-w", str(workspace)])
    assert result.exit_code == 0
    assert result.stderr.count("clinic/left-out") == 1


def test_a_run_into_an_object_store(library: Library) -> None:
    jobs = plan(library, ENGLISH)
    place = "memory://bucket/leaflets"
    first = list(run(library, jobs, place, build=FakeBuilder()))
    assert [outcome.path for outcome in first] == [f"{place}/{job.path}" for job in jobs]
    assert all(outcome.status == "written" and outcome.stamp for outcome in first)
    second = list(run(library, jobs, place, build=FakeBuilder()))
    assert {outcome.status for outcome in second} == {"unchanged"}
    assert [outcome.stamp for outcome in second] == [outcome.stamp for outcome in first]


def test_leaflets_that_differ_in_the_clinic_alone_come_after_each_other() -> None:
    def order(clinic: str, language: str, leaflet: str) -> Order:
        return Order.of(Job(leaflet, language, clinic, "handout", "a4", "screen"))

    names = itertools.product(("hill", "sea"), ("en", "ar"), ("signs", "myths"))
    orders = [order(*name) for name in names]
    sorted_ = [order.job for order in alike_together(orders)]
    assert [(job.language, job.leaflet, job.clinic) for job in sorted_] == [
        (language, leaflet, clinic)
        for language, leaflet, clinic in itertools.product(
            ("en", "ar"), ("signs", "myths"), ("hill", "sea")
        )
    ]
