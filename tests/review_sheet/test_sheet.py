"""The review sheet: what a reviewer sees of a change, in every direction, and as a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.audit import Audit
from leaflets.batch import load_workspace
from leaflets.governance.signing import Signature, sign_clinic, sign_leaflet
from leaflets.model.nodes import Run
from leaflets.review_sheet import sheet_of_clinic, sheet_of_leaflet
from leaflets.review_sheet.differences import compared
from tests.conformance.verapdf import Validator, report, verapdf
from tests.governance.test_sign_off import TODAY, WHO, put, signed
from tests.oracle.read_back import flaws, read_tree, rows
from tests.small_workspace import CLINIC, LEAFLET

__all__ = ["verapdf"]

CARING = "content/blocks/sacral-dimple/caring.yaml"
ARABIC = "content/translations/ar/sacral-dimple.po"


@pytest.fixture(autouse=True)
def _the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")  # 2026-12-01, a day after the signatures


def said(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)


def test_words_are_compared_word_by_word() -> None:
    runs = compared("Up to 5 mm from the edge", "Up to 6 mm of the edge")
    assert said(runs) == (
        "Up to [taken out: 5] [put in: 6] mm [taken out: from] [put in: of] the edge"
    )
    assert all(run.strong for run in runs if "[" in run.text)
    assert said(compared("", "new words")) == "[put in: new words] "
    assert said(compared("old words", "")) == "[taken out: old words] "
    assert compared("**One** sign", "**One** sign") == (Run("One", strong=True), Run(" sign"))


def test_holes_keep_their_direction() -> None:
    runs = compared("Call {clinic.phone} now", "Ring {clinic.phone} now")
    assert Run("{clinic.phone}", isolate=True) in runs


def test_marks_in_another_language_are_set_in_their_own() -> None:
    runs = compared("حمّموا رضيعكم", "حمّموا طفلكم", marks="en")
    marks = [run for run in runs if run.language == "en"]
    assert [run.text for run in marks] == ["taken\u00a0out:", "put\u00a0in:"]
    assert all(run.isolate for run in marks)
    words = said(runs).replace("\u00a0", " ").strip()
    assert words == "حمّموا [taken out: رضيعكم] [put in: طفلكم]"


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything was signed; then a word of English, one of Arabic and a number changed."""
    folder = signed(tmp_path_factory.mktemp("changed"))
    for file, old, new in (
        (CARING, "Keep the dimple clean", "Keep the dimple dry"),
        (ARABIC, "حمّموا رضيعكم", "حمّموا طفلكم"),
        (f"content/clinics/{CLINIC}.yaml", "7946 0199", "7946 0188"),
    ):
        path = folder / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
    return folder


def heard(pdf: bytes) -> str:
    """Every paragraph as it is read aloud."""
    tree = read_tree(pdf)
    assert flaws(tree) == []
    text = " ".join(row.text for row in rows(tree, "P"))
    return " ".join(text.replace("\u00a0", " ").split())


def test_a_translation_shows_both_sides_of_a_change(changed: Path) -> None:
    words = heard(sheet_of_leaflet(load_workspace(changed), LEAFLET, "ar"))
    assert "Keep the dimple [taken out: clean.] [put in: dry.]" in words
    assert "There are no words for this as it is now. Approved before: حافظوا" in words
    assert "[taken out: رضيعكم] [put in: طفلكم]" in words
    assert "Changed since: 2 of" in words


def test_sheets_are_pdf_ua_and_pdf_a(changed: Path, tmp_path: Path, verapdf: Validator) -> None:
    library = load_workspace(changed)
    sheets = {
        "en": sheet_of_leaflet(library, LEAFLET, "en-GB"),
        "ar": sheet_of_leaflet(library, LEAFLET, "ar"),
        "clinic": sheet_of_clinic(library, CLINIC, "en-GB"),
    }
    for name, pdf in sheets.items():
        (tmp_path / f"{name}.pdf").write_bytes(pdf)
    failures = verapdf(sorted(tmp_path.glob("*.pdf")))
    assert not failures, report(failures)


def test_the_same_bytes_again(changed: Path) -> None:
    first = sheet_of_leaflet(load_workspace(changed), LEAFLET, "ar")
    assert sheet_of_leaflet(load_workspace(changed), LEAFLET, "ar") == first


def test_what_is_signed_afterwards_shows_no_change(tmp_path: Path) -> None:
    folder = signed(tmp_path / "again")
    library = load_workspace(folder)
    put(*sign_leaflet(library, LEAFLET, "en-GB", Signature("B. Person", "Doctor", WHO.date)))
    put(*sign_clinic(library, CLINIC, "en-GB", WHO))
    words = heard(sheet_of_leaflet(load_workspace(folder), LEAFLET, "en-GB"))
    assert "Last approved by B. Person, Doctor" in words
    assert "Changed since: 0 of" in words
    assert "[taken out" not in words


def test_a_sheet_is_not_taken_for_a_leaflet(changed: Path, tmp_path: Path) -> None:
    library = load_workspace(changed)
    (tmp_path / "leaflet.pdf").write_bytes(sheet_of_leaflet(library, LEAFLET, "es"))
    (tmp_path / "clinic.pdf").write_bytes(sheet_of_clinic(library, CLINIC, "en-GB"))
    assert list(Audit(library, TODAY).files(tmp_path)) == []
