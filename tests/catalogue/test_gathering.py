"""Which files are listed, and what is said of those that are not."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pikepdf
import pytest

from leaflets.catalogue.gathering import Found, Gathering
from leaflets.model.job import Job
from tests.catalogue.world import JOBS, REAL, TITLE_AR
from tests.small_workspace import LEAFLET

ENGLISH = f"{REAL}/en-GB/{LEAFLET}-handout-a4-office.pdf"
TOOL = b"</leaflets:tool>"


def gathered(root: Path) -> tuple[list[Found], dict[str, str], Gathering]:
    """What is listed; file -> why it is not; and the gathering."""
    gathering = Gathering(root)
    found = list(gathering.found())
    told = {}
    for problem in gathering.problems:
        assert problem.where
        assert problem.where.path
        assert problem.code == "catalogue/not-listed"
        assert problem.severity == "warning"
        told[str(problem.where.path.relative_to(root))] = problem.message
    return found, told, gathering


def test_everything_that_was_built_is_found(world: Path) -> None:
    found, told, _ = gathered(world / "output")
    assert told == {}
    files = sorted(world / "output" / job.path for job in JOBS)
    assert [world / "output" / one.path for one in found] == files
    one = next(one for one in found if str(one.path) == ENGLISH)
    assert one.job == Job(LEAFLET, "en-GB", REAL, "handout", "a4", "office")
    assert one.title == "Sacral dimple: warning signs"
    assert (one.said.review, one.said.marks, one.medium) == ("reviewed", "none", "paper")
    web = next(one for one in found if one.medium == "screen")
    assert web.job == Job(LEAFLET, "ar", REAL, "handout", "a4", "html")
    assert web.title == TITLE_AR
    both = next(one for one in found if "with-en-GB" in one.path.name)
    assert (both.said.language, both.title) == ("ar+en-GB", TITLE_AR)
    assert both.job
    assert both.job.second == "en-GB"


def test_what_was_made_for_one_person_is_never_listed(own: Path) -> None:
    root = own / "output"
    pdf = (root / ENGLISH).read_bytes()
    said = pdf.replace(TOOL, TOOL + b"<leaflets:personal>yes</leaflets:personal>")
    assert said != pdf
    (root / ENGLISH).write_bytes(said)
    found, told, gathering = gathered(root)
    assert ENGLISH not in {str(one.path) for one in found}
    assert told == {}, "its name may be that of a person"
    assert gathering.personal == 1


def test_files_that_cannot_be_used_are_told(own: Path) -> None:
    root = own / "output"
    pdf = (root / ENGLISH).read_bytes()
    (root / "half.pdf").write_bytes(pdf[:3000])
    (root / "empty.PDF").write_bytes(b"")
    (root / "text.pdf").write_text("words")
    (root / "notes.txt").write_text("no leaflet")
    (root / REAL / "en-GB" / "mine.html").write_text("<p>no leaflet")
    (root / "report.html").write_text("<p>nobody expects it to be listed")
    (root / ".hidden.pdf").write_bytes(pdf)
    (root / "link.pdf").symlink_to(root / ENGLISH)
    (root / "elsewhere").symlink_to(root / REAL)
    os.mkfifo(root / "pipe.pdf")
    with pikepdf.open(root / ENGLISH) as opened:
        opened.save(root / "saved-again.pdf")
        opened.pages.extend(opened.pages)
        other = next((root / REAL / "ar").glob("*side*"))
        with pikepdf.open(other) as second:
            opened.pages.extend(second.pages)
            opened.save(root / "joined.pdf")
    found, told, _ = gathered(root)
    assert len(found) == len(JOBS)
    assert told.pop(f"{REAL}/en-GB/mine.html").startswith("not listed: ")
    assert told == {
        "empty.PDF": "not listed: the file is empty",
        "half.pdf": "not listed: the file is damaged",
        "joined.pdf": "not listed: somebody has joined several leaflets to one file",
        "link.pdf": "not listed: it is a link, and leads to another place",
        "pipe.pdf": "not listed: it is no file",
        "saved-again.pdf": "not listed: another program has saved it again, so that nobody can "
        "tell what is in it now",
        "text.pdf": "not listed: this is not a PDF",
    }


def test_sheets_about_leaflets_are_passed_over(own: Path) -> None:
    root = own / "output"
    pdf = (root / ENGLISH).read_bytes()
    sheet = pdf.replace(b"<leaflets:leaflet>SD-WARN</leaflets:leaflet>", b"")
    (root / "proof.pdf").write_bytes(
        sheet.replace(TOOL, TOOL + b"<leaflets:sheet>proof</leaflets:sheet>")
    )
    found, told, _ = gathered(root)
    assert "proof.pdf" not in {str(one.path) for one in found}
    assert told == {}


def test_a_folder_that_may_not_be_entered_is_told(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever runs the tests as root may enter every folder, so the refusal is made up."""
    root, real = own / "output", os.scandir

    def closed(path: str) -> object:
        if str(path).endswith("/bn"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", closed)
    found, told, _ = gathered(root)
    assert {one.said.language for one in found} == {"en-GB", "ar", "es", "ar+en-GB"}
    assert told == {f"{REAL}/bn": "not listed: it cannot be opened: permission denied"}


def test_titles_from_a_file_cannot_turn_the_page_round(own: Path) -> None:
    root = own / "output"
    pdf = (root / ENGLISH).read_bytes()
    title = b"Sacral dimple: warning signs</rdf:li>"
    evil = "Sacral \u202edimple\u2066:&lt;/script&gt;\x07</rdf:li>".encode()
    assert title in pdf
    shutil.rmtree(root)
    (root / REAL).mkdir(parents=True)
    (root / "hostile.pdf").write_bytes(pdf.replace(title, evil))
    (one,), told, _ = gathered(root)
    assert one.title == "Sacral dimple:</script>"
    assert told == {}
