"""What is known has sources; what is not is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.leaflet import said, told

CODE = "wording/known-and-not-known"


@pytest.mark.parametrize(
    "phrase",
    [
        "Nobody knows why.",
        "The cause is not known.",
        "The cause is not yet known.",
        "The cause is not settled.",
        "Experts differ.",
        "We found no study of it.",
        "We found no proof.",
        "Doctors do not agree.",
        "More research is needed.",
        "It is not clear why.",
    ],
)
def test_both_are_said(phrase: str, tmp_path: Path) -> None:
    assert told(CODE, said(tmp_path, "It is small.{cite:first}", phrase)) == []


@pytest.mark.parametrize(
    "phrase",
    ["You may not know us.", "If you are not sure, ask.", "It is well known.", "We agree."],
)
def test_what_is_not_known_is_missing(phrase: str, tmp_path: Path) -> None:
    assert told(CODE, said(tmp_path, "It is small.{cite:first}", phrase)) == [
        "blocks: this leaflet does not say what is not known"
    ]


def test_sources_are_missing(tmp_path: Path) -> None:
    (message,) = told(CODE, said(tmp_path, "The cause is not known."))
    assert "cites a source" in message
