"""The message first, then what is urgent; sources last."""

from __future__ import annotations

from pathlib import Path

from leaflets.blocks import sample
from leaflets.model.localized import Role
from tests.checks.leaflet import CONTACT, FIGURE, KEY, SOURCES, subject, texts, told

CODE = "wording/order"

SIGNS = sample("warning-signs")


def test_in_order(tmp_path: Path) -> None:
    blocks = {
        "key": KEY, "fig": FIGURE, "signs": SIGNS, "more": texts("It is small."),
        "sources": SOURCES, "contact": CONTACT,
    }  # fmt: skip
    roles: dict[str, Role] = {"key": "lead", "fig": "aside", "signs": "urgent"}
    assert told(CODE, subject(tmp_path, blocks, roles)) == []


def test_the_message_is_late(tmp_path: Path) -> None:
    assert told(CODE, subject(tmp_path, {"more": texts("It is small."), "key": KEY})) == [
        "blocks.2: the key message is block 2 of 2"
    ]


def test_what_is_urgent_is_late(tmp_path: Path) -> None:
    blocks = {"key": KEY, "more": texts("It is small."), "signs": SIGNS}
    roles: dict[str, Role] = {"key": "lead", "signs": "urgent"}
    assert told(CODE, subject(tmp_path, blocks, roles)) == [
        "blocks.3: t/more stands before what is urgent"
    ]


def test_sources_are_not_last(tmp_path: Path) -> None:
    assert told(CODE, subject(tmp_path, {"sources": SOURCES, "more": texts("It is small.")})) == [
        "blocks.1: t/more stands behind the sources"
    ]
