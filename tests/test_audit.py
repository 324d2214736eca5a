"""The verdict on a finished PDF, against a workspace that has moved on."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import pytest

from leaflets.audit import Audit, Audited, said_of_marks
from leaflets.batch import load_workspace
from leaflets.model.job import Job
from leaflets.pipeline import build
from tests.small_workspace import CLINIC, LEAFLET, OTHER, change, copy_workspace

TODAY = datetime.date(2026, 12, 1)
MARKS = b"<leaflets:marks>unsigned sample-clinic</leaflets:marks>"
CLEAN = b"<leaflets:marks>none</leaflets:marks>"
RECIPE = f"content/leaflets/{LEAFLET}.yaml"


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The English leaflet of the workspace as it is."""
    library = load_workspace(copy_workspace(tmp_path_factory.mktemp("made")))
    return build(library, Job(LEAFLET, "en-GB", CLINIC, "handout", "a4", "screen"))


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return copy_workspace(tmp_path / "mine")


def audited(workspace: Path, pdf: bytes, today: datetime.date = TODAY) -> Audited:
    path = workspace / "one.pdf"
    path.write_bytes(pdf)
    (one,) = Audit(load_workspace(workspace), today).file(path)
    return one


def judged(workspace: Path, pdf: bytes, today: datetime.date = TODAY) -> tuple[str, str]:
    one = audited(workspace, pdf, today)
    return one.verdict, one.why


def test_current(workspace: Path, pdf: bytes) -> None:
    one = audited(workspace, pdf)
    assert (one.verdict, one.why) == ("current", "")
    assert one.provenance
    assert one.provenance.clinic == CLINIC
    assert one.provenance.review == "draft"
    assert said_of_marks(one.provenance.marks) == ("not reviewed", "sample clinic")


def test_superseded(workspace: Path, pdf: bytes) -> None:
    change(workspace, f"content/clinics/{CLINIC}.yaml", "020 7946 0123", "020 7946 0124")
    assert judged(workspace, pdf) == ("superseded", "words, numbers or addresses have changed")
    change(workspace, RECIPE, "version: 1.0.0", "version: 1.2.0")
    assert judged(workspace, pdf) == ("superseded", "version 1.2.0 is out")
    change(workspace, RECIPE, "version:", "superseded_by: BD-MYTH\nversion:")
    assert judged(workspace, pdf) == ("superseded", "BD-MYTH takes its place")


def test_a_leaflet_that_cannot_be_made_any_more(workspace: Path, pdf: bytes) -> None:
    change(workspace, f"content/clinics/{CLINIC}.yaml", "ultrasound_age_limit", "other_limit")
    assert judged(workspace, pdf)[0] == "superseded"
    assert "cannot be made" in judged(workspace, pdf)[1]


def test_expired(workspace: Path, pdf: bytes) -> None:
    assert judged(workspace, pdf, datetime.date(2028, 11, 22))[0] == "current"
    verdict, why = judged(workspace, pdf, datetime.date(2028, 11, 23))
    assert (verdict, why) == ("expired", "it had to be reviewed by 2028-11-22")


def test_a_file_without_marks_that_would_have_some_today(workspace: Path, pdf: bytes) -> None:
    """Somebody took back a sign-off: the words are the same, the file says nothing of it."""
    assert MARKS in pdf
    verdict, why = judged(workspace, pdf.replace(MARKS, CLEAN))
    assert verdict == "superseded"
    assert why == "it has no mark, but would be marked today: not reviewed, sample clinic"


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (RECIPE, "there is no leaflet SD-WARN here"),
        (f"content/clinics/{CLINIC}.yaml", f"there is no clinic {CLINIC} here"),
    ],
)
def test_unknown_here(workspace: Path, pdf: bytes, file: str, why: str) -> None:
    (workspace / file).unlink()
    assert judged(workspace, pdf) == ("unknown", why)


def test_an_unknown_language(workspace: Path, pdf: bytes) -> None:
    strange = pdf.replace(b"<leaflets:language>en-GB<", b"<leaflets:language>cy<")
    assert judged(workspace, strange) == ("unknown", "the language cy is not in use here")


def test_the_list_has_no_gaps(workspace: Path, pdf: bytes, tmp_path: Path) -> None:
    folder = tmp_path / "intranet"
    (folder / "a/b.PDF.d").mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    for name in ("intranet/z.pdf", "intranet/a/B.PDF", "elsewhere/linked.pdf"):
        (tmp_path / name).write_bytes(pdf)
    (folder / "notes.txt").write_text("no PDF")
    (folder / "a/b.PDF.d/circle").symlink_to(folder)
    (folder / "link").symlink_to(tmp_path / "elsewhere")
    (folder / "once-more").symlink_to(tmp_path / "elsewhere")
    (folder / "nowhere.pdf").symlink_to("gone.pdf")
    os.mkfifo(folder / "pipe.pdf")
    found = list(Audit(load_workspace(workspace), TODAY).files(folder))
    assert [(str(one.path.relative_to(folder)), one.verdict) for one in found] == [
        ("a/B.PDF", "current"),
        ("link/linked.pdf", "current"),
        ("nowhere.pdf", "unknown"),
        ("pipe.pdf", "unknown"),
        ("z.pdf", "current"),
    ]
    assert "no such file" in found[2].why


def test_a_folder_that_may_not_be_entered_is_listed(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever runs the tests as root may enter every folder, so the refusal is made up."""
    (tmp_path / "open/closed").mkdir(parents=True)
    scandir = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    (one,) = Audit(load_workspace(workspace), TODAY).files(tmp_path / "open")
    assert one.path.name == "closed"
    assert (one.verdict, one.why) == ("unknown", "cannot be opened: permission denied")


def test_a_leaflet_of_any_clinic_when_only_the_code_is_left(workspace: Path, pdf: bytes) -> None:
    text = (workspace / f"content/clinics/{CLINIC}.yaml").read_text("utf-8")
    other = text.replace("020 7946 0123", "020 7946 0777")
    (workspace / "content/clinics/a-first.yaml").write_text(other, "utf-8")
    stripped = pdf.replace(b"<leaflets:", b"<xeaflets:")
    one = audited(workspace, stripped)
    assert one.provenance
    assert (one.verdict, one.provenance.printed, one.provenance.clinic) == ("current", True, "")


def test_other_leaflets_do_not_matter(workspace: Path, pdf: bytes) -> None:
    change(workspace, f"content/leaflets/{OTHER}.yaml", "version: 1.0.0", "version: 9.0.0")
    assert judged(workspace, pdf)[0] == "current"
