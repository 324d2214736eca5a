"""Layouts for two languages."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from leaflets.model.layout import Layout

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
