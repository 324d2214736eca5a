"""Assessments of a workspace: each thing that is known of a leaflet arrives in them."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from leaflets.batch import load_workspace
from leaflets.checks.readability._passages import passages_of, terms_of
from leaflets.model.assessment import Assessment, Gate
from leaflets.model.job import Job
from leaflets.pipeline import DRAFTS
from leaflets.quality.assessing import assessments
from leaflets.quality.subject import subject_of
from leaflets.wording.sources import cited_in
from tests.governance.test_sign_off import signed
from tests.proof.planted import planted
from tests.small_workspace import CLINIC, LEAFLET, REPOSITORY, change, copy_workspace

CARING = "content/blocks/sacral-dimple/caring.yaml"
CLEAN = "sacral-dimple/caring#clean.item"

QUESTIONS = "  - {block: sacral-dimple/questions, role: main}\n"

SETTINGS = """\
thresholds:
  wording/list-length: {most: 2}
  readability/fkgl: {good: 1, most: 2}
  readability/fernandez-huerta: {good: 70, most: 60}
waivers:
  - check: legibility/point-size
    leaflet: sacral-dimple-warning-signs
    reason: Boxes are divided soon
    until: 2027-02-01
"""


@pytest.fixture(autouse=True)
def _the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")  # 2026-12-01


def of(folder: Path, *languages: str) -> tuple[Assessment, ...]:
    return tuple(assessments(load_workspace(folder), LEAFLET, languages, CLINIC))


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Assessment, ...]:
    """Everything was signed; then a word of English changed, and settings were made."""
    folder = signed(tmp_path_factory.mktemp("changed"))
    change(folder, CARING, "Keep the dimple clean", "Keep the dimple dry")
    (folder / "content/quality.yaml").write_text(SETTINGS, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1796083200")
        return of(folder, "en-GB", "es", "ar")


def test_facts_and_state(changed: tuple[Assessment, ...]) -> None:
    english, spanish, arabic = changed
    assert (english.id, english.version, english.language) == ("SD-WARN", "1.0.0", "en-GB")
    assert english.day == datetime.date(2026, 12, 1)
    assert [one.state for one in changed] == ["stale", "stale", "stale"]
    assert spanish.title != english.title
    assert {one.source_language for one in changed} == {"en-GB"}
    assert arabic.translated == spanish.translated < english.translated == 100


def test_what_has_changed_since_the_signature(changed: tuple[Assessment, ...]) -> None:
    english, spanish, _ = changed
    assert english.signed is not None
    assert english.signed.reviewer == "A. Person"
    assert [one.name for one in english.signed.changes] == [CLEAN]
    assert english.signed.changes[0].now.startswith("Keep the dimple dry")
    assert spanish.signed is not None
    gone = spanish.signed.changes[0]
    assert (gone.name, gone.now) == (CLEAN, ""), "there are no words for the new English"
    assert gone.before


def test_readability_with_limits_of_the_workspace(changed: tuple[Assessment, ...]) -> None:
    english, spanish, arabic = changed
    first, second = english.readings
    assert (first.formula, first.gate, first.verdict) == ("fkgl", Gate(1, 2), "hard")
    assert (second.formula, second.gate) == ("smog", Gate(8, 10))
    assert spanish.readings[0].formula == "inflesz"
    assert spanish.readings[0].gate == Gate(65, 55)
    assert not spanish.readings[1].gate, "a second opinion has no limit"
    assert (arabic.readings, arabic.not_scored) == ((), "no formula is known")
    for one in changed:
        assert one.sentences > 10
        assert 2 < one.mean_length < one.longest
        assert one.hardest[0].place.startswith(("blocks/", "translations/"))
        assert " line " in one.hardest[0].place


def test_headings_are_not_scored() -> None:
    library = load_workspace(REPOSITORY)
    recipe, paper = library.leaflets[LEAFLET], library.clinics[CLINIC].paper
    job = Job(LEAFLET, "en-GB", CLINIC, recipe.layout, paper, "screen")
    subject = subject_of(library, job, DRAFTS)
    scored = {one.text for one in passages_of(subject)}
    printed = {one.text for one in subject.texts}
    assert scored < printed
    for heading in (
        "What is a sacral dimple?",
        "Questions? Call us",
        "Sacral dimple: warning signs",
    ):
        assert heading in printed - scored
    assert "Does my baby need a scan? Why?" in scored
    assert "ultrasound scan" in terms_of(subject)


def test_findings_and_waivers(changed: tuple[Assessment, ...]) -> None:
    english, *_ = changed
    assert {(one.problem.code, one.reason, one.until) for one in english.waived} == {
        ("legibility/point-size", "Boxes are divided soon", datetime.date(2027, 2, 1))
    }
    assert not [one for one in english.findings if one.code == "legibility/point-size"]
    found = [problem for one in changed for problem in one.findings]
    assert {"readability/fkgl", "colophon/sources"} <= {problem.code for problem in found}
    places = [one.where.path for one in found if one.where and one.where.path]
    assert places
    assert not [path for path in places if path.is_absolute()], "the same on every computer"


def test_instruments_look_at_the_words_of_the_author(changed: tuple[Assessment, ...]) -> None:
    english, spanish, _ = changed
    known = {one.code: one for one in english.instruments}
    assert set(known) == {"cdc-index", "colophon", "jama", "pemat-p"}
    assert known["jama"].aim == 1.0
    assert known["pemat-p"].count("open") > 3
    assert all(each.title and each.code for one in known.values() for each in one.criteria)
    assert spanish.instruments == ()


def test_open_points(changed: tuple[Assessment, ...]) -> None:
    english, spanish, _ = changed
    assert len(english.open_points) == 1
    assert english.open_points[0].startswith("It has changed since it was signed")
    assert any("not translated, or not as they are now" in one for one in spanish.open_points)


def test_sources_are_those_that_it_cites(changed: tuple[Assessment, ...]) -> None:
    library = load_workspace(REPOSITORY)
    sources = {one.id: one for one in changed[0].sources}
    assert set(sources) == set(cited_in(library, LEAFLET)) < set(library.sources)
    assert sources["adam-pfusion"].remarks == ("weak",)
    assert sources["adam-pfusion"].strength == "patient-information"


def test_what_is_gone_is_a_change(tmp_path: Path) -> None:
    folder = signed(tmp_path / "gone")
    change(folder, f"content/leaflets/{LEAFLET}.yaml", QUESTIONS, "")
    (english,) = of(folder, "en-GB")
    assert english.signed is not None
    gone = {one.name: one.before for one in english.signed.changes if not one.now}
    assert gone["sacral-dimple/questions#title"] == "Questions to ask us"
    assert "recipe" not in gone


def test_what_cannot_be_printed_is_assessed_all_the_same(tmp_path: Path) -> None:
    (spanish,) = of(planted(tmp_path / "wrong"), "es")
    assert spanish.errors >= 3
    assert spanish.not_scored == "it cannot be printed as it is"
    assert spanish.signed is None
    assert any("Nobody has signed it" in one for one in spanish.open_points)
    assert len(set(spanish.findings)) == len(spanish.findings)


def test_spoilt_signatures_are_told(tmp_path: Path) -> None:
    folder = copy_workspace(tmp_path / "spoilt")
    path = folder / f"content/signoffs/{LEAFLET}/en-GB.json"
    path.parent.mkdir(parents=True)
    path.write_text("{", "utf-8")
    (english,) = of(folder, "en-GB")
    assert english.signed is None
    assert any(one.code.startswith("review/") for one in english.findings)


def test_nothing_changed_is_no_change(tmp_path: Path) -> None:
    (english,) = of(signed(tmp_path / "same"), "en-GB")
    assert english.state == "reviewed"
    assert english.signed is not None
    assert english.signed.changes == ()
    assert english.open_points == ()
