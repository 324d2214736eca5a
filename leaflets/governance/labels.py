"""Which fixed words a leaflet prints: those that templates of its kinds and of the page name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from leaflets.model.library import Library
from leaflets.remembered import Kept
from leaflets.templating import CONTINUED, DEFAULT, FOOTER, HEADER, environment
from leaflets.wording.clinic import CONTACT_LABELS, HOURS_LABELS

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


def _templates(layouts: Path, kinds: tuple[str, ...]) -> Iterator[str]:
    yield from (HEADER, CONTINUED, FOOTER, DEFAULT)
    for part in (HEADER, CONTINUED, FOOTER, *(f"blocks/{kind}.xml.j2" for kind in kinds)):
        for path in layouts.glob(f"**/{part}"):
            yield path.relative_to(layouts).as_posix()
