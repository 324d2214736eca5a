"""Finished PDFs against what the workspace says today: what is current, and what to recall."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from leaflets.governance.states import review_of
from leaflets.model.job import Job
from leaflets.problems import LeafletsError
from leaflets.provenance import Provenance, from_metadata, from_pages
from leaflets.stages.localize import localize
from leaflets.stages.resolve import resolve

if TYPE_CHECKING:
    from leaflets.model.library import Library

Verdict = Literal["current", "superseded", "expired", "unknown"]


@dataclass(frozen=True, slots=True)
class Audited:
    """A PDF and what is to be said about it. ``why``: in words, for people."""

    path: Path
    verdict: Verdict
    why: str
    provenance: Provenance | None = None


@dataclass(slots=True)
class Audit:
    """Compares PDFs with ``library`` as it is on the day ``today``."""

    library: Library
    today: datetime.date
    _hashes: dict[tuple[str, str, str], str | None] = field(default_factory=dict)

    def files(self, folder: Path) -> Iterator[Audited]:
        """Every PDF in ``folder`` and below, in order of name."""
        for path in sorted(folder.rglob("*")):
            if path.suffix.lower() == ".pdf" and path.is_file():
                yield self.file(path)

    def file(self, path: Path) -> Audited:
        """One PDF."""
        try:
            pdf = path.read_bytes()
        except OSError as error:
            return Audited(path, "unknown", f"cannot be opened: {error.strerror or error}")
        if not pdf.startswith(b"%PDF-"):
            return Audited(path, "unknown", "this is not a PDF")
        found = from_metadata(pdf) or from_pages(pdf)
        if found is None:
            return Audited(path, "unknown", "not made by this program, or damaged")
        verdict, why = self._judged(found)
        return Audited(path, verdict, why, found)

    def _judged(self, found: Provenance) -> tuple[Verdict, str]:
        names = [n for n, recipe in self.library.leaflets.items() if recipe.id == found.leaflet]
        if not names:
            return "unknown", f"there is no leaflet {found.leaflet} here"
        (name, *_) = names
        recipe = self.library.leaflets[name]
        if found.language not in self.library.languages:
            return "unknown", f"the language {found.language} is not in use here"
        if found.clinic and found.clinic not in self.library.clinics:
            return "unknown", f"there is no clinic {found.clinic} here"
        if recipe.superseded_by:
            return "superseded", f"{recipe.superseded_by} takes its place"
        clinics = (found.clinic,) if found.clinic else tuple(self.library.clinics)
        hashes = {self._hash(name, found.language, clinic) for clinic in clinics}
        if found.hash not in hashes:
            if hashes == {None}:
                return "superseded", "it cannot be made any more as things stand"
            if recipe.version != found.version:
                return "superseded", f"version {recipe.version} is out"
            return "superseded", "words, numbers or addresses have changed"
        if recipe.review_by < self.today:
            return "expired", f"it had to be reviewed by {recipe.review_by}"
        if found.marks not in ("", "none"):
            return "current", "but marked, not for patients"
        return "current", ""

    def _hash(self, leaflet: str, language: str, clinic: str) -> str | None:
        """The content hash of what would be printed today; None if nothing would."""
        key = (leaflet, language, clinic)
        if key not in self._hashes:
            layout = self.library.leaflets[leaflet].layout
            paper = self.library.clinics[clinic].paper
            job = Job(leaflet, language, clinic, layout, paper, "screen")
            try:
                review = review_of(self.library, leaflet, language, clinic, self.today)
                local = localize(resolve(self.library, job), review, self.today)
                self._hashes[key] = local.content_hash
            except LeafletsError:
                self._hashes[key] = None
        return self._hashes[key]
