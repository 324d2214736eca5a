"""Where sources are used, and what is said about them."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from leaflets.batch import load_workspace
from leaflets.problems import Severity
from leaflets.wording.sources import (
    SourceUse,
    cited_in,
    future_source,
    source_uses,
    unused_source,
)
from tests.workspaces import FILES, changed, write_workspace

TODAY = datetime.date(2026, 11, 23)
SOURCES = "content/sources.yaml"


def uses(
    folder: Path,
    files: dict[str, str] | None = None,
    today: datetime.date = TODAY,
    months: int = 24,
) -> dict[str, SourceUse]:
    library = load_workspace(write_workspace(folder, files or {}))
    return {use.source.id: use for use in source_uses(library, today, months)}


def test_where_each_is_used(tmp_path: Path) -> None:
    found = uses(tmp_path)
    assert list(found) == ["first", "second", "unused"]
    assert found["first"].where == {
        "SD-WARN": ("dimple/what",),
        "clinic riverbank": ("local.age_limit",),
    }
    assert found["second"].where == {"SD-WARN": ("dimple/what",)}
    assert found["unused"].where == {}
    assert [use.remarks for use in found.values()] == [(), (), ("unused",)]


def test_figures_terms_and_recipes_count(tmp_path: Path) -> None:
    files = {
        "content/figures/back.yaml": FILES["content/figures/back.yaml"].replace(
            "alt: A baby's back with a dimple", 'alt: "Back {cite:unused}"'
        ),
        "content/glossary.yaml": FILES["content/glossary.yaml"].replace(
            "sound.\n    no_source:\n      - {reason: For tests, entries: [meaning]}",
            "sound.{cite:unused}",
        ),
    }
    assert uses(tmp_path, files)["unused"].where == {"SD-WARN": ("figures/back", "glossary")}
    library = load_workspace(tmp_path)
    assert cited_in(library, "dimple") == ("second", "first", "unused")


@pytest.mark.parametrize(
    ("day", "months", "old"), [(22, 24, False), (23, 24, True), (22, 23, True), (22, 1, True)]
)
def test_old(day: int, months: int, old: bool, tmp_path: Path) -> None:
    """The sources were looked at on 2026-11-22."""
    found = uses(tmp_path, today=datetime.date(2028, 11, day), months=months)
    assert ("old" in found["first"].remarks) == old


def test_weak_and_alone_by_sentence(tmp_path: Path) -> None:
    weak = changed(SOURCES, "First 2020, strength: study", "First 2020, strength: textbook")
    found = uses(tmp_path, weak)
    assert found["first"].remarks == ("weak",), "the other source of the sentence is not weak"
    weak |= changed("content/blocks/dimple/what.yaml", "{cite:first,second}", "{cite:first}")
    found = uses(tmp_path, weak)
    assert found["first"].remarks == ("weak", "alone")
    assert [(c.part, c.words) for c in found["first"].alone] == [
        ("dimple/what", "It is harmless .")
    ]
    assert found["second"].alone == ()


def test_checked_in_the_future(tmp_path: Path) -> None:
    days = {day: datetime.date(2026, 11, day) for day in (20, 21)}
    assert "future" in uses(tmp_path, today=days[20])["first"].remarks
    assert "future" not in uses(tmp_path, today=days[21])["first"].remarks


def test_problems_are_at_their_line(tmp_path: Path) -> None:
    library = load_workspace(write_workspace(tmp_path, {}))
    problem = unused_source(library, "unused")
    assert problem.severity is Severity.WARNING
    assert problem.where is not None
    assert (problem.where.path, problem.where.line) == (tmp_path / SOURCES, 8)
    problem = future_source(library, "second")
    assert problem.severity is Severity.ERROR
    assert problem.where is not None
    assert problem.where.line == 7
