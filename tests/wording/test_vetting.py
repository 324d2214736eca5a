"""Sources, plain words and explained terms of a whole leaflet, at file and line."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from leaflets import clock
from leaflets.batch import load_workspace
from leaflets.problems import LeafletsError, Problem
from leaflets.stages.resolve import resolve
from tests.workspaces import FILES, JOB, changed, write_workspace

GLOSSARY = "content/glossary.yaml"
WHAT = "content/blocks/dimple/what.yaml"
WORDS = "content/blocks/dimple/words.yaml"
LEAFLET = "content/leaflets/dimple.yaml"
FIGURE = "content/figures/back.yaml"
SOURCES = "content/sources.yaml"


def problems(folder: Path, files: dict[str, str]) -> tuple[Problem, ...]:
    try:
        resolve(load_workspace(write_workspace(folder, files)), JOB)
    except LeafletsError as error:
        return error.problems
    return ()


def jargon(word: str) -> dict[str, str]:
    return {GLOSSARY: f"jargon:\n  - {{word: {word}, plain: other}}\n{FILES[GLOSSARY]}"}


@pytest.mark.parametrize(
    ("files", "code", "file", "line", "field", "says"),
    [
        (changed(GLOSSARY, "    no_source:\n      - {reason: For tests, entries: [meaning]}\n", ""),
         "content/unsourced", GLOSSARY, 4, "terms.scan.meaning", "Pictures made with sound."),
        (changed(GLOSSARY, "[meaning]", "[meaning, term]"), "content/no-reason-needed", GLOSSARY,
         6, "terms.scan.no_source.1.entries.2", "“term”"),
        (changed(FIGURE, "A baby's back", "1 of 3 babies"), "content/unsourced", FIGURE, 3, "alt",
         "1 of 3 babies"),
        (changed(LEAFLET, "title: Sacral dimple", "title: 10 facts"), "content/unsourced", LEAFLET,
         3, "title", "10 facts"),
        (jargon("harmless"), "content/jargon", WHAT, 7, "paragraphs.small.text", "“harmless”"),
        (jargon("sound"), "content/jargon", GLOSSARY, 6, "terms.scan.meaning", "“sound”"),
        (jargon("baby"), "content/jargon", FIGURE, 3, "alt", "“baby”"),
        (jargon("parent"), "content/jargon", LEAFLET, 5, "audience", "“parent”"),
        (changed(LEAFLET, "subtitle: What to look for", 'subtitle: "About {term:nope}"'),
         "content/no-term", LEAFLET, 4, "subtitle", "“nope”"),
        (changed(FIGURE, "alt: A baby's back with a dimple", 'alt: "A back {cite:nope}"'),
         "content/no-source", FIGURE, 3, "alt", "“nope”"),
        (changed(GLOSSARY, "made with sound.", "of {term:nope}."), "content/no-term", GLOSSARY, 4,
         "terms.scan.meaning", "“nope”"),
        (changed(GLOSSARY, "made with sound.", "of a {term:scan}."), "content/circular", GLOSSARY,
         4, "terms.scan.meaning", "scan → scan"),
        (changed(FIGURE, "[[10, 20]]", "[[10, 20], [9999, -5]]"), "content/outside-picture", FIGURE,
         5, "labels.dimple.points.2", "[9999, -5]"),
        (changed(WORDS, "[scan]", "[scan, scan]"), "content/twice", WORDS, 3, "terms.2", "“scan”"),
        (changed(WHAT, "{cite:first,second}", "{cite:first, first}"), "content/twice", WHAT, 7,
         "paragraphs.small.text", "{cite:first,first}"),
        (changed(WHAT, "[scan]", "[scan, scan]"), "content/twice", WHAT, 12,
         "no_source.1.entries.2", "“scan”"),
        (changed(GLOSSARY, "[meaning]", "[meaning]}\n      - {reason: Again, entries: [meaning]"),
         "content/twice", GLOSSARY, 7, "terms.scan.no_source.2.entries.1", "“meaning”"),
    ],
)  # fmt: skip
def test_refused_at_its_line(
    files: dict[str, str], code: str, file: str, line: int, field: str, says: str, tmp_path: Path
) -> None:
    found = [problem for problem in problems(tmp_path, files) if problem.code == code]
    assert len(found) == 1, found
    (problem,) = found
    assert says in problem.message
    assert problem.hint
    assert problem.where is not None
    assert problem.where.path == tmp_path / file
    assert (problem.where.line, problem.where.field) == (line, field)


def test_a_reason_excuses_numerals_of_titles_and_figures(tmp_path: Path) -> None:
    files = {
        LEAFLET: FILES[LEAFLET].replace("title: Sacral dimple", "title: 10 facts")
        + "no_source:\n  - {reason: A count of what follows, entries: [title]}\n",
        FIGURE: FILES[FIGURE].replace("label: Dimple", "label: 1 dimple")
        + "no_source:\n  - {reason: It is drawn, entries: [dimple]}\n",
    }
    assert problems(tmp_path, files) == ()


def test_jargon_may_be_a_term_that_is_explained(tmp_path: Path) -> None:
    files = jargon("ultrasound")
    files[WHAT] = FILES[WHAT].replace("dent.", "dent, no ultrasound.")
    assert problems(tmp_path, files) == ()


def test_two_terms_in_a_circle(tmp_path: Path) -> None:
    more = (
        "  - {id: probe, term: probe, meaning: 'Part of a {term:scan}.',\n"
        "     no_source: [{reason: For tests, entries: [meaning]}]}\n"
    )
    files = {
        GLOSSARY: FILES[GLOSSARY].replace("with sound", "with a {term:probe}") + more,
        WORDS: FILES[WORDS].replace("[scan]", "[scan, probe]"),
    }
    found = [p.message for p in problems(tmp_path, files) if p.code == "content/circular"]
    assert any("scan → probe → scan" in message for message in found)
    assert any("probe → scan → probe" in message for message in found)


def test_a_term_that_a_meaning_needs_must_be_explained_too(tmp_path: Path) -> None:
    more = (
        "  - {id: probe, term: probe, meaning: A small thing.,\n"
        "     no_source: [{reason: For tests, entries: [meaning]}]}\n"
    )
    files = {GLOSSARY: FILES[GLOSSARY].replace("with sound", "with a {term:probe}") + more}
    (problem,) = problems(tmp_path, files)
    assert problem.code == "content/unexplained"
    assert "“probe”" in problem.message
    files[WORDS] = FILES[WORDS].replace("[scan]", "[scan, probe]")
    assert problems(tmp_path, files) == ()


def test_a_term_that_nothing_uses(tmp_path: Path) -> None:
    more = (
        "  - {id: mri, term: MRI, meaning: Pictures made with a magnet.,\n"
        "     no_source: [{reason: For tests, entries: [meaning]}]}\n"
    )
    files = {
        GLOSSARY: FILES[GLOSSARY] + more,
        WORDS: FILES[WORDS].replace("[scan]", "[scan, mri]"),
    }
    (problem,) = problems(tmp_path, files)
    assert problem.code == "content/unused-term"
    assert "“MRI”" in problem.message
    assert problem.where is not None
    assert (problem.where.line, problem.where.field) == (3, "terms.2")
    files[WHAT] = FILES[WHAT].replace("You may have", "You may have an MRI or")
    assert problems(tmp_path / "used", files) == ()


@pytest.mark.parametrize(
    ("day", "refused"), [("2026-11-22", True), ("2026-11-23", False), ("2026-11-24", False)]
)
def test_a_source_checked_in_the_future(
    day: str, refused: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A day of grace: it may be tomorrow in the far east."""
    moment = datetime.datetime.fromisoformat(f"{day}T12:00:00+00:00")
    monkeypatch.setattr(clock, "now", lambda: moment)
    files = changed(
        SOURCES, "guideline\n    checked: 2026-11-22", "guideline\n    checked: 2026-11-24"
    )
    found = problems(tmp_path, files)
    assert [problem.code for problem in found] == ["content/future"] * refused
    if refused:
        assert found[0].where is not None
        assert found[0].where.path == tmp_path / SOURCES
        assert (found[0].where.line, found[0].where.field) == (7, "sources.second.checked")


def test_a_source_of_a_local_value_checked_in_the_future(tmp_path: Path) -> None:
    unused = "unused, citation: Never cited, strength: review, checked: "
    files = changed(SOURCES, f"{unused}2026-11-22", f"{unused}2999-01-01")
    assert problems(tmp_path, files) == ()
    files |= changed("content/clinics/riverbank.yaml", "source: first", "source: unused")
    (problem,) = problems(tmp_path, files)
    assert problem.code == "content/future"
