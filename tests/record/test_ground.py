"""Everything that PDFs are made from is looked at, and nothing else."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest

from leaflets.record import ground as ground_module
from leaflets.record.database import Record
from leaflets.record.ground import REQUIRED, kept, survey
from tests.small_workspace import REPOSITORY
from tests.workspaces import write_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return write_workspace(tmp_path / "workspace")


def test_nothing_changed(record: Record, workspace: Path) -> None:
    first = survey(record, workspace)
    record.keep(kept(first))
    assert survey(record, workspace).digest == first.digest
    assert first.changed_since() == frozenset()


@pytest.mark.parametrize("what", ["new file", "new folder", "gone", "changed"])
def test_the_workspace(what: str, record: Record, workspace: Path) -> None:
    before = survey(record, workspace)
    file = workspace / "content/glossary.yaml"
    match what:
        case "new file":
            (workspace / "content/new.yaml").write_text("x: y")
        case "new folder":
            (workspace / "content/translations/fr").mkdir(parents=True)
        case "gone":
            file.unlink()
        case _:
            file.write_text(file.read_text() + "# more\n")
    assert survey(record, workspace).digest != before.digest
    assert before.changed_since() or what == "new folder"


def test_version_control_and_output_do_not_count(record: Record, workspace: Path) -> None:
    before = survey(record, workspace).digest
    for folder in ("content/.git", "output", "layouts/__pycache__"):
        (workspace / folder).mkdir()
        (workspace / folder / "file").write_text("x")
    assert survey(record, workspace).digest == before


def test_day_and_epoch(record: Record, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = survey(record, workspace)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    old = survey(record, workspace)
    assert (old.day, old.epoch) == (before.day, "1")
    assert old.digest != before.digest
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "4102444800")
    assert survey(record, workspace).day == "2100-01-01"


def test_house_fonts(record: Record, workspace: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "font.ttf").write_text(name)
    one, two = tmp_path / "one", tmp_path / "two"
    found = {survey(record, workspace, dirs).fonts for dirs in ((), (one,), (one, two), (two, one))}
    assert len(found) == 4
    (one / "readme.txt").write_text("not a font")
    assert survey(record, workspace, (one,)).fonts in found
    (one / "font.ttf").write_text("changed")
    assert survey(record, workspace, (one,)).fonts not in found


def test_every_file_of_the_program(
    record: Record, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "package"
    (package / "record").mkdir(parents=True)
    for name in ("version.py", "marks.toml", "record/ground.py"):
        (package / name).write_text("x")
    monkeypatch.setattr(ground_module, "__file__", str(package / "record" / "ground.py"))
    found = {survey(record, workspace).program}
    assert len(found | {survey(record, workspace).program}) == 1
    for name in ("version.py", "marks.toml", "new.py"):
        (package / name).write_text("changed")
        found.add(survey(record, workspace).program)
    assert len(found) == 4
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "x.pyc").write_text("x")
    assert survey(record, workspace).program in found


def test_a_program_that_cannot_be_looked_at_is_never_the_same(
    record: Record, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ground_module, "__file__", "/no/such/archive.zip/leaflets/record/ground.py")
    assert survey(record, workspace).program != survey(record, workspace).program


def test_installed_packages(
    record: Record, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = survey(record, workspace).program
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    (tmp_path / "other-1.0.dist-info").mkdir()
    assert survey(record, workspace).program == before
    (tmp_path / "pydantic_core-9.9.dist-info").mkdir()
    assert survey(record, workspace).program != before


def test_all_that_the_package_requires_is_looked_at() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    required = [*project["dependencies"], *extras["sea"], *extras["cjk"]]
    names = {re.split(r"[^\w-]", one)[0].lower() for one in required}
    assert names <= set(REQUIRED)
    installed = {name.partition("-")[0] for name in ground_module._versions()}
    assert len(installed) >= len(names) - 1, "the optional fonts need not be there"
