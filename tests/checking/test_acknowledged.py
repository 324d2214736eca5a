"""What a translator acknowledges, and what cannot be."""

from __future__ import annotations

import pytest

from leaflets.checking.acknowledged import CODE, acknowledged, faults_of_remarks
from leaflets.checks.translation import checks
from leaflets.problems import Problem, Severity
from tests.checks.translation.pairing import a_pair


def _told(*remarks: str, found: tuple[str, ...] | None = ("length",)) -> list[Problem]:
    pair = a_pair("pl", "Wash it.", "Myć.", remarks=remarks)
    names = None if found is None else {pair.context: found}
    return list(faults_of_remarks([pair], checks(), names))


@pytest.mark.parametrize(
    "remark",
    [
        "leaflets: ok length: Polish needs more words here",
        "leaflets: ok translation/length: as the code is printed",
        "  Leaflets:ok  Length :  typed in a hurry ",
        "leaflets: ok length: reason: with a colon",
    ],
)
def test_an_acknowledgement_with_a_reason(remark: str) -> None:
    assert acknowledged("translation/length", [remark])
    assert not acknowledged("translation/spaces", [remark])
    assert _told(remark) == []


@pytest.mark.parametrize(
    ("remark", "words"),
    [
        ("leaflets: ok length", "without a reason"),
        ("leaflets: ok length:", "without a reason"),
        ("leaflets: ok lenght: slip", "no check has this name"),
        ("leaflets: ok spaces: there are none", "finds nothing here"),
        ("leaflets: ok negation: no need", "cannot acknowledge"),
        ("leaflets: ok characters: looks nice", "cannot acknowledge"),
        ("leaflets: length is fine", "no acknowledgement"),
    ],
)
def test_what_acknowledges_nothing_is_told(remark: str, words: str) -> None:
    (problem,) = _told(remark)
    assert words in problem.message
    assert (problem.code, problem.severity) == (CODE, Severity.WARNING)
    assert (problem.where and problem.where.line) == 7


def test_without_a_reason_nothing_is_acknowledged() -> None:
    assert not acknowledged("translation/length", ["leaflets: ok length", "leaflets: ok length: "])


def test_a_slip_gets_a_hint() -> None:
    (problem,) = _told("leaflets: ok lenght: slip")
    assert "length" in problem.hint


def test_an_error_that_can_be_confirmed_says_how() -> None:
    (problem,) = _told("leaflets: ok negation: no need")
    assert "--confirm" in problem.hint


def test_other_comments_are_none_of_ours() -> None:
    assert _told("checked by two people", "ok length: not ours", "the leaflet: see page 2") == []


def test_where_not_all_was_looked_at_nothing_is_called_needless() -> None:
    assert _told("leaflets: ok spaces: elsewhere", found=None) == []
