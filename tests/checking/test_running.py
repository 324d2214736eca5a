"""What the checks look at, and what they keep from being printed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from leaflets.batch import load_workspace, plan, run
from leaflets.checking.pairs import pairs_of_language
from leaflets.checking.running import (
    blocking,
    check_language,
    check_leaflet,
    findings,
    not_checked,
)
from leaflets.checking.standing import standing_of_language, standing_of_leaflet
from leaflets.model.job import Job
from leaflets.model.library import Library
from leaflets.pipeline import Terms, build
from leaflets.problems import LeafletsError, Problem, Severity
from leaflets.selection import Selection
from leaflets.workspace import PSEUDOLOCALES
from tests.checks.translation.pairing import a_pair
from tests.small_workspace import CLINIC, LEAFLET, OTHER, REPOSITORY, change, copy_workspace

PO = "content/translations/es/sacral-dimple.po"
SAMPLE = "**No** lo hurgue ni meta nada dentro."
LOST = "**Deje** el hoyuelo en paz."
CLEAN = "Mantenga limpio el hoyuelo."


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace of one's own."""
    return copy_workspace(tmp_path / "mine")


@pytest.fixture(scope="module")
def library() -> Library:
    """The shipped one."""
    return load_workspace(REPOSITORY)


def test_the_shipped_library_is_clean(library: Library) -> None:
    for language in library.languages:
        assert standing_of_language(library, language) == ()
        assert check_language(library, language) == ()


def test_every_acknowledgement_in_the_shipped_library_is_needed(library: Library) -> None:
    silenced = [
        finding
        for language in library.languages[1:]
        for finding in findings(library, tuple(pairs_of_language(library, language)), language)
    ]
    assert len(silenced) == 6
    assert all(finding.check.severity is Severity.WARNING for finding in silenced)


@pytest.mark.parametrize("language", ["en-GB", *PSEUDOLOCALES])
def test_the_source_and_pseudolocales_are_exempt(language: str, library: Library) -> None:
    assert check_language(library, language) == ()
    assert blocking(library, LEAFLET, CLINIC, language) == ()


def _job(leaflet: str = LEAFLET, language: str = "es") -> Job:
    return Job(leaflet, language, CLINIC, "handout", "a4", "screen")


def _codes(problems: tuple[Problem, ...]) -> set[str]:
    return {problem.code for problem in problems}


def test_an_error_refuses_this_leaflet_in_this_language_and_no_other(
    workspace: Path, tmp_path: Path
) -> None:
    selection = Selection(languages=("es", "ar", "en"))
    output = tmp_path / "output"
    jobs = plan(load_workspace(workspace), selection)
    first = {o.job: o for o in run(load_workspace(workspace), jobs, output)}
    assert {outcome.status for outcome in first.values()} == {"written"}
    refused = next(job for job in jobs if (job.leaflet, job.language) == (LEAFLET, "es"))
    earlier = Path(first[refused].path).read_bytes()

    change(workspace, PO, SAMPLE, LOST)
    second = {o.job: o for o in run(load_workspace(workspace), jobs, output)}
    assert [job for job, o in second.items() if o.status == "refused"] == [refused]
    assert _codes(second[refused].problems) == {"translation/negation"}
    assert Path(first[refused].path).read_bytes() == earlier


def test_unchecked_words_can_be_drawn_for_a_proof(workspace: Path) -> None:
    change(workspace, PO, SAMPLE, LOST)
    library = load_workspace(workspace)
    with pytest.raises(LeafletsError):
        build(library, _job())
    assert build(library, _job(), terms=Terms(unchecked=True)).startswith(b"%PDF")


def test_a_warning_refuses_nothing(workspace: Path) -> None:
    change(workspace, PO, CLEAN, CLEAN.replace(" ", "  "))
    library = load_workspace(workspace)
    assert _codes(check_leaflet(library, LEAFLET, "es")) == {"translation/spaces"}
    assert blocking(library, LEAFLET, CLINIC, "es") == ()


def test_an_acknowledged_warning_is_not_told(workspace: Path) -> None:
    entry = "#: content/blocks/sacral-dimple/caring.yaml#clean.item"
    change(workspace, PO, CLEAN, CLEAN.replace(" ", "  "))
    change(workspace, PO, entry, f"# leaflets: ok spaces: to test it\n{entry}")
    assert check_language(load_workspace(workspace), "es") == ()
    change(workspace, PO, CLEAN.replace(" ", "  "), CLEAN)
    found = check_language(load_workspace(workspace), "es")
    assert _codes(found) == {"translation/acknowledgement"}
    assert check_leaflet(load_workspace(workspace), LEAFLET, "es") == ()


def test_an_error_cannot_be_acknowledged(workspace: Path) -> None:
    entry = "#: content/blocks/sacral-dimple/caring.yaml#do-not-probe.item"
    change(workspace, PO, SAMPLE, LOST)
    change(workspace, PO, entry, f"# leaflets: ok negation: it is fine\n{entry}")
    found = check_leaflet(load_workspace(workspace), LEAFLET, "es")
    assert _codes(found) == {"translation/negation", "translation/acknowledgement"}
    assert blocking(load_workspace(workspace), LEAFLET, CLINIC, "es")


def test_a_clinics_own_words_block_its_leaflets(workspace: Path) -> None:
    po = f"content/translations/es/clinic-{CLINIC}.po"
    text = (workspace / po).read_text("utf-8")
    before, _, rest = text.partition('#department"')
    words, _, after = rest.partition('msgstr "')
    (workspace / po).write_text(f'{before}#department"{words}msgstr "Pеdi {after}', "utf-8")
    found = blocking(load_workspace(workspace), OTHER, CLINIC, "es")
    assert "translation/scripts" in _codes(found)


def test_a_library_stays_as_it_was_whatever_happens_to_its_files(workspace: Path) -> None:
    library = load_workspace(workspace)
    assert blocking(library, LEAFLET, CLINIC, "es") == ()
    change(workspace, PO, SAMPLE, LOST)
    assert blocking(library, LEAFLET, CLINIC, "es") == ()
    assert blocking(load_workspace(workspace), LEAFLET, CLINIC, "es")
    change(workspace, PO, LOST, SAMPLE)
    assert blocking(load_workspace(workspace), LEAFLET, CLINIC, "es") == ()


def test_what_is_not_checked_is_said(library: Library) -> None:
    assert "translation/double-words" in not_checked(library, "vi")
    assert "translation/negation" in not_checked(library, "ru")
    german = replace(library, language="de")
    assert "en" in not_checked(german, "es")["translation/negation"]
    pair = a_pair("es", "No.", "Sí.")
    codes = {f.check.code for f in findings(german, [replace(pair)], "es")}
    assert "translation/negation" not in codes


def test_messages_without_a_translation_and_older_ones(workspace: Path) -> None:
    change(workspace, PO, SAMPLE, "")
    text = (workspace / PO).read_text("utf-8").replace('msgstr "{cite:fpnotebook}"', 'msgstr ""')
    (workspace / PO).write_text(text, "utf-8")
    change(workspace, "content/blocks/sacral-dimple/caring.yaml", "Keep the dimple", "Keep it")
    library = load_workspace(workspace)
    for found in (
        standing_of_leaflet(library, LEAFLET, "es"),
        standing_of_language(library, "es"),
    ):
        severities = {p.code: p.severity for p in found}
        assert severities == {
            "translation/missing": Severity.ERROR, "translation/stale": Severity.WARNING,
        }  # fmt: skip
        assert all(p.where and p.where.path == workspace / PO and p.where.line for p in found)
