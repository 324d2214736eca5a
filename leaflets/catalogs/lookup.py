"""What the PO files of a language say of messages.

A file that cannot be read says nothing of a single message: whoever goes through all files
(``catalogs_of``) tells why.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from leaflets.catalogs.entry import Entry, worth
from leaflets.catalogs.messages import topic_of
from leaflets.catalogs.po import Catalog
from leaflets.model.library import Library
from leaflets.problems import LeafletsError, Problem


class Translated(NamedTuple):
    """An entry whose words may be printed, and the PO file it is in."""

    catalog: Catalog
    entry: Entry


def catalogs_of(
    library: Library, language: str, topics: Iterable[str]
) -> tuple[dict[str, Catalog | None], dict[str, tuple[Problem, ...]]]:
    """Topic -> its PO file, None if there is none; and topic -> why its file cannot be used."""
    catalogs: dict[str, Catalog | None] = {}
    unreadable: dict[str, tuple[Problem, ...]] = {}
    for topic in topics:
        try:
            catalogs[topic] = library.catalog(language, topic)
        except LeafletsError as error:
            unreadable[topic] = error.problems
    return catalogs, unreadable


def entry_of(library: Library, language: str, context: str) -> Entry | None:
    """The entry of a message, whatever it is worth."""
    catalog = _catalog(library, language, context)
    return catalog.by_context.get(context) if catalog else None


def translated(
    library: Library, language: str, context: str, source: str, plural: str | None = None
) -> Translated | None:
    """The translation of just this source; None when it is missing, older or a guess."""
    catalog = _catalog(library, language, context)
    entry = catalog.by_context.get(context) if catalog else None
    if catalog is None or entry is None or worth(entry, source, plural) != "translated":
        return None
    return Translated(catalog, entry)


def _catalog(library: Library, language: str, context: str) -> Catalog | None:
    try:
        return library.catalog(language, topic_of(context))
    except LeafletsError:
        return None
