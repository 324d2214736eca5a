import datetime
from dataclasses import replace

import pytest

from leaflets.model.quality import Finding
from leaflets.problems import Severity
from tests.checks.pages import found, shipped

CODE = "currency/review-date"
REVIEW_BY = datetime.date(2028, 11, 22)


def on(day: datetime.date) -> list[Finding]:
    return found(CODE, replace(shipped(), today=day))


@pytest.mark.parametrize(
    ("days", "severity", "words"),
    [
        (91, None, ""),
        (90, Severity.WARNING, "in 90 days"),
        (1, Severity.WARNING, "in 1 day"),
        (0, Severity.WARNING, "in 0 days"),
        (-1, Severity.ERROR, "1 day ago"),
        (-400, Severity.ERROR, "400 days ago"),
    ],
)
def test_the_nearer_the_worse(days: int, severity: Severity | None, words: str) -> None:
    findings = on(REVIEW_BY - datetime.timedelta(days))
    assert [f.severity for f in findings] == ([severity] if severity else [])
    assert all(words in f.message for f in findings)


def test_the_line_of_the_date_is_told() -> None:
    (finding,) = on(REVIEW_BY)
    assert str(finding.where).endswith("sacral-dimple-warning-signs.yaml:18 (review_by)")


@pytest.mark.parametrize(
    ("published", "told"), [("2025-11-22", False), ("2025-11-21", True), ("2024-11-22", True)]
)
def test_three_years_are_the_most(published: str, told: bool) -> None:
    day = datetime.date.fromisoformat(published)
    recipe = shipped().recipe.model_copy(update={"published": day})
    findings = found(CODE, replace(shipped(), recipe=recipe))
    assert [f.severity for f in findings] == [Severity.ERROR] * told
