"""Answers that could not count are told with their line."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path

import pytest

from leaflets.quality.instruments.answered import faults_of_answers
from leaflets.stages.load import load
from tests.quality.answers import answers
from tests.workspaces import write_workspace

TODAY = datetime.date(2026, 12, 1)
PATH = "content/answers/dimple.yaml"
GOOD = answers(("pemat-p", "2", "yes"), ("colophon", "authors", "yes"), ("pemat-p", "5", "no"))


def told(folder: Path, files: Mapping[str, str]) -> list[str]:
    library = load(write_workspace(folder, files))
    return [
        f"{problem.where and problem.where.line} {problem.code}: {problem.message}"
        for problem in faults_of_answers(library, TODAY)
    ]


def test_good_answers(tmp_path: Path) -> None:
    assert told(tmp_path, {}) == []
    assert told(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("pemat-p", "pemat", "2 answers/unknown: there is no instrument “pemat”"),
        ("item: 2", "item: 13", "3 answers/unknown: pemat-p has no item “13”"),
        ("item: 2", "item: 9", "3 answers/decided: checks decide this item, not people"),
        ("pemat-p\n    item: 2", "jama\n    item: authorship",
         "3 answers/decided: this is answered by colophon/authors"),
        ("version: 1.0.0", "version: 1.0.1",
         "4 answers/version: there is no version 1.0.1 of this leaflet yet: it is 1.0.0"),
        ("answer: yes", "answer: yes\n    language: xx",
         "6 answers/unknown: there is no language “xx” here"),
        ("name: Nora Test", "name: name",
         "6 answers/person: the name is still “name”, as in the example"),
        ("role: Librarian", "role: '12'", "7 answers/person: the role has no letters"),
        ("date: 2026-11-30", "date: 1990-01-01", "8 answers/date: 1990-01-01 is too long ago"),
        ("date: 2026-11-30", "date: 2026-12-24",
         "8 answers/date: nobody can have answered on 2026-12-24: it is in the future"),
        ("item: authors\n    version: 1.0.0\n    answer: yes\n    name: Nora Test\n    role: "
         "Librarian\n    date: 2026-11-30\n    note: As seen\n",
         "item: authors\n    version: 1.0.0\n    answer: yes\n    name: Nora Test\n    role: "
         "Librarian\n    date: 2026-11-30\n",
         "13 answers/no-note: this does not say who, or what"),
        ("item: 5", "item: 2", "19 answers/twice: this item is answered twice (first in entry 1)"),
        ("answer: yes", "answer: perhaps",
         "5 content/literal-error: “perhaps” is not one of the words that can stand here"),
    ],
)  # fmt: skip
def test_each_fault_with_its_line(old: str, new: str, message: str, tmp_path: Path) -> None:
    text = GOOD[PATH]
    assert old in text
    assert told(tmp_path, {PATH: text.replace(old, new, 1)}) == [message]


def test_a_leaflet_that_does_not_exist(tmp_path: Path) -> None:
    (message,) = told(tmp_path, {"content/answers/dimples.yaml": GOOD[PATH]})
    assert message == "1 answers/unknown: there is no leaflet called “dimples”"


def test_old_answers_may_stay(tmp_path: Path) -> None:
    old = answers(("pemat-p", "2", "no"), version="0.9.0")[PATH]
    assert told(tmp_path, {PATH: f"{GOOD[PATH]}{old.partition(chr(10))[2]}"}) == []


def test_a_file_of_answers_in_a_wrong_folder_is_told(tmp_path: Path) -> None:
    library = load(write_workspace(tmp_path, {"content/answers/more/dimple.yaml": GOOD[PATH]}))
    assert [problem.code for problem in library.problems] == ["content/not-read"]
