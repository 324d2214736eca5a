"""A file must not depend on what was drawn before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from leaflets.model.page import Area, Element, Item, Page, PagedDocument, Stroke
from leaflets.pdf import draw, parts
from leaflets.remembered import Kept
from tests.pdf.samples import leaflet


@pytest.fixture(autouse=True)
def _nothing_known() -> Iterator[None]:
    parts._drawn.clear()
    yield
    parts._drawn.clear()


def in_parts(document: PagedDocument, size: int = 3) -> PagedDocument:
    """The document with its pages cut into parts, as the typesetting room does it."""
    pages = []
    for page in document.pages:
        cut = tuple(page.items[at : at + size] for at in range(0, len(page.items), size))
        pages.append(replace(page, parts=cut))
    return replace(document, pages=tuple(pages))


def test_parts_change_nothing() -> None:
    document = leaflet("en").document()
    whole = draw(document)
    cut = in_parts(document)
    assert draw(cut) == whole
    assert parts._drawn
    assert draw(cut) == whole  # this time as it was drawn before


def test_another_palette_is_another_drawing() -> None:
    document = in_parts(leaflet("en").document())
    palette = dict.fromkeys(document.palette, (0.5, 0.25, 0.125))
    other = replace(document, palette=palette)
    alone = draw(other)
    parts._drawn.clear()
    draw(document)
    assert draw(other) == alone
    assert draw(other) != draw(document)


def test_what_stands_before_counts() -> None:
    document = in_parts(leaflet("en").document())
    page = document.pages[0]
    before: tuple[Item, ...] = (
        Area(0, 0, 10, 10, fill="#ff0000"),
        Stroke(0, 0, 9, 9, "#00ff00", 2.0),
    )
    longer = replace(page, items=(*before, *page.items), parts=(before, *page.parts))
    other = replace(document, pages=(longer, *document.pages[1:]))
    alone = draw(other)
    parts._drawn.clear()
    draw(document)
    assert draw(other) == alone


def test_other_roles_are_another_drawing() -> None:
    document = in_parts(leaflet("en").document())
    elements = tuple(
        replace(element, role="P") if element.role in ("H1", "H2") else element
        for element in document.elements
    )
    other = replace(document, elements=elements)
    alone = draw(other)
    parts._drawn.clear()
    draw(document)
    assert draw(other) == alone != draw(document)


def test_parts_that_do_not_belong_to_the_items_are_ignored() -> None:
    document = in_parts(leaflet("en").document())
    page = document.pages[0]
    shorter = replace(page, items=page.items[:-1])
    plain = Page(page.width, page.height, shorter.items)
    rest = document.pages[1:]
    assert draw(replace(document, pages=(shorter, *rest))) == draw(
        replace(document, pages=(plain, *rest))
    )


def test_never_more_parts_than_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_drawn", Kept(2))
    draw(in_parts(leaflet("en").document(), size=1))
    assert len(parts._drawn) <= 2


def test_an_element_below_another_parent() -> None:
    """``Element.below`` must know every field."""
    element = Element(
        "TH", 3, True, "alt", "ar", "title", "Row", 2, "Decimal", "summary"
    )  # fmt: skip
    assert element.below(7) == replace(element, parent=7)
