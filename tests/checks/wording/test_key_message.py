"""One message, and a short one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.leaflet import KEY, said, subject, told

CODE = "wording/key-message"

THREE = "Most are harmless. Some are not. Ask us."


@pytest.mark.parametrize("more", ["", "support: One. Two. Three. Four.\n"])
def test_one_that_is_short(more: str, tmp_path: Path) -> None:
    key = f"kind: key-message\nmessage: {THREE}\n{more}"
    assert told(CODE, subject(tmp_path, {"key": key})) == []


def test_none(tmp_path: Path) -> None:
    assert told(CODE, said(tmp_path, "It is small.")) == ["blocks: this leaflet has no key message"]


def test_two(tmp_path: Path) -> None:
    assert told(CODE, subject(tmp_path, {"key": KEY, "other": KEY})) == [
        "blocks.2: there are 2 key messages; a reader remembers one"
    ]


def test_too_long(tmp_path: Path) -> None:
    key = f"kind: key-message\nmessage: {THREE} Go home.\n"
    assert told(CODE, subject(tmp_path, {"key": key})) == [
        "message: the key message has 4 sentences; 3 are enough"
    ]
