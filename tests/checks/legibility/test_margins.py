from collections.abc import Iterable
from dataclasses import replace

import pytest

from leaflets.model.page import Area, Drawing, Item, SetText
from tests.checks.pages import found, redrawn, shipped, the_text

CODE = "legibility/margins"
MM = 72 / 25.4


@pytest.mark.parametrize("profile", ["screen", "office", "mono", "print"])
def test_shipped_layouts_keep_clear_of_the_edge(profile: str) -> None:
    for layout in ("handout", "tri-fold"):
        assert not found(CODE, shipped(layout, profile=profile))


def test_a_wallet_card_keeps_five_millimetres() -> None:
    assert not found(CODE, shipped("card"))


def test_words_near_the_edge_are_told() -> None:
    words = the_text(shipped(), "A sacral dimple")

    def moved(item: Item) -> Iterable[Item]:
        if item is words and isinstance(item, SetText):
            return (item._replace(xs=tuple(4 * MM for _ in item.xs)),)
        return (item,)

    (finding,) = found(CODE, redrawn(shipped(), moved))
    assert "page 1: words 4.0 mm from the edge; 5 mm is the least" in finding.message


def test_office_printers_reach_less_far() -> None:
    def moved(item: Item) -> Iterable[Item]:
        return (replace(item, x=5.5 * MM),) if isinstance(item, Drawing) else (item,)

    assert not found(CODE, redrawn(shipped(), moved))
    (finding,) = found(CODE, redrawn(shipped(profile="office"), moved))
    assert "a picture 5.5 mm" in finding.message


def test_colour_may_reach_the_edge_but_not_for_office_printers() -> None:
    tint = Area(0, 0, 50, 50, "accent-tint")

    def tinted(item: Item) -> Iterable[Item]:
        return (tint, item)

    assert not found(CODE, redrawn(shipped(), tinted))
    (finding,) = found(CODE, redrawn(shipped(profile="office"), tinted))
    assert "colour or a line 0.0 mm" in finding.message
    white = replace(tint, fill="paper")
    assert not found(CODE, redrawn(shipped(profile="office"), lambda item: (white, item)))
