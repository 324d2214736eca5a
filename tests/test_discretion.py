"""No message and no traceback says what is said of a patient."""

from __future__ import annotations

import traceback

import pytest

from leaflets.discretion import discreetly
from leaflets.model.order import Values
from leaflets.pipeline import Terms, build
from leaflets.problems import LeafletsError, Problem, Where
from tests.personal import JOB, SECRET, personal_library

VALUES = Values({"ward": f"{SECRET} \U00012000", "seen_by": SECRET})


def failing(*problems: Problem, always: bool = False) -> list[Problem]:
    """What comes of something that fails with these problems when there are values."""

    def make(values: Values) -> None:
        if values or always:
            raise LeafletsError(*problems)

    with pytest.raises(LeafletsError) as raised:
        discreetly(make, VALUES)
    trace = "".join(traceback.format_exception(raised.value))
    assert always or SECRET not in trace
    return list(raised.value.problems)


def test_what_works_is_left_alone() -> None:
    assert discreetly(lambda values: values["seen_by"], VALUES) == SECRET


def test_messages_do_not_quote() -> None:
    place = Where(field=f"block {SECRET}")
    (problem,) = failing(
        Problem("layout/no-fit", f"“{SECRET}” is too wide", place, SECRET, about=SECRET),
        Problem("layout/no-fit", f"“{SECRET}” is too high", place, SECRET, about=SECRET),
    )
    assert problem.code == "layout/no-fit"
    assert SECRET not in repr(problem)


def test_a_letter_without_a_glyph_names_the_value_and_not_the_letter() -> None:
    (problem,) = failing(
        Problem("text/missing-glyph", "no font has \U00012000 (U+12000)", about="\U00012000")
    )
    assert problem.code == "values/missing-glyph"
    assert problem.where == Where(field="ward")
    assert "\U00012000" not in repr(problem)
    assert "12000" not in repr(problem)


def test_what_fails_without_values_too_is_told_in_full() -> None:
    told = Problem("content/no-figure", "there is no figure “back”")
    assert failing(told, always=True) == [told]


def test_internal_mistakes_do_not_quote() -> None:
    def make(values: Values) -> None:
        raise ValueError(f"cannot set {values['seen_by']}")

    with pytest.raises(RuntimeError) as raised:
        discreetly(make, VALUES)
    trace = "".join(traceback.format_exception(raised.value))
    assert SECRET not in trace
    assert "ValueError" in str(raised.value)
    assert "in make" in trace


def test_leaflets_that_cannot_print_a_value() -> None:
    with pytest.raises(LeafletsError) as raised:
        build(personal_library(), JOB, values=VALUES)
    (problem,) = raised.value.problems
    assert problem.code == "values/missing-glyph"
    assert SECRET not in "".join(traceback.format_exception(raised.value))


def test_leaflets_that_cannot_be_made_at_all() -> None:
    with pytest.raises(LeafletsError) as raised:
        build(personal_library(), JOB, terms=Terms(final=True), values=VALUES)
    assert {problem.code for problem in raised.value.problems} >= {"review/unsigned"}
