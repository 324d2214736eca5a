"""Sources can be found."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.model.quality import Subject
from tests.checks.leaflet import SOURCES, subject, texts, told

CODE = "colophon/sources"


def leaflet(folder: Path, citation: str, more: str = "") -> Subject:
    listed = f"sources:\n  - id: first\n    citation: '{citation}'\n    strength: study\n"
    changes = {"content/sources.yaml": f"{listed}    checked: 2026-11-22\n{more}"}
    blocks = {"said": texts("It is small.{cite:first}"), "sources": SOURCES}
    return subject(folder, blocks, changes=changes)


@pytest.mark.parametrize(
    ("citation", "more"),
    [
        ("Albert GW. Acta Paediatr. PMID 27059606", ""),
        ("A book. ISBN 978-3-16-148410-0", ""),
        ("Kucera JN. Pediatr Radiol 2015", ""),
        ("A guideline", "    address: https://example.org/a\n"),
    ],
)
def test_there_is_a_way_to_find_it(citation: str, more: str, tmp_path: Path) -> None:
    assert told(CODE, leaflet(tmp_path, citation, more)) == []


def test_nobody_could_find_it(tmp_path: Path) -> None:
    assert told(CODE, leaflet(tmp_path, "Patient information, page 12345")) == [
        "sources.1: nobody can find the source “first” by this"
    ]


def test_nothing_is_cited(tmp_path: Path) -> None:
    assert told(CODE, subject(tmp_path, {"said": texts("It is small."), "s": SOURCES})) == [
        "blocks: this leaflet cites no source"
    ]
