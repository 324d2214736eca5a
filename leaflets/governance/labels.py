"""Which fixed words a leaflet prints: those that templates of its kinds and of the page name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from leaflets.model.library import Library
from leaflets.remembered import Kept
from leaflets.wording.clinic import CONTACT_LABELS

_NAMED = re.compile(r"""labels\[\s*["']([a-z0-9-]+)["']\s*\]""")
_KNOWN: Kept[tuple[str, ...]] = Kept(256)


def labels_used(library: Library, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """Ids of labels in the templates of ``kinds`` (of every layout) and of the page, sorted."""
    found = _KNOWN.get((library,), kinds)
    if found is None:
        names = {name for path in _templates(library.path("layouts"), kinds) for name in _in(path)}
        if "contact" in kinds:
            names.update(CONTACT_LABELS)
        found = _KNOWN.put(tuple(sorted(names & set(library.labels))), (library,), kinds)
    return found


def _templates(layouts: Path, kinds: tuple[str, ...]) -> Iterator[Path]:
    yield from layouts.glob("page/*.xml.j2")
    for name in ("_default", *kinds):
        yield from layouts.glob(f"**/blocks/{name}.xml.j2")


def _in(template: Path) -> list[str]:
    try:
        return _NAMED.findall(template.read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        return []  # the leaflet itself is refused for it
