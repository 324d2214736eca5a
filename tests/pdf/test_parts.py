"""A file must not depend on what was drawn before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import chain
from typing import Any

import pikepdf
import pypdfium2
import pytest

from leaflets.model.page import Area, Element, Item, Page, PagedDocument, Stroke
from leaflets.pdf import draw, parts, passages, structure
from leaflets.remembered import Kept
from tests.pdf.samples import WORDS, leaflet


@pytest.fixture(autouse=True)
def _nothing_known() -> Iterator[None]:
    forget()
    yield
    forget()


def forget() -> None:
    """Everything that was drawn before."""
    parts._parts.clear()
    passages._passages.clear()


def in_parts(document: PagedDocument, size: int = 3) -> PagedDocument:
    """The document with its pages cut into parts, as the typesetting room does it."""
    pages = []
    for page in document.pages:
        cut = tuple(page.items[at : at + size] for at in range(0, len(page.items), size))
        pages.append(replace(page, parts=cut))
    return replace(document, pages=tuple(pages))


def pages_of(pdf: bytes) -> list[bytes]:
    """What its pages look like."""
    with pypdfium2.PdfDocument(pdf) as opened:
        return [page.render(scale=2).to_pil().tobytes() for page in opened]


def test_parts_change_no_look() -> None:
    document = leaflet("en").document()
    cut = in_parts(document)
    first = draw(cut)
    assert pages_of(first) == pages_of(draw(document))
    assert parts._parts
    assert draw(cut) == first  # this time as it was drawn before


def test_another_palette_is_another_drawing() -> None:
    document = in_parts(leaflet("en").document())
    palette = dict.fromkeys(document.palette, (0.5, 0.25, 0.125))
    other = replace(document, palette=palette)
    alone = draw(other)
    forget()
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
    forget()
    draw(document)
    assert draw(other) == alone


def test_where_a_part_begins_counts() -> None:
    document = leaflet("en").document()
    other = in_parts(document, 4)
    alone = draw(other)
    forget()
    draw(in_parts(document, 3))
    assert draw(other) == alone


def test_other_roles_are_another_drawing() -> None:
    document = in_parts(leaflet("en").document())
    elements = tuple(
        element._replace(role="P") if element.role in ("H1", "H2") else element
        for element in document.elements
    )
    other = replace(document, elements=elements)
    alone = draw(other)
    forget()
    draw(document)
    assert draw(other) == alone != draw(document)


def meanings_in(pdf: bytes) -> list[bytes]:
    """The ToUnicode tables of its fonts."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        fonts = opened.pages[0].Resources.Font
        return [fonts[name].ToUnicode.read_bytes() for name in sorted(fonts.keys())]


@pytest.mark.parametrize("language", WORDS)
def test_a_glyph_means_what_its_first_use_means_wherever_parts_end(language: str) -> None:
    document = leaflet(language).document()
    assert meanings_in(draw(in_parts(document, 1))) == meanings_in(draw(document))


@pytest.mark.parametrize("language", WORDS)
def test_what_other_documents_mean_by_glyphs_is_forgotten(language: str) -> None:
    """Parts in common, but other words before them: the first use settles what a glyph means."""
    document = in_parts(leaflet(language).document(), 1)
    page = document.pages[0]
    turned = tuple(reversed(page.parts))
    other = replace(page, items=tuple(chain.from_iterable(turned)), parts=turned)
    alone = {}
    for name, pages in (("as it is", (page,)), ("turned", (other,)), ("half", (page, other))):
        parts._parts.clear()
        alone[name] = draw(replace(document, pages=pages, bookmarks=()))
    for _ in range(3):
        for name, pages in (("half", (page, other)), ("turned", (other,)), ("as it is", (page,))):
            assert draw(replace(document, pages=pages, bookmarks=())) == alone[name], name


def changed(document: PagedDocument, first: str, **values: Any) -> PagedDocument:
    """The document with other attributes of its first element of this role."""
    elements = list(document.elements)
    at = next(index for index, element in enumerate(elements) if element.role == first)
    elements[at] = elements[at]._replace(**values)
    return replace(document, elements=tuple(elements))


@pytest.mark.parametrize(
    ("role", "values"),
    [
        ("Figure", {"alt": "something else"}),
        ("Figure", {"role": "Formula"}),
        ("H1", {"role": "H2"}),
        ("P", {"language": "fr"}),
        ("P", {"title": "a title"}),
        ("TH", {"scope": "Row"}),
        ("TD", {"column_span": 2}),
        ("L", {"numbering": "None"}),
        ("Table", {"summary": "what it holds"}),
    ],
)
def test_trees_that_differ_are_told_apart(role: str, values: dict[str, Any]) -> None:
    document = in_parts(leaflet("en").document())
    other = changed(document, role, **values)
    structure._trees.clear()
    alone = draw(other)
    structure._trees.clear()
    before = draw(document)
    assert draw(other) == alone != before
    assert draw(document) == before


def test_trees_of_the_same_build_are_one() -> None:
    document = in_parts(leaflet("en").document())
    structure._trees.clear()
    draw(document)
    draw(changed(document, "Figure", alt="something else"))
    draw(replace(document, elements=tuple(one._replace() for one in document.elements)))
    assert [len(known) for _, known in structure._trees._recent.values()] == [1]


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
    monkeypatch.setattr(parts, "_parts", Kept(2))
    draw(in_parts(leaflet("en").document(), size=1))
    assert len(parts._parts) <= 2


def test_an_element_below_another_parent() -> None:
    """``Element.below`` must know every field."""
    element = Element(
        "TH", 3, True, "alt", "ar", "title", "Row", 2, "Decimal", "summary"
    )  # fmt: skip
    assert element.below(7) == element._replace(parent=7)
