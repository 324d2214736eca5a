from collections.abc import Iterable
from dataclasses import replace

from leaflets.model.page import Drawing, Item
from tests.checks.pages import found, redrawn, shipped

CODE = "legibility/words-over-pictures"


def test_no_shipped_layout_prints_words_on_pictures() -> None:
    for layout in ("handout", "poster", "card", "slip", "easy-read"):
        for language in ("en-GB", "ar") if layout != "poster" else ("en-GB",):
            assert not found(CODE, shipped(layout, language))


def test_a_picture_under_words_is_told() -> None:
    def grown(item: Item) -> Iterable[Item]:
        if isinstance(item, Drawing) and item.width > 100:
            return (replace(item, height=item.height + 30),)
        return (item,)

    (finding,) = found(CODE, redrawn(shipped(), grown))
    assert "page 1" in finding.message
