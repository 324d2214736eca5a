"""Other formats are offered."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.leaflet import said, told

CODE = "colophon/formats"


@pytest.mark.parametrize(
    "text",
    ["Ask us for large print.", "It is there in another language.", "Other formats: Easy Read."],
)
def test_it_is_said(text: str, tmp_path: Path) -> None:
    assert told(CODE, said(tmp_path, text)) == []


@pytest.mark.parametrize("text", ["This print is large.", "We speak your language."])
def test_it_is_not_said(text: str, tmp_path: Path) -> None:
    (message,) = told(CODE, said(tmp_path, text))
    assert message.startswith("blocks: this leaflet does not say in which other formats")
