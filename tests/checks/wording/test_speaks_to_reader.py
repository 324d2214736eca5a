"""Advice is for the reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.leaflet import subject, texts, told

CODE = "wording/speaks-to-reader"


def steps(*said: str) -> str:
    lines = "".join(f"  - {{id: s{n}, step: '{text}'}}\n" for n, text in enumerate(said))
    return f"kind: steps\ntitle: What to do\nsteps:\n{lines}"


@pytest.mark.parametrize(
    "block",
    [
        steps("Wash the skin.", "Most advice is not to scan."),
        steps("We look at the dimple."),
        texts("Patients may have a scan.", "Ask your doctor."),
    ],
)
def test_it_says_you_or_tells_to_act(block: str, tmp_path: Path) -> None:
    assert told(CODE, subject(tmp_path, {"said": block})) == []


@pytest.mark.parametrize(
    ("block", "message"),
    [
        (
            steps("The skin is washed.", "A doctor looks at it."),
            "no step here speaks to the reader",
        ),
        (texts("Patients should ask."), "“Patients should” does not speak to the reader"),
        (texts("It is advised to ask."), "“It is advised” does not speak to the reader"),
    ],
)
def test_it_speaks_of_somebody_else(block: str, message: str, tmp_path: Path) -> None:
    (said,) = told(CODE, subject(tmp_path, {"said": block}))
    assert said.endswith(f": {message}")
