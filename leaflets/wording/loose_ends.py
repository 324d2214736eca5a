"""Loose ends of a workspace: slips that stop no leaflet, told as warnings."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from leaflets.clock import has_come_nowhere
from leaflets.model.library import Library
from leaflets.places import where
from leaflets.problems import Problem, Severity, Where
from leaflets.validation import nearest

_FIXED = ("figures", "glossary", "labels", "leaflets", "measures")
"""PO files beside those of the folders of blocks and of the clinics."""


def published_later(
    library: Library, leaflets: Iterable[str], today: datetime.date
) -> Iterator[Problem]:
    """Leaflets whose day of publication has not come."""
    for name in leaflets:
        published = library.leaflets[name].published
        if has_come_nowhere(published, today):
            yield Problem(
                "content/published-later",
                f"this is published on {published}, which is in the future",
                where(library, f"content/leaflets/{name}.yaml", ("published",)),
                "do not hand it out before that day, or correct the day",
                Severity.WARNING,
            )


def stray_translations(library: Library) -> Iterator[Problem]:
    """PO files that no folder of blocks and no clinic has: nobody reads them."""
    known = sorted(_topics(library))
    for language in library.languages[1:]:
        folder = library.path("content", "translations", language)
        try:
            names = sorted(path.name for path in folder.iterdir())
        except OSError:
            continue
        for name in names:
            topic, _, ending = name.rpartition(".")
            if ending == "po" and topic not in known and not name.startswith("."):
                yield Problem(
                    "po/no-topic",
                    f"nothing here is called “{topic}”: nobody reads this file",
                    Where(folder / name),
                    f"it is called as its folder in content/blocks: {nearest(topic, known)}",
                    Severity.WARNING,
                )


def _topics(library: Library) -> set[str]:
    """Names that a PO file may have, without the ending. What is broken is there all the same."""
    files = [("content", "blocks", *name.split("/")) for name in library.blocks]
    files += [("content", "clinics", name) for name in library.clinics]
    files += [(*path.parts[:-1], path.stem) for path in library.broken]
    topics = set(_FIXED)
    for parts in files:
        if parts[:2] == ("content", "blocks") and len(parts) == 4:
            topics.add(parts[2])
        elif parts[:2] == ("content", "clinics"):
            topics.add(f"clinic-{parts[-1]}")
    return topics
