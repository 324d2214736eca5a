"""Which messages are meant by the name of a topic or of a leaflet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from leaflets.catalogs.messages import extract_messages
from leaflets.governance.labels import nouns_of_leaflet
from leaflets.model.library import Library
from leaflets.wording.parts import parts


def contexts_by_name(library: Library) -> dict[str, frozenset[str]]:
    """Name -> contexts of its messages: of each topic, as its PO file is called, and of each
    leaflet. A leaflet and a topic of one name are one choice: all that belongs to either."""
    found: dict[str, set[str]] = {}
    for topic, messages in extract_messages(library).items():
        found[topic] = {message.context for message in messages}
    for leaflet in library.leaflets:
        found.setdefault(leaflet, set()).update(_of_leaflet(library, leaflet))
    return {name: frozenset(found[name]) for name in sorted(found)}


def chosen(names: Iterable[str], offered: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Contexts of ``names``; of everything, if there are none. Raises KeyError for another name."""
    names = tuple(names) or tuple(offered)
    return frozenset().union(*(offered[name] for name in names))


def _of_leaflet(library: Library, leaflet: str) -> Iterator[str]:
    """Its own words, the labels around them, and the units of values that clinics fill in."""
    for named in nouns_of_leaflet(library, leaflet):
        yield from (found.context for found in named.words())
    holes = (hole for part in parts(library, leaflet) for _, hole in part.holes)
    values = dict.fromkeys(hole.names[0] for hole in holes if hole.kind == "local")
    for clinic in library.clinics.values():
        for value in (clinic.local[name] for name in values if name in clinic.local):
            if value.unit in library.units:
                yield f"measures#{value.unit}"
