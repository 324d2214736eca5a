"""What is kept for further leaflets."""

from __future__ import annotations

from leaflets.remembered import Kept


def test_found_by_identity_and_not_by_equality() -> None:
    kept: Kept[str] = Kept(4)
    things = ([1],)
    kept.put("made", things)
    assert kept.get(things) == "made"
    assert kept.get(([1],)) is None


def test_what_is_compared_tells_results_apart() -> None:
    kept: Kept[str] = Kept(4)
    thing = object()
    kept.put("wide", (thing,), 300.0)
    assert kept.get((thing,), 300.0) == "wide"
    assert kept.get((thing,), 200.0) is None


def test_never_more_than_asked_for() -> None:
    kept: Kept[int] = Kept(3)
    things = [object() for _ in range(10)]
    for number, thing in enumerate(things):
        kept.put(number, (thing,))
    assert sum(kept.get((thing,)) is not None for thing in things) <= 3
    assert kept.get((things[-1],)) == 9


def test_an_id_is_not_given_to_another_thing() -> None:
    kept: Kept[int] = Kept(100)
    for number in range(50):
        assert kept.get(([number],)) is None  # a new list might get the id of a dropped one
        kept.put(number, ([number],))
