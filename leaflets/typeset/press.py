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
    return replace(document, pages=pages, elements=_unlinked(document.elements), press=press)


def _press(setup: PressSetup) -> Press:
    condition = setup.condition or usual_condition()
    slug = SLUG if setup.marks else 0.0  # who forbids marks wants the bleed and nothing else
    marks = frozenset(setup.marks)
    return Press(setup.bleed * MM, slug, marks, condition.name, condition.profile)


def _unlinked(elements: tuple[Element, ...]) -> tuple[Element, ...]:
    """Links as plain words: PDF/X-4 has no annotations on the page, and on paper nobody clicks."""
    return tuple(e._replace(role="Span") if e.role == "Link" else e for e in elements)
