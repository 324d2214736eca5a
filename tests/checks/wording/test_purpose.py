"""Title and purpose belong together."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.model.quality import Subject
from tests.checks.leaflet import KEY, RECIPE, subject, told

CODE = "wording/purpose"


def leaflet(folder: Path, title: str, purpose: str) -> Subject:
    lines = RECIPE.splitlines()
    named = [line for line in lines if not line.startswith(("title:", "purpose:", "blocks:"))]
    text = "\n".join([*named, f"title: '{title}'", f"purpose: {purpose}", BLOCKS])
    changes = {"content/leaflets/dimple.yaml": text}
    return subject(folder, {"key": KEY}, changes=changes)


BLOCKS = "blocks:\n  - {block: t/key, role: lead}\n"


@pytest.mark.parametrize(
    ("title", "purpose"),
    [
        ("Sacral dimple: warning signs", "This leaflet tells you when to get help with a dimple."),
        ("Research and trials", "What research has found, and how to judge a trial."),
        ("Feeding", "This leaflet helps you feed your baby."),
    ],
)
def test_they_share_a_topic(title: str, purpose: str, tmp_path: Path) -> None:
    assert told(CODE, leaflet(tmp_path, title, purpose)) == []


def test_the_purpose_is_of_something_else(tmp_path: Path) -> None:
    assert told(CODE, leaflet(tmp_path, "This leaflet", "Know what this leaflet is about.")) == [
        "title: the title “This leaflet” has no word in common with the purpose"
    ]


def test_the_purpose_is_a_story(tmp_path: Path) -> None:
    found = told(CODE, leaflet(tmp_path, "Dimples", "Dimples are dents. They are small."))
    assert found == ["purpose: the purpose has 2 sentences"]
