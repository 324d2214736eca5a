import datetime
from dataclasses import replace

import pytest

from leaflets.model.quality import Finding
from leaflets.model.review import Review, SignOff
from tests.checks.pages import found, shipped

CODE = "currency/sign-off"


def signed(day: str, changed: frozenset[str] = frozenset(), clinic: str = "reviewed") -> Review:
    sign_off = SignOff("A. Person", "Nurse", datetime.date.fromisoformat(day), "human", "", "", ())
    state = "stale" if changed else "reviewed"
    return Review(state, clinic, False, changed, sign_off)  # type: ignore[arg-type]


def told(review: Review) -> list[Finding]:
    return found(CODE, replace(shipped(), edition=replace(shipped().edition, review=review)))


def test_what_nobody_has_signed_is_no_matter_of_it() -> None:
    assert not found(CODE, shipped())


def test_what_was_signed_and_has_not_changed_is_let_be() -> None:
    assert not told(signed("2026-11-23"))


def test_changed_words_are_named_but_not_all_of_them() -> None:
    (finding,) = told(signed("2026-11-23", frozenset({"a#1", "a#2"})))
    assert finding.message.endswith("this has changed: a#1, a#2")
    (finding,) = told(signed("2026-11-23", frozenset(f"a#{n}" for n in range(5))))
    assert finding.message.endswith("a#0, a#1, a#2 and 2 more")


def test_changed_values_of_the_clinic_are_told_in_its_file() -> None:
    (finding,) = told(signed("2026-11-23", clinic="stale"))
    assert finding.where
    assert str(finding.where.path).endswith("clinics/riverbank-sample.yaml")


@pytest.mark.parametrize(("day", "told_of"), [("2025-11-22", False), ("2025-11-21", True)])
def test_a_review_date_that_was_only_moved_on_is_told(day: str, told_of: bool) -> None:
    assert bool(told(signed(day))) is told_of
