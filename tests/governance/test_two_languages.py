"""Two languages beside each other go to patients without a mark only when both are reviewed."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import pikepdf
import pytest

from leaflets import clock
from leaflets.audit import Audit, Audited
from leaflets.batch import load_workspace
from leaflets.model.job import TWO_LANGUAGES, Job
from leaflets.pipeline import Terms, build, lay_out
from leaflets.problems import LeafletsError
from leaflets.provenance import from_metadata
from tests.governance.test_sign_off import signed
from tests.governance.test_signed_is_printed import _pages
from tests.small_workspace import CLINIC, LEAFLET, change
from tests.stages.test_paginate import framed

JOB = Job(LEAFLET, "ar", CLINIC, TWO_LANGUAGES, "a4", "screen", "es")
NOON = "2026-12-01T12:00:00+00:00"


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime.datetime.fromisoformat(NOON))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return signed(tmp_path / "mine")


def marks(folder: Path) -> str:
    found = from_metadata(build(load_workspace(folder), JOB))
    assert found
    return f"{found.review}: {found.marks}"


def unsign(folder: Path, language: str) -> None:
    (folder / f"content/signoffs/{LEAFLET}/{language}.json").unlink()


@pytest.mark.parametrize("language", ["ar", "es"])
def test_one_of_them_unsigned_marks_the_leaflet(language: str, folder: Path) -> None:
    assert marks(folder) == "reviewed: sample-clinic"
    unsign(folder, language)
    assert marks(folder) == "draft: unsigned draft-translation sample-clinic"
    with pytest.raises(LeafletsError) as caught:
        lay_out(load_workspace(folder), JOB, terms=Terms(final=True))
    said = {(p.code, p.message.split(" for ")[0]) for p in caught.value.problems}
    assert ("review/unsigned", f"{LEAFLET} in {language}") in said
    assert {message for code, message in said if code == "review/unsigned"} == {
        f"{LEAFLET} in {language}"
    }


@pytest.mark.parametrize("language", ["ar", "es"])
def test_stale_words_are_framed_on_their_side_alone(language: str, folder: Path) -> None:
    po = f"content/translations/{language}/sacral-dimple.po"
    change(folder, po, 'msgid "Keep the dimple clean.', 'msgid "Keep it clean.')
    document = lay_out(load_workspace(folder), JOB).document
    (text,) = framed(document)
    assert ("Mantenga limpio" in text) == (language == "es")
    assert marks(folder) == "stale: stale draft-translation sample-clinic"


def test_both_colophons_say_who_has_reviewed_each(folder: Path) -> None:
    for page in _pages(folder, JOB):
        assert page.count("A. Person, Nurse") == 2
        assert "Revisado por A. Person, Nurse, 30 de noviembre de 2026" in page
    unsign(folder, "es")
    assert all(page.count("A. Person, Nurse") == 1 for page in _pages(folder, JOB))


def audited(folder: Path, pdf: bytes) -> Audited:
    path = folder / "one.pdf"
    path.write_bytes(pdf)
    (one,) = Audit(load_workspace(folder), clock.today()).file(path)
    return one


@pytest.mark.parametrize("language", ["ar", "es"])
def test_an_audit_recalls_what_has_changed_in_either_language(language: str, folder: Path) -> None:
    pdf = build(load_workspace(folder), JOB)
    one = audited(folder, pdf)
    assert (one.verdict, one.why) == ("current", "")
    assert one.provenance
    assert one.provenance.language == "ar+es"
    po = folder / f"content/translations/{language}/sacral-dimple.po"
    text = po.read_text("utf-8")
    at = text.index('msgstr "', text.index("what-it-is#title")) + len('msgstr "')
    po.write_text(f"{text[:at]}X {text[at:]}", "utf-8")
    assert audited(folder, pdf).why == "words, numbers or addresses have changed"


def test_an_audit_reads_the_printed_code_of_two_languages(folder: Path) -> None:
    with pikepdf.open(io.BytesIO(build(load_workspace(folder), JOB))) as pdf:
        del pdf.Root.Metadata
        out = io.BytesIO()
        pdf.save(out)
    one = audited(folder, out.getvalue())
    assert one.provenance
    assert one.provenance.printed
    assert (one.provenance.language, one.verdict) == ("ar+es", "current")


def test_a_language_that_is_not_in_use_here(folder: Path) -> None:
    pdf = build(load_workspace(folder), JOB)
    library = load_workspace(folder)
    (folder / "one.pdf").write_bytes(pdf.replace(b"ar+es", b"ar+pl"))
    (one,) = Audit(library, clock.today()).file(folder / "one.pdf")
    assert one.why == "the language pl is not in use here"
