"""Which fixed words a leaflet prints: those that templates of its kinds and of the page name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from leaflets.catalogs.messages import NamedNoun
from leaflets.model.library import Library
from leaflets.remembered import Kept
from leaflets.templating import CONTINUED, DEFAULT, FOOTER, HEADER, environment
from leaflets.wording.clinic import CONTACT_LABELS, HOURS_LABELS
from leaflets.wording.parts import parts

_KNOWN: Kept[tuple[str, ...]] = Kept(256)


def labels_used(library: Library, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """Ids of labels in the templates of ``kinds`` (of every layout) and of the page, sorted."""
    found = _KNOWN.get((library,), kinds)
    if found is None:
        layouts = library.path("layouts")
        templates = environment(layouts)
        names = {label for name in _templates(layouts, kinds) for label in templates.labels(name)}
        names.update(CONTACT_LABELS if "contact" in kinds else HOURS_LABELS)
        found = _KNOWN.put(tuple(sorted(names & set(library.labels))), (library,), kinds)
    return found


def labels_of_leaflet(library: Library, leaflet: str) -> Iterator[NamedNoun]:
    """The fixed words around a leaflet, whoever the clinic is."""
    blocks = (library.blocks.get(placed.block) for placed in library.leaflets[leaflet].blocks)
    for name in labels_used(library, tuple(dict.fromkeys(block.kind for block in blocks if block))):
        yield NamedNoun("labels", "content/labels.yaml", library.labels[name], name)


def nouns_of_leaflet(library: Library, leaflet: str) -> Iterator[NamedNoun]:
    """What has words that a leaflet prints, whoever the clinic is, in reading order."""
    yield from parts(library, leaflet)
    yield from labels_of_leaflet(library, leaflet)


def _templates(layouts: Path, kinds: tuple[str, ...]) -> Iterator[str]:
    yield from (HEADER, CONTINUED, FOOTER, DEFAULT)
    for part in (HEADER, CONTINUED, FOOTER, *(f"blocks/{kind}.xml.j2" for kind in kinds)):
        for path in layouts.glob(f"**/{part}"):
            yield path.relative_to(layouts).as_posix()
