"""Layouts: two languages, type of their own, pages of bands."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from leaflets.model.form import Layout

COLUMN = {"name": "a", "width": "flex"}
OTHER = {"name": "b", "width": "flex"}


def layout(*columns: dict[str, Any], languages: str = "2") -> Layout:
    form = {
        "min_width": "180",
        "margins": {"top": "11", "bottom": "8", "sides": "13"},
        "bands": [{"columns": columns}],
    }
    return Layout.model_validate({"title": "Two", "languages": languages, "forms": [form]})


def test_two_equal_columns() -> None:
    assert layout(COLUMN, OTHER).languages == 2
    assert layout(COLUMN | {"width": 80}, OTHER | {"width": 80})
    assert layout(COLUMN, languages="1").languages == 1


@pytest.mark.parametrize(
    "columns",
    [(COLUMN,), (COLUMN, OTHER | {"width": 80}), (COLUMN, OTHER, {"name": "c", "width": "flex"})],
)
def test_both_languages_need_the_same_room(columns: tuple[dict[str, Any], ...]) -> None:
    assert layout(*columns, languages="1")
    with pytest.raises(ValidationError, match="two equal columns"):
        layout(*columns)


def test_the_second_column_takes_no_roles_of_its_own() -> None:
    with pytest.raises(ValidationError, match="the same blocks as the first"):
        layout(COLUMN, OTHER | {"roles": ["lead"]})


@pytest.mark.parametrize("number", ["0", "3", "two"])
def test_there_are_one_or_two_languages(number: str) -> None:
    with pytest.raises(ValidationError):
        layout(COLUMN, OTHER, languages=number)


def one_form(**more: Any) -> Layout:
    form = {
        "min_width": "80",
        "margins": {"top": "5", "bottom": "5", "sides": "5"},
        "bands": [{"columns": [COLUMN]}],
    }
    return Layout.model_validate({"title": "One", "forms": [form | more]})


def test_type_of_a_form_may_be_at_its_floor() -> None:
    scale = {"body": {"size": "16"}, "footer": {"size": "16"}}
    assert one_form(smallest="16", type=scale).forms[0].type["footer"].size == 16


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"type": {"body": {"size": "11.9"}}}, "body of 11.9 pt"),
        ({"type": {"footer": {"size": "15"}}, "smallest": "16"}, "footer of 15 pt"),
        ({"type": {"body": {"size": "15"}}, "smallest": "16"}, "body of 15 pt"),
        ({"fit": {"pages": "2", "compact": {"body": {"size": "11"}}}}, "body of 11 pt"),
        ({"smallest": "8"}, "smallest"),
    ],
)
def test_type_of_a_form_is_never_below_a_floor(more: dict[str, Any], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        one_form(**more)


def test_bands_are_in_the_order_of_their_pages() -> None:
    first, second = ({"columns": [COLUMN], "page": "3"}, {"columns": [OTHER], "page": "2"})
    assert one_form(bands=[second, first])
    with pytest.raises(ValidationError, match="page 2, one above it on page 3"):
        one_form(bands=[first, second])


def test_balanced_columns_have_one_width() -> None:
    assert one_form(bands=[{"columns": [COLUMN, OTHER], "balance": "true"}])
    with pytest.raises(ValidationError, match="one width"):
        one_form(bands=[{"columns": [COLUMN, OTHER | {"width": "60"}], "balance": "true"}])
