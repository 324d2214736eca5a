"""Library + Job -> Subject: every text as it is printed, with the line to correct."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from leaflets import clock
from leaflets.catalogs.lookup import entry_of
from leaflets.catalogs.messages import topic_of
from leaflets.model.job import Job
from leaflets.model.library import Library
from leaflets.model.localized import LocalEdition
from leaflets.model.quality import Laid, Printed, Subject
from leaflets.model.rich_text import RichText
from leaflets.pipeline import Terms, lay_out, worded
from leaflets.places import where
from leaflets.problems import Where
from leaflets.profiles import profiles
from leaflets.text.faces import FontLibrary
from leaflets.wording.parts import Location, Part, parts

LEAFLET = "leaflet"
"""The kind of words that stand outside blocks."""


def subject_of(
    library: Library,
    job: Job,
    terms: Terms,
    fonts: FontLibrary | None = None,
    on_pages: bool = True,
) -> Subject:
    """A leaflet as checks look at it, on its pages or (which is quicker) its words alone. Raises
    LeafletsError when it cannot be made."""
    if not on_pages:
        return subject_in_words(library, worded(library, job, terms))
    made = lay_out(library, job, fonts, terms)
    profile = {**profiles(), **library.presets}[job.profile]
    return subject_in_words(library, made.edition, Laid(made.composition, made.document, profile))


def subject_in_words(library: Library, edition: LocalEdition, laid: Laid | None = None) -> Subject:
    """A leaflet as checks look at it, without its pages unless they are given."""
    job, places = edition.job, Places(library, edition.job)
    return Subject(
        library=library,
        leaflet=job.leaflet,
        recipe=library.leaflets[job.leaflet],
        clinic=library.clinics[job.clinic],
        edition=edition,
        texts=tuple(_texts(edition, places)),
        laid=laid,
        today=clock.today(),
        place=places.of_field,
    )


@dataclass(frozen=True)
class Places:
    """Where the words of a leaflet are corrected."""

    library: Library
    job: Job

    def of_field(self, file: str, location: Location) -> Where:
        """A field of a file of the workspace."""
        return where(self.library, file, location)

    def of_message(self, context: str) -> Where:
        """The line of a message: in the content or, in another language, in its PO file."""
        library, language = self.library, self.job.language
        if language != library.language and (entry := entry_of(library, language, context)):
            folder = library.path("content", "translations", language)
            return Where(folder / f"{topic_of(context)}.po", entry.line, context)
        part, location = self._of_source.get(context, (None, ()))
        if part is None:  # a label, or words of the clinic
            clinic = context.startswith("clinics/")
            file = f"content/clinics/{self.job.clinic}.yaml" if clinic else "content/labels.yaml"
            return Where(library.root / file, None, context.partition("#")[2])
        return where(library, part.path, part.at(location), part.root)

    @cached_property
    def _of_source(self) -> Mapping[str, tuple[Part | None, Location]]:
        return {
            found.context: (part, found.location)
            for part in parts(self.library, self.job.leaflet)
            for found in part.found
        }


def _texts(edition: LocalEdition, places: Places) -> Iterator[Printed]:
    """Title and audience, then the words of the blocks that the layout prints."""
    outside = [one for one in (edition.title, edition.subtitle, edition.audience) if one]
    yield from _printed(outside, "", LEAFLET, places)
    for block in edition.printed:
        yield from _printed(block.words, block.id, block.kind, places)


def _printed(words: Iterable[RichText], block: str, kind: str, places: Places) -> Iterator[Printed]:
    for one in words:
        if one.context:  # what has none is no message: numbers, phones, citations of sources
            field = one.context.rpartition("#")[2].rpartition(".")[2]
            where = places.of_message(one.context)
            yield Printed(one.context, block, kind, field, one, where)
