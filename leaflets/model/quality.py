"""What is looked at in a leaflet besides its translation, and what may be found. No input or
output."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from leaflets.model.rich_text import RichText
from leaflets.problems import Severity, Where

if TYPE_CHECKING:
    from leaflets.model.clinic import Clinic
    from leaflets.model.library import Library
    from leaflets.model.localized import LocalEdition
    from leaflets.model.nodes import Composition
    from leaflets.model.page import PagedDocument
    from leaflets.model.profile import Profile
    from leaflets.model.recipe import Recipe


class Printed(NamedTuple):
    """One text of a leaflet as it is printed. ``context``: of its message; ``block``: id of the
    block, or nothing for what stands outside blocks; ``kind``: of the block, or ``leaflet``;
    ``field``: name of the field in its schema (``item``, ``title``, ``lead``); ``where``: the line
    to correct, of the content or, in another language, of the PO file."""

    context: str
    block: str
    kind: str
    field: str
    words: RichText
    where: Where

    @property
    def text(self) -> str:
        """Its words, without marks of citations."""
        return "".join(span.text for span in self.words.spans if not span.cites)

    @property
    def own(self) -> str:
        """As ``text``, without what comes from the clinic: phone numbers, names, local numbers."""
        return "".join(s.text for s in self.words.spans if not s.cites and not s.isolate)


class Laid(NamedTuple):
    """A leaflet on its pages."""

    composition: Composition
    document: PagedDocument
    profile: Profile


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """What checks look at: a leaflet in one language for one clinic.

    ``texts``: in reading order; ``laid``: None where pages are not to be looked at;
    ``place``: file and field (a path through the file) -> the place to open.
    """

    library: Library
    leaflet: str
    recipe: Recipe
    clinic: Clinic
    edition: LocalEdition
    texts: Sequence[Printed]
    laid: Laid | None
    today: datetime.date
    place: Callable[[str, tuple[str | int, ...]], Where]

    @property
    def language(self) -> str:
        """The language that is looked at, a BCP 47 tag."""
        return self.edition.job.language

    @property
    def on_pages(self) -> Laid:
        """The leaflet on its pages, for checks that need it there (see ``QualityCheck``). Raises
        ValueError where nobody laid it out."""
        if self.laid is None:
            raise ValueError("a check that looks at pages is not marked so")
        return self.laid

    @property
    def in_source_language(self) -> bool:
        """Whether these are the author's own words."""
        return self.language == self.library.language

    def of_recipe(self, *field: str | int) -> Where:
        """The place of a field of the leaflet's own file."""
        return self.place(f"content/leaflets/{self.leaflet}.yaml", field)


class Finding(NamedTuple):
    """One thing that is wrong, in words for the person who can mend it."""

    message: str
    where: Where | None
    hint: str
    severity: Severity = Severity.WARNING


Limits = Mapping[str, float]
"""Thresholds of one check: name -> number; units are those that its explanation gives."""


class QualityCheck(NamedTuple):
    """One rule for leaflets.

    ``code``: its room and the name of its file, with hyphens; ``title``: what is asked for, in one
    line; ``find``: what is wrong with a leaflet. ``source_only``: it reads the author's own words,
    and says nothing about translations; ``languages``: it can read only these (ISO 639), or all;
    ``formula``: it is made for these languages, and each has its own; ``on_pages``: it needs the
    leaflet on its pages.
    """

    code: str
    title: str
    find: Callable[[Subject, Limits], Iterable[Finding]]
    source_only: bool = False
    languages: tuple[str, ...] = ()
    on_pages: bool = False
    formula: bool = False
