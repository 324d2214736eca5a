"""Resolving: a job's names become things, or a list of what there is instead."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from leaflets.model.job import Job
from leaflets.model.library import LOGO
from leaflets.problems import LeafletsError, Problem
from leaflets.stages.load import load
from leaflets.stages.resolve import resolve
from tests.workspaces import JOB, changed, write_workspace


def problems(folder: Path, job: Job = JOB) -> tuple[Problem, ...]:
    with pytest.raises(LeafletsError) as caught:
        resolve(load(folder), job)
    return caught.value.problems


def test_everything_is_found(tmp_path: Path) -> None:
    edition = resolve(load(write_workspace(tmp_path)), JOB)
    assert [(b.id, b.role) for b in edition.blocks] == [
        ("dimple/what", "lead"),
        ("dimple/signs", "urgent"),
        ("dimple/picture", "aside"),
        ("dimple/words", "aside"),
        ("shared/contact", "contact"),
        ("shared/sources", "sources"),
    ]
    assert edition.paper.width == 210
    assert edition.layout.title == "Handout"
    assert edition.theme.title == "Calm"
    assert edition.clinic.name == "Riverbank Clinic"
    assert edition.picture_files() == {"back": tmp_path / "content/figures/back.svg"}


def test_the_logo_is_a_picture(tmp_path: Path) -> None:
    logo = changed("content/clinics/riverbank.yaml", "paper: a4", "paper: a4\nlogo: l.svg")
    logo["content/clinics/l.svg"] = "<svg/>"
    edition = resolve(load(write_workspace(tmp_path, logo)), JOB)
    assert edition.picture_files()[LOGO] == tmp_path / "content/clinics/l.svg"


def test_all_unknown_names_at_once(tmp_path: Path) -> None:
    write_workspace(tmp_path)
    job = Job("dimpel", "fr", "riverbnk", "handuot", "a9", "screen")
    found = problems(tmp_path, job)
    assert [p.code for p in found] == [
        "job/unknown-leaflet",
        "job/unknown-clinic",
        "job/unknown-layout",
        "job/unknown-paper",
        "job/unknown-language",
    ]
    assert found[0].hint == "did you mean dimple?"
    assert found[4].hint == "there is en-GB"


def test_a_broken_file_stops_its_leaflet_with_its_own_problem(tmp_path: Path) -> None:
    bad = changed("content/blocks/dimple/what.yaml", "kind: text", "kind: txt")
    (problem,) = problems(write_workspace(tmp_path, bad))
    assert problem.code == "content/kind"


def test_a_broken_file_of_another_leaflet_does_not(tmp_path: Path) -> None:
    write_workspace(tmp_path, {"content/blocks/other/bad.yaml": "kind: txt\n"})
    library = load(tmp_path)
    assert library.problems
    assert resolve(library, JOB)


@pytest.mark.parametrize(
    ("name", "old", "new", "code", "line"),
    [
        ("content/leaflets/dimple.yaml", "dimple/what", "dimple/wat", "content/no-block", 13),
        ("content/leaflets/dimple.yaml", "accent: teal", "accent: pink", "content/no-accent", 8),
        ("content/blocks/dimple/what.yaml", "{cite:second}", "{cite:sec}", "content/no-source", 7),
        ("content/blocks/dimple/what.yaml", "{term:scan}", "{term:scam}", "content/no-term", 9),
        ("content/blocks/dimple/words.yaml", "[scan]", "[scan, mri]", "content/no-term", 3),
        (
            "content/blocks/dimple/picture.yaml",
            "figure: back",
            "figure: bak",
            "content/no-figure",
            2,
        ),
        ("content/glossary.yaml", "sound.", "sound. Read it.{cite:x}", "content/no-source", None),
        ("content/clinics/riverbank.yaml", "unit: week", "unit: wek", "content/no-unit", 18),
        ("content/clinics/riverbank.yaml", "source: first", "source: one", "content/no-source", 18),
        ("layouts/handout.yaml", "theme: calm", "theme: clam", "layout/no-theme", 2),
    ],
)
def test_what_files_refer_to_must_exist(
    tmp_path: Path, name: str, old: str, new: str, code: str, line: int | None
) -> None:
    (problem,) = problems(write_workspace(tmp_path, changed(name, old, new)))
    assert problem.code == code
    assert problem.hint
    assert problem.where is not None
    assert problem.where.path == tmp_path / name
    if line:
        assert problem.where.line == line


def test_who_cites_must_list_the_sources(tmp_path: Path) -> None:
    bare = changed(
        "content/leaflets/dimple.yaml", "  - {block: shared/sources, role: sources}\n", ""
    )
    (problem,) = problems(write_workspace(tmp_path, bare))
    assert problem.code == "content/no-list-of-sources"


def test_a_begun_language_is_known(tmp_path: Path) -> None:
    write_workspace(tmp_path)
    (tmp_path / "content/translations/es").mkdir(parents=True)
    assert resolve(load(tmp_path), replace(JOB, language="es"))
    assert resolve(load(tmp_path), replace(JOB, language="en-XA"))


LYING = replace(JOB, paper="a4-landscape")


def test_a_paper_on_its_side_has_no_file_of_its_own(tmp_path: Path) -> None:
    library = load(write_workspace(tmp_path))
    paper = resolve(library, LYING).paper
    assert (paper.width, paper.height, paper.title) == (297, 210, "A4, landscape")


def test_a_file_of_ones_own_wins_over_the_turned_paper(tmp_path: Path) -> None:
    own = {"layouts/papers/a4-landscape.yaml": "title: Wide\nwidth: 300\nheight: 200\n"}
    library = load(write_workspace(tmp_path, own))
    assert resolve(library, LYING).paper.title == "Wide"


@pytest.mark.parametrize("broken", ["a4", "a4-landscape"])
def test_a_turned_paper_is_refused_for_what_is_wrong_in_its_file(
    tmp_path: Path, broken: str
) -> None:
    file = f"layouts/papers/{broken}.yaml"
    write_workspace(tmp_path, {file: "title: A4\nwidth: wide\nheight: 297\n"})
    (problem,) = problems(tmp_path, LYING)
    assert problem.where
    assert (problem.where.path, problem.where.line) == (tmp_path / file, 2)
