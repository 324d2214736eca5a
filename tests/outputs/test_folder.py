"""A folder: where files go, and what happens when somebody meddles with it in mid-run."""

from __future__ import annotations

import errno
import os
import pickle
import resource
import shutil
import time
from pathlib import Path, PurePosixPath

import pytest

from leaflets.model.reach import Reach
from leaflets.outputs import hopeless, output_at
from leaflets.outputs.folder import Folder
from tests.outputs.refusals import refused
from tests.outputs.small_disk import run_on

PDF = PurePosixPath("clinic", "ar", "a.pdf")


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path / "output")
    made.prepare()
    return made


def files(folder: Folder) -> list[str]:
    found = (path for path in folder.root.rglob("*") if not path.is_dir() or path.is_symlink())
    return sorted(str(path.relative_to(folder.root)) for path in found)


def test_files_come_and_go(folder: Folder, tmp_path: Path) -> None:
    assert folder.stamp(PDF) is None
    assert folder.read(PDF) is None
    assert folder.remove(PDF) is False
    assert folder.put(PDF, b"one") == "written"
    assert folder.read(PDF) == b"one"
    first = folder.stamp(PDF)
    assert folder.put(PDF, b"one") == "unchanged"
    assert folder.stamp(PDF) == first
    assert folder.put(PDF, b"two") == "written"
    assert folder.stamp(PDF) != first
    assert folder.stamps([PDF, PurePosixPath("other")]) == {PDF: folder.stamp(PDF)}
    assert folder.place(PDF) == tmp_path / "output" / PDF
    assert folder.remove(PDF) is True
    assert list(folder.root.iterdir()) == []
    assert folder.put(PDF, b"two") == "written"  # its folders are made again
    assert folder.reach is Reach.COMPUTER


def test_a_large_file_comes_from_a_file(folder: Folder, tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(b"12" * 1_000_000)
    assert folder.put_file(PDF, source) == "written"
    assert folder.read(PDF) == source.read_bytes()
    assert folder.put_file(PDF, source) == "unchanged"
    source.write_bytes(b"21" * 1_000_000)
    assert folder.put_file(PDF, source) == "written"
    assert files(folder) == [str(PDF)]


def test_the_same_for_a_worker(folder: Folder) -> None:
    copy = pickle.loads(pickle.dumps(folder))
    assert copy == folder
    assert copy.put(PDF, b"one") == "written"
    shutil.rmtree(folder.root)
    fresh = pickle.loads(pickle.dumps(folder))
    assert refused(fresh.put, PDF, b"one").code == "publish/gone"


@pytest.mark.parametrize("path", ["../a.pdf", "clinic/../../a.pdf", "/a.pdf", "..", "clinic/..",
                                  "..\\a.pdf"])  # fmt: skip
def test_no_path_leads_out(folder: Folder, path: str, tmp_path: Path) -> None:
    folder.put(PurePosixPath("clinic/a.pdf"), b"one")
    for work in (lambda p: folder.put(p, b"one"), folder.remove):
        assert refused(work, PurePosixPath(path)).code == "publish/outside"
    assert not (tmp_path / "a.pdf").exists()


def test_a_link_to_a_folder_is_not_followed(folder: Folder, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "ar").mkdir(parents=True)
    (elsewhere / "ar" / "a.pdf").write_bytes(b"mine")
    (folder.root / "clinic").symlink_to(elsewhere)
    for work in (lambda: folder.put(PDF, b"one"), lambda: folder.remove(PDF)):
        problem = refused(work)
        assert problem.code == "publish/link"
        assert problem.where
        assert problem.where.path == folder.root / "clinic"
    (elsewhere / "ar" / ".0123456789ab.part").write_bytes(b"")
    assert folder.sweep([PDF.parent], time.time() + 9) == ()
    assert sorted(p.name for p in elsewhere.rglob("*.p*")) == [".0123456789ab.part", "a.pdf"]


@pytest.mark.parametrize("held", [b"one", b"mine"])
def test_a_link_to_a_file_is_replaced(folder: Folder, tmp_path: Path, held: bytes) -> None:
    mine = tmp_path / "mine"
    mine.write_bytes(held)
    (folder.root / PDF.parent).mkdir(parents=True)
    (folder.root / PDF).symlink_to(mine)
    assert folder.stamp(PDF) is None
    assert folder.read(PDF) is None
    source = tmp_path / "source"
    source.write_bytes(b"one")
    assert folder.put_file(PDF, source) == "written"
    assert not (folder.root / PDF).is_symlink()
    (folder.root / PDF).unlink()
    (folder.root / PDF).symlink_to(mine)
    assert folder.put(PDF, b"one") == "written"
    assert not (folder.root / PDF).is_symlink()
    assert mine.read_bytes() == held


def test_a_folder_that_vanishes_below_is_made_again(folder: Folder) -> None:
    folder.put(PDF, b"one")
    shutil.rmtree(folder.root / "clinic")
    assert folder.put(PDF, b"one") == "written"


@pytest.mark.parametrize("again", [False, True])
@pytest.mark.parametrize("path", [PDF, PurePosixPath("another", "a.pdf")])
def test_when_the_whole_output_vanishes_the_run_is_hopeless(
    folder: Folder, again: bool, path: PurePosixPath
) -> None:
    """``again``: another folder is in its place, as when a drive is taken away."""
    folder.put(PDF, b"one")
    folder.root.rename(folder.root.with_name("taken away"))
    if again:
        folder.root.mkdir()
    problem = refused(folder.put, path, b"two")
    assert problem.code == "publish/gone"
    assert hopeless([problem]) == problem
    assert not folder.root.exists() or files(folder) == []


def test_rights_taken_away_in_mid_run(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may do everything, so that chmod would show nothing here."""

    def deny(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    folder.put(PDF, b"one")
    monkeypatch.setattr(Path, "open", deny)
    problem = refused(folder.put, PDF, b"two")
    assert problem.code == "publish/not-allowed"  # one folder, or one open file on Windows
    assert not hopeless([problem])
    monkeypatch.setattr(os, "access", lambda *_: False)
    problem = refused(folder.put, PDF, b"two")
    assert problem.code == "publish/read-only"
    assert hopeless([problem])
    monkeypatch.undo()
    assert folder.read(PDF) == b"one"


_FULL = """
import sys
from pathlib import Path, PurePosixPath
from leaflets.outputs.folder import Folder
from leaflets.problems import LeafletsError
folder = Folder(Path(sys.argv[1]))
folder.prepare()
done, told = 0, []
for number in range(40):
    try:
        folder.put(PurePosixPath("clinic", f"{number}.pdf"), b"x" * 100_000)
        done += 1
    except LeafletsError as error:
        told += [problem.code for problem in error.problems]
whole = [path for path in folder.root.rglob("*") if path.is_file()]
assert {path.stat().st_size for path in whole} == {100_000}, whole
assert len(whole) == done, whole
print(done, *sorted(set(told)))
"""


def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    done = run_on(tmp_path / "disk", "1m", _FULL)
    assert done.stdout.split() == ["10", "publish/disk-full"], done.stdout + done.stderr


_READ_ONLY = """
import subprocess, sys
from pathlib import Path, PurePosixPath
from leaflets.outputs.folder import Folder
from leaflets.problems import LeafletsError
folder = Folder(Path(sys.argv[1]))
folder.prepare()
folder.put(PurePosixPath("clinic", "a.pdf"), b"one")
subprocess.run(["mount", "-o", "remount,ro", sys.argv[1]], check=True)
for path in ("clinic/a.pdf", "other/b.pdf"):
    try:
        folder.put(PurePosixPath(path), b"two")
    except LeafletsError as error:
        print(error.problems[0].code)
assert [path.name for path in folder.root.rglob("*")] == ["clinic", "a.pdf"]
"""


def test_a_disk_that_really_becomes_read_only(tmp_path: Path) -> None:
    done = run_on(tmp_path / "disk", "1m", _READ_ONLY)
    assert done.stdout.split() == ["publish/read-only"] * 2, done.stdout + done.stderr


def test_a_limit_on_the_size_of_files(folder: Folder) -> None:
    folder.put(PDF, b"one")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        problem = refused(folder.put, PDF, b"x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert problem.code == "publish/not-written"
    assert folder.read(PDF) == b"one"
    assert files(folder) == [str(PDF)]


def test_what_killed_workers_left_is_swept(folder: Folder) -> None:
    now = time.time()
    folder.put(PDF, b"one")
    place = folder.root / PDF.parent
    for name, age in {
        ".0123456789ab.part": 60, ".00000000beef.part": -60, ".0123456789AB.part": 60,
        ".0123456789ab.part.txt": 60, "0123456789ab.part": 60, ".film.part": 60,
    }.items():  # fmt: skip
        (place / name).write_bytes(b"")
        os.utime(place / name, (now - age, now - age))
    for name in (".000000000000.part", ".ffffffffffff.part"):
        (place / name).mkdir()
        os.utime(place / name, (1, 1))
    (folder.root / ".0123456789ab.part").write_bytes(b"")  # in no folder of this run
    before = set(files(folder))
    swept = folder.sweep([PDF.parent, PDF.parent, PurePosixPath("not", "there")], now)
    assert swept == (PDF.parent / ".0123456789ab.part",)
    assert before - set(files(folder)) == {str(swept[0])}


@pytest.mark.parametrize("text", ["output", "./a:b", "/srv/x", r"C:\leaflets", "C:/leaflets", "~x"])
def test_places_that_are_folders(text: str) -> None:
    assert output_at(text) == Folder(Path(text))


def test_a_file_url_is_a_folder() -> None:
    assert output_at("file:///srv/my%20leaflets") == Folder(Path("/srv/my leaflets"))
    assert refused(output_at, "file://server/share").code == "usage/output-url"
