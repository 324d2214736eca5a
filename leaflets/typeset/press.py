"""A laid-out leaflet made ready for a print shop: bleed, no links, no transparency."""

from __future__ import annotations

from dataclasses import replace

from leaflets.model.layout import MM
from leaflets.model.page import Element, PagedDocument, Press
from leaflets.model.profile import PressSetup
from leaflets.printing.conditions import usual_condition
from leaflets.problems import LeafletsError, Problem
from leaflets.typeset.bleed import bled
from leaflets.typeset.ground import on_known_ground

SLUG = 10 * MM
"""Room beyond the bleed for marks: 2 mm of air, marks of 5 mm, and air again."""


def for_press(document: PagedDocument, setup: PressSetup) -> PagedDocument:
    """What goes to a print shop. Raises LeafletsError with every picture that can be seen through
    and stands on more than one colour."""
    press, problems = _press(setup), list[Problem]()
    pages = tuple(
        bled(on_known_ground(page, number, problems), press.bleed)
        for number, page in enumerate(document.pages, 1)
    )
    if problems:
        raise LeafletsError(*problems)
    elements = _unlinked(document.elements, document.metadata.language)
    return replace(document, pages=pages, elements=elements, press=press)


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
