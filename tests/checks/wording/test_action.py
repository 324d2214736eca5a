"""The leaflet says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.blocks import sample
from tests.checks.leaflet import CONTACT, FIGURE, KEY, STEPS, subject, texts, told

CODE = "wording/action"


@pytest.mark.parametrize(
    "block",
    [
        STEPS,
        sample("checklist"),
        sample("warning-signs"),
        texts("Ask a doctor about it."),
        texts("If it is sore, call us."),
        texts("This is for {clinic.phone} to know."),
        KEY.replace("Most dimples are harmless.", "Do not worry. See a doctor."),
    ],
)
def test_steps_or_a_sentence_that_tells_to_act(block: str, tmp_path: Path) -> None:
    assert told(CODE, subject(tmp_path, {"said": block})) == []


@pytest.mark.parametrize(
    "block",
    [
        texts("Dimples are small dents. Doctors ask about them."),
        CONTACT,
        FIGURE,
        sample("questions"),
    ],
)
def test_words_that_only_explain(block: str, tmp_path: Path) -> None:
    assert told(CODE, subject(tmp_path, {"said": block})) == [
        "blocks: this leaflet does not say what to do"
    ]
