"""The leaflet says whom to call."""

from __future__ import annotations

from pathlib import Path

from tests.checks.leaflet import CONTACT, KEY, subject, told
from tests.workspaces import changed

CODE = "colophon/contact"


def test_a_block_with_the_phone(tmp_path: Path) -> None:
    assert told(CODE, subject(tmp_path, {"key": KEY, "contact": CONTACT})) == []


def test_no_block(tmp_path: Path) -> None:
    assert told(CODE, subject(tmp_path, {"key": KEY})) == [
        "blocks: this leaflet does not say whom to call"
    ]


def test_a_block_without_the_phone(tmp_path: Path) -> None:
    contact = CONTACT.replace("phone", "web")
    assert told(CODE, subject(tmp_path, {"contact": contact})) == [
        "shows: this does not show the phone number"
    ]


def test_a_clinic_without_a_phone(tmp_path: Path) -> None:
    changes = changed("content/clinics/riverbank.yaml", "phone: 020 7946 0123\n", "")
    assert told(CODE, subject(tmp_path, {"contact": CONTACT}, changes=changes)) == [
        ": this clinic has no phone number"
    ]
