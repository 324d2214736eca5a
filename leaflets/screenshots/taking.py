"""Jobs -> one picture for each message that stands on a page of theirs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from leaflets.model.job import Job
from leaflets.model.library import Library
from leaflets.pipeline import PREVIEW, lay_out
from leaflets.problems import LeafletsError, Problem
from leaflets.screenshots.cutting import cut
from leaflets.screenshots.placing import places
from leaflets.wording.parts import parts


@dataclass(frozen=True, slots=True)
class Screenshot:
    """``context``: the PO context of the message; ``page``, from 1, of the leaflet of ``job``;
    ``png``: the picture."""

    context: str
    job: Job
    page: int
    png: bytes


def screenshots(library: Library, jobs: Iterable[Job]) -> Iterator[Screenshot]:
    """A picture of each message, from the first of ``jobs`` that prints it.

    Raises LeafletsError with everything that keeps any of the leaflets from being laid out.
    """
    from leaflets.pdf import draw

    seen: set[str] = set()
    problems: dict[Problem, None] = {}
    for job in jobs:
        try:
            made = lay_out(library, job, terms=PREVIEW)
        except LeafletsError as error:
            problems.update(dict.fromkeys(error.problems))
            continue
        found = list(places(made, seen))
        seen.update(place.region.context for place in found)
        if problems or not found:
            continue  # nothing will come of it, or there is nothing new on its pages
        for place, png in cut(draw(replace(made.document, sides=())), found):
            yield Screenshot(place.region.context, job, place.region.page + 1, png)
    if problems:
        raise LeafletsError(*problems)


def messages_of(library: Library, leaflets: Iterable[str]) -> tuple[str, ...]:
    """Contexts of the messages of leaflets themselves: no fixed words, nothing of a clinic."""
    own = (part for name in leaflets for part in parts(library, name))
    return tuple(dict.fromkeys(found.context for part in own for found in part.words()))


def of_other_clinics(context: str, clinics: Collection[str]) -> bool:
    """Whether a message is of a clinic, and of none of these."""
    file = context.partition("#")[0]
    return file.startswith("clinics/") and file.removeprefix("clinics/") not in clinics
