"""Authors and funding are asked for once somebody has signed."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

from leaflets.model.quality import Subject
from leaflets.model.review import SignOff
from tests.checks.leaflet import KEY, UNSIGNED, subject, told

CODE = "colophon/people"

SIGNED = SignOff("A", "Doctor", datetime.date(2026, 11, 30), "human", "", "", ())
ANSWER = """\
  - instrument: colophon
    item: {item}
    version: {version}
    answer: {answer}
    name: Nobody Invented
    role: Test
    date: 2026-11-30
    note: A test
"""


def leaflet(folder: Path, *answers: str, signed: bool = True) -> Subject:
    changes = {}
    if answers:
        changes = {"content/answers/dimple.yaml": f"answers:\n{''.join(answers)}"}
    review = replace(UNSIGNED, sign_off=SIGNED if signed else None)
    return subject(folder, {"key": KEY}, changes=changes, review=review)


def answer(item: str, said: str = "yes", version: str = "1.0.0") -> str:
    return ANSWER.format(item=item, answer=said, version=version)


def test_nothing_is_asked_of_a_draft(tmp_path: Path) -> None:
    assert told(CODE, leaflet(tmp_path, signed=False)) == []


def test_both_are_said(tmp_path: Path) -> None:
    both = answer("authors"), answer("funding", "not-applicable")
    assert told(CODE, leaflet(tmp_path, *both)) == []


def test_nobody_has_said_anything(tmp_path: Path) -> None:
    assert told(CODE, leaflet(tmp_path)) == [
        f"version: it is signed, and nobody has said {what} this leaflet in version 1.0.0"
        for what in ("who wrote", "who paid for")
    ]


def test_a_no_and_another_version_are_not_enough(tmp_path: Path) -> None:
    given = answer("authors", "no"), answer("funding", version="0.9.0")
    assert len(told(CODE, leaflet(tmp_path, *given))) == 2
