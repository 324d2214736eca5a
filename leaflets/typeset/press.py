"""A laid-out leaflet made ready for a print shop: bleed, no links, no transparency."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from leaflets.model.layout import MM
from leaflets.model.page import Element, PagedDocument, Press
from leaflets.model.profile import PressSetup
from leaflets.printing.conditions import usual_condition
from leaflets.problems import LeafletsError, Problem
from leaflets.typeset.bleed import ALL_EDGES, bled
from leaflets.typeset.boxes import EPSILON
from leaflets.typeset.ground import on_known_ground

SLUG = 10 * MM
"""Room beyond the bleed for marks: 2 mm of air, marks of 5 mm, and air again."""


def for_press(document: PagedDocument, setup: PressSetup) -> PagedDocument:
    """What goes to a print shop. Raises LeafletsError with every picture that can be seen through
    and stands on more than one colour, and where copies of a page would bleed into each other."""
    press, problems = _press(setup), list(_copies(document))
    pages = tuple(
        bled(on_known_ground(page, number + 1, problems), press.bleed, _cut_edges(document, number))
        for number, page in enumerate(document.pages)
    )
    if problems:
        raise LeafletsError(*problems)
    elements = _unlinked(document.elements, document.metadata.language)
    return replace(document, pages=pages, elements=elements, press=press)


def _copies(document: PagedDocument) -> Iterator[Problem]:
    if any(placed.copy for side in document.sides for placed in side.pages):
        yield Problem(
            "layout/copies-for-press",
            "a paper with several copies of a page is for the office printer",
            hint="choose the paper of one page: the print shop puts as many on a sheet as it holds",
        )


def _cut_edges(document: PagedDocument, page: int) -> frozenset[str]:
    """The edges of a page that are edges of its sheet too."""
    for side in document.sides:
        for placed in side.pages:
            if placed.page == page:
                own = document.pages[page]
                reached = {
                    "left": placed.x, "right": side.width - placed.x - own.width,
                    "top": placed.y, "bottom": side.height - placed.y - own.height,
                }  # fmt: skip
                return frozenset(edge for edge, left in reached.items() if left <= EPSILON)
    return ALL_EDGES


def _press(setup: PressSetup) -> Press:
    condition = setup.condition or usual_condition()
    slug = SLUG if setup.marks else 0.0  # who forbids marks wants the bleed and nothing else
    marks = frozenset(setup.marks)
    return Press(setup.bleed * MM, slug, marks, condition.name, condition.profile)


def _unlinked(elements: tuple[Element, ...], language: str) -> tuple[Element, ...]:
    """Links as plain words: PDF/X-4 has no annotations on the page, and on paper nobody clicks.
    They say which language they are in, as every Span does. ``language``: the document's."""
    found = list(elements)
    for place, element in enumerate(elements):
        if element.role == "Link":
            at = place
            while at >= 0 and not elements[at].language:
                at = elements[at].parent
            own = (elements[at].language if at >= 0 else None) or language
            found[place] = element._replace(role="Span", language=own)
    return tuple(found)
