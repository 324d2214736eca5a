"""The message and the steps say who does what."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.leaflet import KEY, subject, texts, told

CODE = "wording/active-message"


@pytest.mark.parametrize(
    "block",
    [
        KEY,
        "kind: steps\ntitle: A\nsteps: [{id: a, step: 'If a scan is planned, ask for a date.'}]\n",
        "kind: steps\ntitle: A\nsteps: [{id: a, step: Ask us., detail: It is planned by us.}]\n",
        texts("The scan is planned by us."),
    ],
)
def test_active_or_not_the_message(block: str, tmp_path: Path) -> None:
    assert told(CODE, subject(tmp_path, {"said": block})) == []


def test_passive_sentences_are_told_one_by_one(tmp_path: Path) -> None:
    key = "kind: key-message\nmessage: Your baby will be examined. It is not done at once.\n"
    steps = "kind: steps\ntitle: A\nsteps: [{id: a, step: The skin is washed by you.}]\n"
    assert told(CODE, subject(tmp_path, {"key": key, "steps": steps})) == [
        "message: “be examined” does not say who does it",
        "message: “is not done” does not say who does it",
        "steps.a.step: “is washed” does not say who does it",
    ]
