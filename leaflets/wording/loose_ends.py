"""Loose ends of a workspace: slips that stop no leaflet, told as warnings."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from leaflets.catalogs.messages import SHARED_TOPICS
from leaflets.clock import has_come_nowhere
from leaflets.model.library import Library
from leaflets.places import where
from leaflets.problems import Problem, Severity, Where
from leaflets.validation import nearest


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


_FOLDERS = ("leaflets", "clinics", "figures", "answers")
_SINGLE = ("workspace", "sources", "glossary", "labels", "measures", "quality")


def unread_files(root: Path) -> Iterator[Problem]:
    """YAML files that stand where nobody looks for them."""
    content = root / "content"
    for folder in ("", "blocks", *_FOLDERS):
        for path in _yaml_below(content / folder if folder else content, deep=bool(folder)):
            hint = _belongs(path.parts[len(content.parts) :])
            if hint:
                message = "nobody reads this file: it is in the wrong place"
                yield Problem("content/not-read", message, Where(path), hint, Severity.WARNING)


def _yaml_below(folder: Path, deep: bool) -> Iterator[Path]:
    for above, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if deep and not name.startswith("."))
        place = Path(above)
        for name in sorted(files):
            if name.endswith((".yaml", ".yml")) and not name.startswith("."):
                yield place / name


def _belongs(parts: tuple[str, ...]) -> str:
    """Where a file below ``content`` belongs; nothing if it is where it should be."""
    if parts[0] == "blocks":
        topic = parts[1] if len(parts) > 2 else "TOPIC"
        return "" if len(parts) == 3 else f"put it into content/blocks/{topic}/ itself"
    if parts[0] in _FOLDERS:
        return "" if len(parts) == 2 else f"put it into content/{parts[0]}/ itself"
    name, _, ending = parts[-1].rpartition(".")
    if name in _SINGLE:
        return "" if ending == "yaml" else f"call it {name}.yaml"
    return f"move it, or correct its name: {nearest(name, _SINGLE)}"


def _topics(library: Library) -> set[str]:
    """Names that a PO file may have, without the ending. What is broken is there all the same."""
    files = [("content", "blocks", *name.split("/")) for name in library.blocks]
    files += [("content", "clinics", name) for name in library.clinics]
    files += [(*path.parts[:-1], path.stem) for path in library.broken]
    topics = set(SHARED_TOPICS)
    for parts in files:
        if parts[:2] == ("content", "blocks") and len(parts) == 4:
            topics.add(parts[2])
        elif parts[:2] == ("content", "clinics"):
            topics.add(f"clinic-{parts[-1]}")
    return topics
