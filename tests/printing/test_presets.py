"""Presets in ``layouts/profiles``: another ``--profile``, or refused at their line."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.batch import load_workspace
from leaflets.model.job import Job
from leaflets.pipeline import Terms, lay_out
from leaflets.printing.conditions import usual_condition
from leaflets.problems import LeafletsError, Problem
from leaflets.workspace import names
from tests.small_workspace import CLINIC, LEAFLET, copy_workspace

MM = 72 / 25.4


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_workspace(tmp_path_factory.mktemp("workspace"))


def write(workspace: Path, text: str, name: str = "our-printer") -> None:
    folder = workspace / "layouts" / "profiles"
    (folder / f"{name}.yaml").write_text(text, "utf-8")


def problems(workspace: Path, text: str, name: str = "our-printer") -> list[Problem]:
    write(workspace, text, name)
    try:
        return [
            p
            for p in load_workspace(workspace).problems
            if p.where and "profiles" in str(p.where.path)
        ]
    finally:
        (workspace / "layouts" / "profiles" / f"{name}.yaml").unlink()


def job(profile: str) -> Job:
    return Job(LEAFLET, "en-GB", CLINIC, "handout", "a4", profile)


def test_a_preset_is_one_more_profile(workspace: Path) -> None:
    (workspace / "layouts" / "profiles" / "printer.icc").write_bytes(usual_condition().profile)
    write(
        workspace,
        "title: Ours\nbased_on: print\nbleed: 1\nmarks: []\noutput_profile: printer.icc\n",
    )
    assert "our-printer" in names(workspace).profiles
    library = load_workspace(workspace)
    press = lay_out(library, job("our-printer")).document.press
    assert press is not None
    assert press.bleed == pytest.approx(1 * MM)
    assert (press.slug, press.marks) == (0, frozenset())
    assert press.profile == usual_condition().profile
    assert library.presets["our-printer"].description == "Ours"
    assert library.presets["our-printer"].section == "print"
    (workspace / "layouts" / "profiles" / "our-printer.yaml").unlink()


def test_without_more_it_is_as_its_base(workspace: Path) -> None:
    write(workspace, "title: Ours\nbased_on: print\n")
    library = load_workspace(workspace)
    ours, base = (lay_out(library, job(name)).document for name in ("our-printer", "print"))
    assert ours.press == base.press
    assert ours.pages == base.pages
    (workspace / "layouts" / "profiles" / "our-printer.yaml").unlink()


WRONG = (
    ("title: A\nbased_on: print\nbleed: -1\n", 3, "0"),
    ("title: A\nbased_on: print\nbleed: 30\n", 3, "20"),
    ("title: A\nbased_on: print\nmarks: [crop, star]\n", 3, "registration"),
    ("title: A\nbased_on: printt\n", 2, "there is no profile called “printt” to base this on"),
    ("title: A\nbased_on: office\n", 2, "the profile office is not for print shops"),
    ("title: A\nbased_on: print\noutput_profile: gone.icc\n", 3, "gone.icc cannot be read"),
    ("title: A\nbased_on: print\noutput_profile: our-printer.yaml\n", 3, "is not an ICC profile"),
    ("title: A\nbased_on: print\noutput_profile: ../../a.icc\n", 3, "in the same folder"),
    ("title: A\nbased_on: print\nblead: 2\n", 3, "blead"),
)


@pytest.mark.parametrize(("text", "line", "words"), WRONG)
def test_what_is_wrong_is_said_at_its_line(
    text: str, line: int, words: str, workspace: Path
) -> None:
    (problem,) = problems(workspace, text)
    assert problem.where is not None
    assert problem.where.line == line
    assert words in f"{problem.message} {problem.hint}"


def test_no_preset_takes_the_name_of_a_profile(workspace: Path) -> None:
    (problem,) = problems(workspace, "title: A\nbased_on: print\n", "screen")
    assert problem.code == "profile/name-taken"


def test_a_broken_preset_stops_its_own_jobs_alone(workspace: Path) -> None:
    write(workspace, "title: A\nbased_on: office\n")
    library = load_workspace(workspace)
    with pytest.raises(LeafletsError) as caught:
        lay_out(library, job("our-printer"))
    assert [problem.code for problem in caught.value.problems] == ["profile/base"]
    assert lay_out(library, job("screen"))
    (workspace / "layouts" / "profiles" / "our-printer.yaml").unlink()


def test_the_command_line_has_the_last_word(workspace: Path) -> None:
    other = usual_condition().__class__("Ours", usual_condition().profile)
    library = load_workspace(workspace)
    press = lay_out(library, job("print"), terms=Terms(condition=other)).document.press
    assert press is not None
    assert press.condition == "Ours"
    assert lay_out(library, job("screen"), terms=Terms(condition=other)).document.press is None
