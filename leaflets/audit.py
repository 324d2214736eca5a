"""Finished PDFs and HTML editions against what the workspace says today: what is current, and what
to recall."""

from __future__ import annotations

import datetime
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from leaflets.governance.labels import labels_of_layout
from leaflets.governance.states import review_of
from leaflets.marks import needed_marks
from leaflets.model.job import ENDINGS, Job
from leaflets.problems import LeafletsError
from leaflets.provenance import Provenance, origin_of
from leaflets.stages.localize import localize
from leaflets.stages.resolve import resolve
from leaflets.wording.digest import with_second

if TYPE_CHECKING:
    from leaflets.model.library import Library
    from leaflets.model.localized import LocalEdition

Verdict = Literal["current", "superseded", "expired", "unknown"]


@dataclass(frozen=True, slots=True)
class Audited:
    """A leaflet in a PDF and what is to be said about it; a file into which several were joined
    gives one each. ``why``: in words, for people. ``provenance``: None when nothing is known."""

    path: Path
    verdict: Verdict
    why: str
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class _Today:
    """What would be printed today."""

    hash: str
    marks: tuple[str, ...]


@dataclass(slots=True)
class Audit:
    """Compares PDFs with ``library`` as it is on the day ``today``."""

    library: Library
    today: datetime.date
    _printed: dict[tuple[str, str, str], tuple[_Today, ...]] = field(default_factory=dict)

    def files(self, folder: Path) -> Iterator[Audited]:
        """Every PDF and HTML edition in ``folder`` and below, in order of name; whatever cannot be
        looked into is listed too. Folders that are linked are entered, each once: the list must
        have no gaps."""
        closed: list[Audited] = []

        def note(error: OSError) -> None:
            closed.append(_closed(Path(error.filename or folder), error))

        found: list[Path] = []
        seen: set[tuple[int, int]] = set()
        for here, below, names in os.walk(folder, onerror=note, followlinks=True):
            place = Path(here).stat()
            if (place.st_dev, place.st_ino) in seen:  # links that lead in a circle, or here twice
                below.clear()
                continue
            seen.add((place.st_dev, place.st_ino))
            below.sort()
            found += [Path(here, name) for name in names if name.lower().endswith(ENDINGS)]
        yield from closed
        for path in sorted(found):
            yield from self.file(path)

    def file(self, path: Path) -> Iterator[Audited]:
        """One file: a verdict for each leaflet in it; none for what is about leaflets, and for web
        pages that are nothing of the kind."""
        try:
            if not stat.S_ISREG(path.stat().st_mode):
                yield Audited(path, "unknown", "this is no file that can be read")
                return
            origin = origin_of(path.read_bytes())
        except OSError as error:
            yield _closed(path, error)
            return
        if origin.sheet or (not origin.leaflets and path.suffix.lower() != ".pdf"):
            return
        if not origin.leaflets:
            yield Audited(path, "unknown", origin.trouble)
        for found in origin.leaflets:
            yield Audited(path, *self.judged(found), found)

    def judged(self, found: Provenance) -> tuple[Verdict, str]:
        """The verdict on a leaflet by what its file says of it, and why, in words for people."""
        leaflets = self.library.leaflets
        name = next((name for name, r in leaflets.items() if r.id == found.leaflet), None)
        if name is None:
            return "unknown", f"there is no leaflet {found.leaflet} here"
        recipe = leaflets[name]
        for language in found.language.split("+"):
            if language not in self.library.languages:
                return "unknown", f"the language {language} is not in use here"
        if found.clinic and found.clinic not in self.library.clinics:
            return "unknown", f"there is no clinic {found.clinic} here"
        if recipe.superseded_by:
            return "superseded", f"{recipe.superseded_by} takes its place"
        clinics = (found.clinic,) if found.clinic else tuple(self.library.clinics)
        printed = [
            today for clinic in clinics for today in self._would_print(name, found.language, clinic)
        ]
        same = [today for today in printed if today.hash == found.hash]
        if not same:
            if recipe.version != found.version:
                return "superseded", f"version {recipe.version} is out"
            if not printed:
                return "superseded", "it cannot be made any more as things stand"
            return "superseded", "words, numbers or addresses have changed"
        if recipe.review_by < self.today:
            return "expired", f"it had to be reviewed by {recipe.review_by}"
        if found.marks in ("none", "") and all(today.marks for today in same):
            marks = ", ".join(said_of_marks(" ".join(same[0].marks)))
            if not found.marks:
                why = "no mark could be read on it, look at it; today it would be marked"
                return "superseded", f"{why}: {marks}"
            return "superseded", f"it has no mark, but would be marked today: {marks}"
        return "current", ""

    def _would_print(self, leaflet: str, languages: str, clinic: str) -> tuple[_Today, ...]:
        """What would be printed today, if need be with words left untranslated, in each layout that
        has words of its own; nothing if it cannot be. No drawing is needed for that."""
        key = (leaflet, languages, clinic)
        if key not in self._printed:
            found = (self._today(*key, layout) for layout in self._layouts(leaflet))
            self._printed[key] = tuple(today for today in found if today)
        return self._printed[key]

    def _layouts(self, leaflet: str) -> tuple[str, ...]:
        """The leaflet's own layout, and one of each kind that puts other words around it."""
        library, own = self.library, self.library.leaflets[leaflet].layout
        names = (own, *(name for name in library.layouts if name != own))
        kinds: dict[tuple[str, ...], str] = {}
        for name in names:
            if layout := library.layouts.get(name):
                kinds.setdefault(labels_of_layout(library, layout), name)
        return tuple(kinds.values())

    def _today(self, leaflet: str, languages: str, clinic: str, layout: str) -> _Today | None:
        try:
            sides = [self._words(leaflet, one, clinic, layout) for one in languages.split("+")]
        except LeafletsError:
            return None
        local = with_second(*sides) if len(sides) == 2 else sides[0]
        return _Today(local.content_hash, needed_marks(local))

    def _words(self, leaflet: str, language: str, clinic: str, layout: str) -> LocalEdition:
        paper = self.library.clinics[clinic].paper
        job = Job(leaflet, language, clinic, layout, paper, "screen")
        review = review_of(self.library, leaflet, language, clinic, self.today)
        return localize(resolve(self.library, job), review, self.today, allow_mixed=True)


def said_of_marks(marks: str) -> tuple[str, ...]:
    """The marks of a file, a few words each, for staff; those of later versions as written."""
    found = () if marks == "none" else marks.split()
    return tuple(_SAID.get(mark, mark) for mark in found)


_SAID = {
    "unsigned": "not reviewed",
    "stale": "changed since the review",
    "draft-translation": "draft translation",
    "mixed": "not all translated",
    "sample-clinic": "sample clinic",
    "clinic-unreviewed": "details of the clinic not reviewed",
    "overdue": "review overdue",
    "superseded": "another leaflet takes its place",
}


def _closed(path: Path, error: OSError) -> Audited:
    reason = (error.strerror or str(error)).lower()
    return Audited(path, "unknown", f"cannot be opened: {reason}")
