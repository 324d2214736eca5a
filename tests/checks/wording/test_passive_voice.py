"""Few sentences are passive."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.leaflet import said, told

CODE = "wording/passive-voice"

ACTIVE = ("We look at your baby.",) * 9
STATES = (
    "The skin is swollen.", "It is called a dimple.", "The sore is red.", "You are worried.",
    "It is a hundred years old.", "The cause is not settled.", "Babies are born with it.",
    "The wound is healed.", "She is left-handed.", "A nurse is trained to help.",
)  # fmt: skip


@pytest.mark.parametrize(
    "passive",
    ["Your baby will be examined.", "It is not always done.", "The scan was carefully read."],
)
def test_more_than_a_tenth(passive: str, tmp_path: Path) -> None:
    assert told(CODE, said(tmp_path, *ACTIVE, passive)) == []  # a tenth
    (message,) = told(CODE, said(tmp_path, *ACTIVE, passive, passive))
    assert message.startswith("paragraphs.p9.text: 2 of 11 sentences are in the passive voice: ")


def test_states_are_not_passive(tmp_path: Path) -> None:
    assert told(CODE, said(tmp_path, *STATES, *STATES)) == []


def test_few_sentences_say_nothing(tmp_path: Path) -> None:
    assert told(CODE, said(tmp_path, *ACTIVE[:5], *["It is done by us."] * 4)) == []
    assert len(told(CODE, said(tmp_path, *ACTIVE[:6], *["It is done by us."] * 4))) == 1
