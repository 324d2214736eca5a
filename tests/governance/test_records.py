"""Files of sign-offs that cannot be read say what is wrong in them, and where."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from leaflets.batch import load_workspace
from leaflets.governance.register import file_of_clinic, file_of_leaflet, sign_offs
from leaflets.governance.signing import sign_leaflet
from leaflets.problems import LeafletsError, Problem
from tests.governance.test_sign_off import WHO, put
from tests.small_workspace import LEAFLET, copy_workspace

Record = dict[str, Any]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = copy_workspace(tmp_path_factory.mktemp("signed"))
    return sign_leaflet(load_workspace(folder), LEAFLET, "en-GB", WHO)[1]


def problems_of(path: Path) -> tuple[Problem, ...]:
    with pytest.raises(LeafletsError) as caught:
        sign_offs(path)
    problems = caught.value.problems
    assert all(p.hint and "Error" not in p.message for p in problems), problems
    return problems


SPOILT: dict[str, tuple[Callable[[Record], object], str, str, str]] = {
    "gone": (lambda r: r.pop("role"), "review/unreadable", "role", "“role” is missing"),
    "no seal": (lambda r: r.pop("seal"), "review/unreadable", "seal", "“seal” is missing"),
    "no items": (lambda r: r.pop("items"), "review/unreadable", "items", "“items” is missing"),
    "number": (lambda r: r.update(method=5), "review/unreadable", "method", "is not text"),
    "half a letter": (
        lambda r: r.update(digest="\ud800"), "review/unreadable", "digest", "is not text",
    ),
    "week": (
        lambda r: r.update(date="2026-W40-1"), "review/unreadable", "date", "is not a date",
    ),
    "long ago": (lambda r: r.update(date="1999-12-31"), "review/unreadable", "date", "long ago"),
    "no name": (lambda r: r.update(reviewer=""), "review/nobody", "reviewer", "is empty"),
    "unseen": (lambda r: r.update(reviewer="\u200b"), "review/name", "reviewer", "U+200B"),
    "long": (lambda r: r.update(certificate="x" * 101), "review/name", "certificate", "has 101"),
    "no list": (lambda r: r.update(items={}), "review/unreadable", "items", "is not a list"),
    "short row": (
        lambda r: r["items"][4].pop(), "review/unreadable", "items", "entry 5 of “items”",
    ),
    "half in a row": (
        lambda r: r["items"].append(["a", "b", "\udc80"]), "review/unreadable", "items", "texts",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SPOILT)
def test_record_and_field_are_named(name: str, written: bytes, tmp_path: Path) -> None:
    spoil, code, field, says = SPOILT[name]
    data = json.loads(written)
    data["sign_offs"].append(json.loads(json.dumps(data["sign_offs"][0])))
    spoil(data["sign_offs"][1])
    path = tmp_path / "en-GB.json"
    put(path, json.dumps(data).encode())
    problem = problems_of(path)[0]
    assert problem.code == code
    assert problem.where is not None
    assert (problem.where.path, problem.where.field) == (path, field)
    assert "sign-off 2" in problem.message
    assert says in problem.message


def test_all_faults_at_once(tmp_path: Path) -> None:
    path = tmp_path / "en-GB.json"
    put(path, b'{"sign_offs": [3, {"role": "\\u200b", "items": []}]}')
    assert len(problems_of(path)) == 9


@pytest.mark.parametrize(
    ("data", "line", "says"),
    [
        (b"[]", None, "the list “sign_offs” is missing"),
        (b'{"sign_offs": {}}', None, "the list “sign_offs” is missing"),
        (b'{"sign_offs": [\n\n{]', 3, "it is not JSON"),
        (b"", 1, "it is not JSON"),
        (b"\xff\xfe{\x00", None, "it is not text (UTF-8)"),
        (b"[" * 100_000, None, "it is not JSON"),
        (b'{"sign_offs": ' + b"7" * 5000 + b"}", None, "it is not JSON"),
    ],
)
def test_damaged_files(data: bytes, line: int | None, says: str, tmp_path: Path) -> None:
    path = tmp_path / "en-GB.json"
    put(path, data)
    (problem,) = problems_of(path)
    assert problem.code == "review/unreadable"
    assert problem.where is not None
    assert problem.where.line == line
    assert says in problem.message


def test_a_mark_of_an_editor_at_the_start_is_no_damage(written: bytes, tmp_path: Path) -> None:
    path = file_of_leaflet(tmp_path, LEAFLET, "en-GB")
    put(path, b"\xef\xbb\xbf" + written)
    assert sign_offs(path)[0].reviewer == "A. Person"


def _folder(path: Path) -> None:
    path.mkdir(parents=True)


def _file(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_text("x")


def _dangling(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.symlink_to("nowhere")


def _looping(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.symlink_to(path.name)


IN_THE_WAY: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "the file is a folder": (_folder, "", "a folder has the name"),
    "the file leads nowhere": (_dangling, "", "leads nowhere"),
    "the file leads to itself": (_looping, "", "or to itself"),
    "the leaflet is a file": (_file, "..", "a file stands where a folder"),
    "the leaflet leads nowhere": (_dangling, "..", "leads nowhere"),
    "the leaflet leads to itself": (_looping, "..", "or to itself"),
    "the folder is a file": (_file, "../..", "a file stands where a folder"),
    "the folder leads nowhere": (_dangling, "../..", "leads nowhere"),
}


@pytest.mark.parametrize("name", IN_THE_WAY)
def test_something_else_is_not_never_signed(name: str, tmp_path: Path) -> None:
    make, up, says = IN_THE_WAY[name]
    path = file_of_leaflet(tmp_path, LEAFLET, "en-GB")
    place = path.parents[up.count("..") - 1] if up else path
    make(place)
    (problem,) = problems_of(path)
    assert problem.code == "review/in-the-way"
    assert problem.where is not None
    assert problem.where.path == place
    assert says in problem.message


def test_what_is_not_there_is_never_signed(tmp_path: Path) -> None:
    assert sign_offs(file_of_leaflet(tmp_path, LEAFLET, "en-GB")) == ()
    (tmp_path / "content/signoffs/clinics").mkdir(parents=True)
    assert sign_offs(file_of_clinic(tmp_path, "hill", "en-GB")) == ()
    there = tmp_path / "there"
    there.mkdir()
    (tmp_path / "content/signoffs/clinics/hill").symlink_to(there)
    assert sign_offs(file_of_clinic(tmp_path, "hill", "en-GB")) == (), "a link to a folder is one"


def test_a_file_that_may_not_be_opened(
    written: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "en-GB.json"
    put(path, written)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    (problem,) = problems_of(path)
    assert "cannot be opened (Permission denied)" in problem.message
    assert "delete" not in problem.hint
