"""Numbers are whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.leaflet import said, told

CODE = "wording/whole-numbers"


@pytest.mark.parametrize(
    "text",
    [
        "About 34 of every 1,000 babies, and 2.5 cm, 37.5 °C, 0.5 ml, 1.5 hours, at 8.30 am.",
        "Half of them. See version 1.2.3. A third scan may follow. Open 24/7, from 12/05/2027.",
        "Call {clinic.phone} until {local.age_limit}.",
    ],
)
def test_whole_numbers_and_measures(text: str, tmp_path: Path) -> None:
    assert told(CODE, said(tmp_path, text)) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("About 3.4% have it.", "3.4%"),
        ("About 3 per cent have it.", "3 per cent"),
        ("It is 0.13 in 100.", "0.13"),
        ("In 1/3 of them.", "1/3"),
        ("In ½ of them.", "½"),
        ("In two thirds of them.", "two thirds of"),
        ("In a quarter of them.", "a quarter of"),
    ],
)
def test_other_numbers(text: str, number: str, tmp_path: Path) -> None:
    assert told(CODE, said(tmp_path, text)) == [
        f"paragraphs.p0.text: “{number}” is not a whole number"
    ]
