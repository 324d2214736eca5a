from collections.abc import Iterable

from leaflets.model.page import Drawing, Item
from leaflets.model.picture import Picture
from tests.checks.pages import found, redrawn, shipped

CODE = "legibility/colour-alone"
MYTHS = "back-dimples-myths-and-facts"


def without_icons(item: Item) -> Iterable[Item]:
    return () if isinstance(item, Drawing) and item.element < 0 else (item,)


def test_boxes_of_shipped_layouts_have_signs_of_their_own() -> None:
    for layout in ("handout", "card", "poster", "easy-read", "large-print"):
        assert not found(CODE, shipped(layout))
    for profile in ("screen", "office", "print"):
        assert not found(CODE, shipped("sheet", leaflet=MYTHS, profile=profile))


def test_boxes_without_icons_are_told_apart_by_colour_alone() -> None:
    (finding,) = found(CODE, redrawn(shipped(), without_icons))
    assert "sacral-dimple/warning-signs" in finding.message
    assert "“Call 999 now”" in finding.message
    assert "“Book soon”" in finding.message
    assert found(CODE, redrawn(shipped("sheet", leaflet=MYTHS), without_icons))


def test_one_icon_for_all_tells_nothing() -> None:
    icons: dict[str, Picture] = {}

    def alike(item: Item) -> Iterable[Item]:
        if not isinstance(item, Drawing) or item.element >= 0:
            return (item,)
        first = icons.setdefault("one", item.picture)
        return (Drawing(first, item.x, item.y, item.width, item.height, -1),)

    assert found(CODE, redrawn(shipped(), alike))


def test_a_slip_has_no_room_for_icons() -> None:
    (finding,) = found(CODE, shipped("slip"))
    assert "“Call 999 now”" in finding.message


def test_in_black_and_white_there_is_no_colour() -> None:
    assert not found(CODE, redrawn(shipped(profile="mono"), without_icons))
