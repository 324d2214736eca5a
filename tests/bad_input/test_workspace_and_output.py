"""Folders that cannot be read or written, and runs that are stopped in the middle."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from leaflets import pipeline
from leaflets.cli import cli
from leaflets.model.job import Job
from leaflets.model.library import Library
from tests.bad_input.cases import CARING, RECIPE
from tests.bad_input.mended import BOTH, Mended, assert_calm, assert_refused, entries
from tests.small_workspace import CLINIC, LEAFLET, OTHER


@pytest.mark.parametrize("name", ["nowhere", "content/workspace.yaml", "content"])
def test_no_such_workspace(mended: Mended, name: str) -> None:
    result = CliRunner().invoke(cli, ["build", "-w", name])
    assert result.exit_code == 2
    assert_calm(result)
    assert "what to do:" in result.stderr
    assert mended.files() == sorted(mended.built)


@pytest.mark.parametrize("folder", ["content", "layouts"])
def test_half_a_workspace(mended: Mended, folder: str) -> None:
    mended.take_away(folder)
    result = mended.build()
    assert result.exit_code == 2
    assert_calm(result)
    assert f"no {folder}" in result.stderr
    assert "leaflets init" in result.stderr
    assert mended.files() == sorted(mended.built)


def test_a_workspace_nobody_may_read(mended: Mended, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda path, mode: False)
    result = mended.build()
    assert result.exit_code == 2
    assert "not allowed to read" in result.stderr
    assert "what to do:" in result.stderr


def test_a_file_nobody_may_read(mended: Mended, monkeypatch: pytest.MonkeyPatch) -> None:
    mended.write(CARING, mended.read(CARING))
    read = Path.read_bytes

    def closed(path: Path) -> bytes:
        if path.name == "caring.yaml":
            raise PermissionError(errno.EACCES, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", closed)
    result = mended.build("--force")
    monkeypatch.undo()
    os.chdir(mended.folder)
    assert_refused(mended, result, (LEAFLET,))
    assert "cannot be read (Permission denied)" in result.stderr


@pytest.mark.parametrize("name", ["workspace", "sources", "glossary", "labels", "measures"])
def test_a_file_that_all_need(mended: Mended, name: str) -> None:
    mended.write(f"content/{name}.yaml", "- broken: [\n")
    result = mended.build()
    assert_refused(mended, result, BOTH)
    assert result.stderr.count("error:") == 1, result.stderr


def test_no_leaflets_and_no_clinics(mended: Mended) -> None:
    for folder in ("leaflets", "clinics"):
        mended.take_away(f"content/{folder}").mkdir()
    result = mended.build()
    assert result.exit_code == 2
    assert_calm(result)
    assert "leaflets new leaflet" in result.stderr
    assert "leaflets new clinic" in result.stderr


def test_all_problems_of_a_run_are_told_at_once(mended: Mended) -> None:
    mended.edit(CARING, "item: Keep", "item: Keep <b>")
    mended.edit(RECIPE, "review_by: 2028-11-22", "review_by: never")
    mended.edit("content/blocks/back-dimples/key-message.yaml", "support:", "suport:")
    mended.edit("layouts/themes/calm.yaml", "p: {after: 2,", "p: {after: two,")
    result = mended.build()
    assert_refused(mended, result, BOTH)
    files = {file for file, _, _ in entries(result)}
    assert files == {CARING, RECIPE, "content/blocks/back-dimples/key-message.yaml",
                     "layouts/themes/calm.yaml"}  # fmt: skip


def test_two_leaflets_with_the_same_printed_id(mended: Mended) -> None:
    mended.edit(RECIPE, "id: SD-WARN", "id: BD-MYTH")
    result = mended.build()
    assert_refused(mended, result, BOTH)
    assert "BD-MYTH" in result.stderr
    assert OTHER in result.stderr


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "publish/disk-full"),
        (errno.EACCES, "publish/not-allowed"),
        (errno.EROFS, "publish/read-only"),
        (errno.ENAMETOOLONG, "publish/name-too-long"),
        (errno.EIO, "publish/not-written"),
    ],
)
def test_a_disk_that_refuses(
    mended: Mended, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    mended.edit(CARING, "item: Keep", "item: Please keep")

    def refuse(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    result = mended.build()
    assert_refused(mended, result, (LEAFLET,))
    assert f"[{code}]" in result.stderr


def test_an_output_folder_nobody_may_write_to(
    mended: Mended, monkeypatch: pytest.MonkeyPatch
) -> None:
    access = os.access
    monkeypatch.setattr(
        "os.access", lambda path, mode: mode != os.W_OK | os.X_OK and access(path, mode)
    )
    result = mended.build()
    assert result.exit_code == 1
    assert_calm(result)
    assert "publish/not-allowed" in result.stderr
    assert "-o FOLDER" in result.stderr


def test_a_file_where_a_folder_should_be(mended: Mended) -> None:
    mended.write("pdfs", "mine")
    result = mended.build("-o", "pdfs")
    assert result.exit_code == 1
    assert "publish/in-the-way" in result.stderr
    assert mended.read("pdfs") == "mine"
    mended.write(f"pdfs2/{CLINIC}", "mine")
    result = mended.build("-o", "pdfs2")
    assert_calm(result)
    assert result.exit_code == 1
    assert "publish/in-the-way" in result.stderr
    assert mended.read(f"pdfs2/{CLINIC}") == "mine"


def test_a_folder_with_the_name_of_a_pdf(mended: Mended) -> None:
    pdf = mended.pdf(LEAFLET)
    name = str(pdf.relative_to(mended.folder))
    mended.take_away(name).mkdir()
    result = mended.build()
    assert result.exit_code == 1
    assert_calm(result)
    assert "publish/is-a-folder" in result.stderr
    assert "1 of 2 PDFs done" in result.stdout
    mended.mend()


@pytest.mark.parametrize("where", ["build", "fsync", "replace"])
def test_stopped_in_the_middle(mended: Mended, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    mended.edit(CARING, "item: Keep", "item: Please keep")
    build = pipeline.build

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    def stopping(library: Library, job: Job, fonts: object, *_: object) -> bytes:
        if job.leaflet == LEAFLET:
            raise KeyboardInterrupt
        return build(library, job, fonts)  # type: ignore[arg-type]

    if where == "build":
        monkeypatch.setattr(pipeline, "build", stopping)
    elif where == "fsync":
        monkeypatch.setattr(os, "fsync", stop)
    else:
        monkeypatch.setattr(Path, "replace", stop)
    result = mended.build()
    monkeypatch.undo()
    os.chdir(mended.folder)
    assert result.exit_code == 130
    assert "1 of 2 PDFs done before you stopped" in result.stderr
    assert {path: path.read_bytes() for path in mended.files()} == mended.built


def test_wrong_usage(mended: Mended) -> None:
    for words in (
        ("sacral-dimple-warning-sings",), ("-l", "xx"), ("--paper", "a44"), ("-c", "river"),
        ("--layout", "x"), ("--profile", "scren"), ("--no-such-option",), ("-l",),
    ):  # fmt: skip
        result = mended.run("build", *words)
        assert result.exit_code == 2, words
        assert "Traceback" not in result.output
        assert mended.files() == sorted(mended.built)
