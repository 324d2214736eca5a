"""What of a leaflet is scored for readability: its paragraphs and items, not its headings."""

from __future__ import annotations

from leaflets.model.quality import Printed, Subject
from leaflets.readability import Passage, Readability, score
from leaflets.remembered import once_for_each

HEADINGS = frozenset({"title", "subtitle", "heading", "audience", "term", "name"})
"""Fields that hold headings and names: a question as a heading would pass for a sentence."""


@once_for_each(1)
def readability_of(subject: Subject) -> Readability:
    """How easy a leaflet is to read. Every check of this room asks."""
    return score(passages_of(subject), subject.language, terms=terms_of(subject))


def passages_of(subject: Subject) -> tuple[Passage, ...]:
    """The texts of a leaflet that may hold full sentences, in reading order."""
    return tuple(Passage(one.text, one.where) for one in subject.texts if _is_prose(one))


def terms_of(subject: Subject) -> tuple[str, ...]:
    """The words that the leaflet explains: those of its glossary, as they are printed."""
    return tuple(one.text for one in subject.texts if one.field == "term")


def _is_prose(one: Printed) -> bool:
    return one.field not in HEADINGS and one.kind != "sources"
