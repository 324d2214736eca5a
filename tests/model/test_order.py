"""Orders: what is said of one person is kept, and not shown."""

from __future__ import annotations

import pickle
import traceback
from dataclasses import replace
from pathlib import Path

import pytest

from leaflets.model.order import NOTHING, RESERVED, Order, Values, value_name_fault
from leaflets.problems import Problem, Where
from tests.personal import JOB, SECRET

VALUES = Values({"ward": "3", "appointment": SECRET})


def test_values_are_a_mapping() -> None:
    assert dict(VALUES) == {"appointment": SECRET, "ward": "3"}
    assert VALUES["ward"] == "3"
    assert VALUES.get("seen_by") is None
    assert "ward" in VALUES
    assert len(VALUES) == 2
    assert not NOTHING
    with pytest.raises(KeyError):
        VALUES["seen_by"]


def test_values_are_compared_by_what_they_hold() -> None:
    same = Values({"appointment": SECRET, "ward": "3"})
    assert same == VALUES
    assert hash(VALUES) == hash(same)
    assert Values({"ward": "4"}) != Values({"ward": "3"})
    assert Values({"ward": "3"}) != Values({"place": "3"})
    assert dict(VALUES) != VALUES


def test_values_do_not_change() -> None:
    with pytest.raises(AttributeError):
        VALUES._texts = ("other", "4")
    with pytest.raises(AttributeError):
        del VALUES._texts


def test_orders_travel_between_processes() -> None:
    order = Order(JOB, JOB.path, 2, VALUES, Where(Path("orders.csv"), 7))
    assert pickle.loads(pickle.dumps(order)) == order
    assert hash(pickle.loads(pickle.dumps(order))) == hash(order)
    assert Order.of(JOB) == Order(JOB, JOB.path)


def test_no_value_is_shown() -> None:
    order = Order(JOB, JOB.path, values=VALUES)
    shown = [repr(VALUES), str(VALUES), f"{VALUES}", repr(order), str(replace(order, copies=2))]
    try:
        VALUES[SECRET[:0] + "seen_by"]
    except KeyError:
        shown.append(traceback.format_exc())
    assert repr(VALUES) == "Values(appointment, ward)"
    assert not any(SECRET in text for text in shown)


def test_what_a_row_is_to_blame_for() -> None:
    order = Order(JOB, JOB.path, values=VALUES, where=Where(Path("orders.csv"), 7))
    of_value = Problem("values/missing-glyph", "no letter", Where(field="ward"))
    assert order.at_row(of_value).where == Where(Path("orders.csv"), 7, "ward")
    assert order.at_row(Problem("a/b", "wide")).where == order.where
    of_content = Problem("a/b", "no source", Where(Path("a.yaml"), 3))
    assert order.at_row(of_content) == of_content
    assert replace(order, values=NOTHING).at_row(of_value) == of_value
    assert replace(order, where=None).at_row(of_value) == of_value


@pytest.mark.parametrize("name", ["ward", "seen_by", "a", "x2", "a" * 40])
def test_names_of_values(name: str) -> None:
    assert value_name_fault(name) is None


@pytest.mark.parametrize(
    "name", ["", "Ward", "seen-by", "_a", "a_", "a__b", "2x", "é", "a" * 41, "ward\n", *RESERVED]
)
def test_what_no_value_is_called(name: str) -> None:
    assert value_name_fault(name)
