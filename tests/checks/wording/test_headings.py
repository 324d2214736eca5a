"""Sections have headings that say something."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.leaflet import KEY, subject, texts, told

CODE = "wording/headings"


@pytest.mark.parametrize("title", ["What is it?", "Other formats", "Words we use", "More help"])
def test_headings_that_say_something(title: str, tmp_path: Path) -> None:
    assert told(CODE, subject(tmp_path, {"said": texts("It is small.", title=title)})) == []


def test_the_first_block_may_have_none(tmp_path: Path) -> None:
    assert told(CODE, subject(tmp_path, {"said": texts("It is small.", title="")})) == []


@pytest.mark.parametrize("title", ["Introduction", "Other", "More information:", "OVERVIEW"])
def test_headings_that_say_nothing(title: str, tmp_path: Path) -> None:
    assert told(CODE, subject(tmp_path, {"said": texts("It is small.", title=title)})) == [
        f"title: the heading “{title}” does not say what is below it"
    ]


def test_paragraphs_without_a_heading(tmp_path: Path) -> None:
    leaflet = subject(tmp_path, {"key": KEY, "said": texts("It is small.", title="")})
    assert told(CODE, leaflet) == [": these paragraphs have no heading"]
