import datetime
from collections.abc import Mapping
from dataclasses import replace

import pytest

from leaflets.model.quality import Finding
from leaflets.problems import Severity
from leaflets.wording.sources import cited_in
from tests.checks.pages import found, shipped

CODE = "currency/sources"


def when(days: Mapping[str, datetime.date]) -> list[Finding]:
    """``days``: id of a source -> the day on which somebody looked at it."""
    subject = shipped()
    sources = {
        name: source.model_copy(update={"checked": days[name]}) if name in days else source
        for name, source in subject.library.sources.items()
    }
    library = replace(subject.library, sources=sources)
    return found(CODE, replace(subject, library=library, today=datetime.date(2027, 1, 31)))


CITED = cited_in(shipped().library, shipped().leaflet)[0]
"""A source that the leaflet cites."""


@pytest.mark.parametrize(
    ("checked", "severity"),
    [
        ("2025-01-31", None),
        ("2025-01-30", Severity.WARNING),
        ("2024-01-31", Severity.WARNING),
        ("2024-01-30", Severity.ERROR),
    ],
)
def test_the_longer_ago_the_worse(checked: str, severity: Severity | None) -> None:
    findings = when({CITED: datetime.date.fromisoformat(checked)})
    assert [f.severity for f in findings] == ([severity] if severity else [])
    assert all(f"“{CITED}”" in f.message and checked in f.message for f in findings)


def test_the_line_of_the_source_is_told() -> None:
    (finding,) = when({CITED: datetime.date(2020, 1, 1)})
    assert finding.where
    assert finding.where.path
    line = finding.where.path.read_text("utf-8").split("\n")[(finding.where.line or 0) - 1]
    assert "checked:" in line


def test_what_the_leaflet_does_not_cite_is_no_matter_of_it() -> None:
    cited = set(cited_in(shipped().library, shipped().leaflet))
    others = [name for name in shipped().library.sources if name not in cited]
    assert others
    assert not when(dict.fromkeys(others, datetime.date(2020, 1, 1)))
