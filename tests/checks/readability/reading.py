"""Leaflets that are easy or hard to read, and what a formula says of them."""

from __future__ import annotations

from pathlib import Path

from leaflets.checks.readability import readability_of
from leaflets.model.quality import Finding, Subject
from leaflets.problems import Severity
from tests.checks.leaflet import found, subject, texts


def saying(folder: Path, language: str, *paragraphs: str, settings: str = "") -> Subject:
    """A leaflet by an author who writes in ``language``. ``settings``: thresholds of its own."""
    changes = {"content/quality.yaml": f"thresholds:\n  {settings}\n"} if settings else {}
    return subject(folder, {"said": texts(*paragraphs)}, changes=changes, language=language)


def severity(code: str, leaflet: Subject) -> Severity | None:
    """How bad the one thing is that the check of a formula finds, if it finds any."""
    findings: list[Finding] = found(code, leaflet)
    assert len(findings) <= 1
    return findings[0].severity if findings else None


def value(code: str, leaflet: Subject) -> float:
    """What a formula says of a leaflet."""
    formula = code.partition("/")[2]
    return next(one.value for one in readability_of(leaflet).scores if one.formula == formula)
