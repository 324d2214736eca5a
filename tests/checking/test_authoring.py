"""Phone numbers that are typed into the content are refused, whatever the language."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.batch import load_workspace
from leaflets.checking.authoring import typed_phones
from leaflets.model.job import Job
from leaflets.pipeline import lay_out
from leaflets.problems import LeafletsError
from tests.small_workspace import CLINIC, REPOSITORY, change, copy_workspace

LEAFLET = "sacral-dimple-warning-signs"
BLOCK = "content/blocks/sacral-dimple/caring.yaml"
BEFORE = "Keep the dimple clean."


def typed(folder: Path, words: str) -> list[str]:
    workspace = copy_workspace(folder / "mine")
    change(workspace, BLOCK, BEFORE, words)
    return [problem.message for problem in typed_phones(load_workspace(workspace), LEAFLET)]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Call 999.", "999"),
        ("Ring us or dial 112 at once.", "112"),
        ("Call (202) 555-0143.", "2025550143"),
        ("Our number is 020 7946 0123.", "02079460123"),
    ],
)
def test_a_typed_number_is_found(words: str, number: str, tmp_path: Path) -> None:
    assert typed(tmp_path, words) == [f"a phone number is typed here: {number}"]


@pytest.mark.parametrize(
    "words",
    ["Call {clinic.phone} now.", "Call NHS 111 for advice.", "Of 999 babies, 30 had one.",
     "Call us within 24 hours.", "Call on 112.5 days."],
)  # fmt: skip
def test_other_numbers_are_left_alone(words: str, tmp_path: Path) -> None:
    assert typed(tmp_path, words) == []


@pytest.mark.parametrize("language", ["en-GB", "es", "en-XA"])
def test_the_leaflet_is_refused_at_the_line(language: str, tmp_path: Path) -> None:
    workspace = copy_workspace(tmp_path / "mine")
    change(workspace, BLOCK, BEFORE, "Call 999.")
    job = Job(LEAFLET, language, CLINIC, "handout", "a4", "screen")
    with pytest.raises(LeafletsError) as caught:
        lay_out(load_workspace(workspace), job)
    found = [p for p in caught.value.problems if p.code == "content/typed-phone"]
    assert [(p.where.path, p.where.line) for p in found if p.where] == [(workspace / BLOCK, 8)]


def test_the_shipped_content_types_none() -> None:
    library = load_workspace(REPOSITORY)
    assert [p for leaflet in library.leaflets for p in typed_phones(library, leaflet)] == []
