"""Messages are approved as long as a sign-off of something that prints them holds."""

from __future__ import annotations

import datetime
from pathlib import Path

from leaflets.batch import load_workspace
from leaflets.governance.approval import approved_messages
from leaflets.governance.register import file_of_leaflet
from tests.governance.test_sign_off import TODAY, signed
from tests.small_workspace import LEAFLET, change, copy_workspace

CARING = "sacral-dimple/caring#title"
PHONE = "clinics/riverbank-sample#department"


def approved(folder: Path, day: datetime.date = TODAY) -> frozenset[str]:
    return approved_messages(load_workspace(folder), "es", day).contexts


def test_nothing_is_approved_before_somebody_signs(tmp_path: Path) -> None:
    assert approved(copy_workspace(tmp_path / "w")) == frozenset()


def test_what_is_signed_is_approved_until_it_changes(tmp_path: Path) -> None:
    folder = signed(tmp_path / "w")
    assert {CARING, PHONE} <= approved(folder)
    change(folder, "content/translations/es/sacral-dimple.po", 'msgstr "C', 'msgstr "c')
    assert CARING not in approved(folder), "one word of the leaflet has changed"
    assert PHONE in approved(folder)


def test_an_approval_ends_with_the_review_date(tmp_path: Path) -> None:
    assert CARING not in approved(signed(tmp_path / "w"), datetime.date(2060, 1, 1))


def test_a_translation_waits_for_its_source(tmp_path: Path) -> None:
    folder = signed(tmp_path / "w")
    file_of_leaflet(folder, LEAFLET, "en-GB").unlink()
    assert CARING not in approved(folder)


def test_a_spoilt_sign_off_approves_nothing_and_is_told(tmp_path: Path) -> None:
    folder = signed(tmp_path / "w")
    file_of_leaflet(folder, LEAFLET, "es").write_text("{", "utf-8")
    found = approved_messages(load_workspace(folder), "es", TODAY)
    assert CARING not in found.contexts
    assert {p.where.path for p in found.problems if p.where} == {
        file_of_leaflet(folder, LEAFLET, "es")
    }
