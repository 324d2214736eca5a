"""What workers elsewhere are given, and what comes back from them."""

from __future__ import annotations

import datetime
import os
import pickle
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from leaflets import clock
from leaflets.batch import builder, load_workspace, plan
from leaflets.batch.carrying import at_home, below, packed, unpack
from leaflets.batch.making import Made, made
from leaflets.batch.setup import Elsewhere, Make, versions
from leaflets.model.library import Library
from leaflets.model.order import Order
from leaflets.model.reach import Reach
from leaflets.outputs.folder import Folder
from leaflets.problems import LeafletsError, Problem, Where
from leaflets.record.ground import REQUIRED
from leaflets.selection import Selection
from tests.small_workspace import LEAFLET, REPOSITORY, FakeBuilder, copy_workspace

DAY = datetime.date(2031, 5, 4)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return load_workspace(copy_workspace(tmp_path / "workspace"))


@pytest.fixture
def order(library: Library) -> Order:
    return Order.of(plan(library, Selection((LEAFLET,), ("en",)))[0])


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for temporary files; what a worker does to its process is undone."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    yield folder
    clock.hold(None)


def sent(setup: Elsewhere, root: Path) -> Make:
    """As a worker would open it, where the files are not."""
    data = pickle.dumps(setup)
    shutil.rmtree(root)
    make: Make = pickle.loads(data)()
    return make


def test_the_same_pdf_without_any_file_of_this_computer(library: Library, order: Order) -> None:
    build = builder()
    here = made(library, build, order)
    there = sent(Elsewhere.of(library, build, None), library.root)(order)
    assert isinstance(there, Made)
    assert here.pdf.startswith(b"%PDF")
    assert replace(there, seconds=0.0) == replace(here, seconds=0.0)


def test_house_fonts_go_along(
    library: Library, order: Order, tmp_path: Path, elsewhere: Path
) -> None:
    """And nothing else that lies beside them."""
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    for file in ("LeafletsSansSC-Regular.otf", "LeafletsSansSC-Bold.otf"):
        shutil.copy(REPOSITORY / "leaflets/fonts/files" / file, fonts)
    (fonts / "something else").touch()
    build = builder((fonts,))
    here = made(library, build, order)
    assert here.pdf != made(library, builder(), order).pdf
    setup = Elsewhere.of(library, build, None)
    shutil.rmtree(fonts)
    there = sent(setup, library.root)(order)
    assert isinstance(there, Made)
    assert there.pdf == here.pdf
    assert {path.suffix for path in elsewhere.glob("*/fonts/0/*")} == {".otf"}


def test_problems_name_the_files_of_the_person(library: Library, order: Order) -> None:
    build = FakeBuilder(refuse=LEAFLET)
    there = sent(Elsewhere.of(library, build, None), library.root)(order)
    assert there.problems == made(library, build, order).problems
    assert there.problems[0].where == Where(library.path("content/blocks/bad.yaml"), 7, "title")


def test_it_is_the_same_day_there(
    library: Library, order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock.hold(DAY)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    setup = Elsewhere.of(library, builder(), None)
    clock.hold(None)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    sent(setup, library.root)
    assert clock.today() == DAY
    assert os.environ["SOURCE_DATE_EPOCH"] == "1000000000"


def test_workers_put_files_where_they_can(library: Library, order: Order, tmp_path: Path) -> None:
    """A folder here is out of reach; what can be reached from everywhere is not."""
    assert Folder(tmp_path).reach is Reach.COMPUTER
    shared = Folder(tmp_path / "shared")
    shared.prepare()
    setup = Elsewhere.of(library, FakeBuilder(), shared)
    outcome = sent(setup, library.root)(order)
    assert not isinstance(outcome, Made)
    assert outcome.status == "written"


def test_paths_in_words_are_those_of_the_person() -> None:
    there = Path("/elsewhere/x")
    problem = Problem("a/b", f"see {there}/content/a.yaml and {there}", Where(there / "b", 3), "-")
    told = at_home(problem, [(there, Path("mine"))])
    assert told == Problem("a/b", "see mine/content/a.yaml and mine", Where(Path("mine/b"), 3), "-")
    told = at_home(problem, [(there, Path())])
    assert told.message == "see content/a.yaml and ."


def test_packing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same bytes whatever the dates; links lead where they led."""
    folder, outside = tmp_path / "folder", tmp_path / "outside"
    (folder / "below").mkdir(parents=True)
    (folder / "below/a").write_bytes(b"A")
    (folder / "link").symlink_to(folder / "below")
    outside.write_bytes(b"secret")
    (folder / "out").symlink_to(outside)
    data = packed(below("new", folder), tmp_path / "folder")
    os.utime(folder / "below/a", (1, 1))
    monkeypatch.setattr(time, "time", lambda: 1e9)
    assert packed(below("new", folder), tmp_path / "folder") == data
    assert b"secret" not in data
    unpack(data, tmp_path / "there")
    assert (tmp_path / "there/new/link/a").read_bytes() == b"A"
    assert (tmp_path / "there/new/link").resolve().is_relative_to(tmp_path / "there")
    assert (tmp_path / "there/new/out").resolve() == outside


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(LeafletsError) as caught:
        packed([("a", _Unreadable(tmp_path)), ("b", _Unreadable(tmp_path))], tmp_path)
    assert [problem.code for problem in caught.value.problems] == ["setup/unreadable"] * 2


class _Unreadable(type(Path())):  # type: ignore[misc]
    """A file that nobody may read, not even root, who runs some tests."""

    def is_symlink(self) -> bool:
        raise PermissionError(13, "Permission denied")


def test_versions() -> None:
    found = versions()
    assert found["leaflets"]
    assert found["reportlab"] != "none"
    assert found["uharfbuzz"] == "0.57.0"
    assert pickle.loads(pickle.dumps(versions))() == found
    ours = {"leaflets", "Python", "system", "zlib"}
    assert set(found) - ours <= set(REQUIRED), "the record does not look at all of them"
