"""How many pages a leaflet may take: normal type, compact type, then refused or continued."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from leaflets.model.form import Form
from leaflets.model.layout import MM
from leaflets.problems import LeafletsError, Problem
from leaflets.typeset.fitting import fitted, taken
from leaflets.typeset.flow import Placement


@dataclass(frozen=True)
class Laid:
    """Pages of 200 mm, with 30 mm of the block ``late`` on each after the first."""

    pages: int
    size: float

    @property
    def columns(self) -> tuple[tuple[float, float], ...]:
        return ((20 * MM, 200 * MM),) * self.pages

    @property
    def placements(self) -> tuple[Placement, ...]:
        late = (Placement("late", page, 0, 20 * MM, 9, 30 * MM) for page in range(1, self.pages))
        return (Placement("first", 0, 0, 20 * MM, 9, 100 * MM), *late)


def form(**fit: Any) -> Form:
    return Form.model_validate(
        {
            "min_width": "80",
            "margins": {"top": "5", "bottom": "5", "sides": "5"},
            "bands": [{"columns": [{"name": "a", "width": "flex"}]}],
            "type": {"body": {"size": "14"}},
            "fit": fit or None,
        }
    )


COMPACT = {"body": {"size": "12"}}


def size_of(one: Form) -> float:
    return one.type["body"].size


def pages(**by_size: int) -> Any:
    return lambda one: Laid(by_size[f"pt{size_of(one):g}"], size_of(one))


def test_without_a_policy_any_number_of_pages_will_do() -> None:
    assert fitted(form(), "a4", pages(pt14=9)).pages == 9


def test_normal_type_is_kept_where_it_fits() -> None:
    made = fitted(form(pages="2", compact=COMPACT), "a4", pages(pt14=2, pt12=1))
    assert made == Laid(2, 14)


def test_compact_type_is_tried_before_anything_is_refused() -> None:
    made = fitted(form(pages="2", compact=COMPACT), "a4", pages(pt14=3, pt12=2))
    assert made == Laid(2, 12)


def test_what_is_still_over_is_refused_with_pages_millimetres_and_block() -> None:
    with pytest.raises(LeafletsError) as caught:
        fitted(form(pages="1", compact=COMPACT), "a4", pages(pt14=4, pt12=3))
    (problem,) = caught.value.problems
    assert problem.code == "layout/over"
    for part in ("1 page of paper a4", "2 pages more", "60 mm", "from block late on"):
        assert part in problem.message
    assert problem.where
    assert problem.where.field == "late"


def test_or_goes_on_in_the_type_that_is_easier_to_read() -> None:
    policy = form(pages="1", over="continue", compact=COMPACT)
    assert fitted(policy, "a4", pages(pt14=4, pt12=3)) == Laid(4, 14)


def test_what_only_compact_type_can_hold_is_set_in_it() -> None:
    def made(one: Form) -> Laid:
        if size_of(one) > 12:
            raise LeafletsError(Problem("layout/does-not-fit", "too tall"))
        return Laid(1, 12)

    assert fitted(form(pages="1", compact=COMPACT), "a4", made) == Laid(1, 12)
    with pytest.raises(LeafletsError, match="too tall"):
        fitted(form(pages="1"), "a4", made)


def test_a_page_that_is_taken_names_who_took_it() -> None:
    placed = [Placement("a", 0, 0, 0, 1, 1), Placement("b", 2, 0, 0, 1, 1)]
    assert list(taken(placed, 3, ["back"])) == []
    (problem,) = taken(placed, 2, ["back"])
    assert problem.code == "layout/page-taken"
    for part in ("column back begins on page 3", "block b", "reaches page 3"):
        assert part in problem.message
