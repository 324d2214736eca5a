"""Where everything stands: one row for each leaflet and language, one for each clinic's values."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from leaflets.governance.register import CLINICS, FOLDER, file_of_clinic, latest
from leaflets.governance.states import (
    clinic_state,
    content_review,
    unsigned_review,
    what_is_said,
)
from leaflets.model.library import Library
from leaflets.model.review import ClinicState, Review, State
from leaflets.problems import LeafletsError, Problem, Severity, Where

WARN_DAYS = 90
"""Review of a leaflet takes about three months (Princess Alexandra Hospital: hand in 3 months
before the date)."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A leaflet in a language. ``translated``: per cent of its texts that have checked words;
    ``changed``: items that differ from what was signed; ``days_left``: until its review date,
    negative when that has passed. ``reviewer``, ``role``, ``signed``: of the last sign-off.
    ``problems``: why sign-offs cannot be believed; the row then is as if there were none."""

    leaflet: str
    id: str
    language: str
    state: State
    draft: bool
    translated: int
    changed: int
    reviewer: str
    role: str
    signed: datetime.date | None
    review_by: datetime.date
    days_left: int
    problems: tuple[Problem, ...] = ()

    @property
    def due(self) -> bool:
        """Whether the review date is near or past."""
        return self.days_left <= WARN_DAYS


@dataclass(frozen=True, slots=True)
class ClinicStanding:
    """A clinic's values in a language. ``problems``: as those of a leaflet."""

    clinic: str
    language: str
    state: ClinicState
    sample: bool
    reviewer: str
    signed: datetime.date | None
    problems: tuple[Problem, ...] = ()


def standings(
    library: Library, leaflets: Iterable[str], languages: Iterable[str], today: datetime.date
) -> tuple[Standing, ...]:
    """A row for each leaflet and language; what is spoilt in one hides no other."""
    chosen = tuple(languages)
    return tuple(_standing(library, name, tag, today) for name in leaflets for tag in chosen)


def _standing(library: Library, leaflet: str, language: str, today: datetime.date) -> Standing:
    recipe = library.leaflets[leaflet]
    review, problems = _reviewed(library, leaflet, language, today)
    said = what_is_said(library, leaflet, language)
    texts = sum("#" in item.name for item in said.items)
    signed = review.sign_off
    return Standing(
        leaflet=leaflet,
        id=recipe.id,
        language=language,
        state=review.state,
        draft=review.draft_translation,
        translated=100 * (texts - len(said.missing)) // max(1, texts),
        changed=len(review.changed),
        reviewer=signed.reviewer if signed else "",
        role=signed.role if signed else "",
        signed=signed.date if signed else None,
        review_by=recipe.review_by,
        days_left=(recipe.review_by - today).days,
        problems=problems,
    )


def _reviewed(
    library: Library, leaflet: str, language: str, today: datetime.date
) -> tuple[Review, tuple[Problem, ...]]:
    try:
        return content_review(library, leaflet, language, today), ()
    except LeafletsError as error:
        problems = error.problems
    try:
        return unsigned_review(library, leaflet, language, today), problems
    except LeafletsError:  # superseded by nobody: it is not to be printed in any case
        return Review("superseded", "unreviewed", draft_translation=False), problems


def clinic_standings(
    library: Library, clinics: Iterable[str], languages: Iterable[str], today: datetime.date
) -> Iterator[ClinicStanding]:
    """A row for each clinic and language; what is spoilt in one hides no other."""
    chosen = tuple(languages)
    for clinic in clinics:
        for language in chosen:
            sample = library.clinics[clinic].sample
            row = ClinicStanding(clinic, language, "unreviewed", sample, "", None)
            try:
                signed = latest(file_of_clinic(library.root, clinic, language), today)
                state = clinic_state(library, clinic, language, today)
            except LeafletsError as error:
                yield replace(row, problems=error.problems)
                continue
            if signed:
                row = replace(row, state=state, reviewer=signed.reviewer, signed=signed.date)
            yield row


def stray_sign_offs(library: Library) -> Iterator[Problem]:
    """Warnings: sign-offs for a leaflet, clinic or language that is not there (any more)."""
    folder = library.path("content", FOLDER)
    for path in sorted((*folder.glob("*/*.json"), *folder.glob(f"{CLINICS}/*/*.json"))):
        of_clinic = path.parent.parent != folder
        what, names = ("clinic", library.clinics) if of_clinic else ("leaflet", library.leaflets)
        name = path.parent.name
        if name not in names and Path("content", f"{what}s", f"{name}.yaml") not in library.broken:
            yield _stray(path, f"there is no {what} called “{name}”")
        elif path.stem not in library.languages:
            yield _stray(path, f"the language “{path.stem}” has not been begun here")


def _stray(path: Path, reason: str) -> Problem:
    return Problem(
        "review/stray",
        f"{reason}: these sign-offs hold for nothing",
        Where(path),
        "if it has another name now, have it signed under that name; then delete this file",
        Severity.WARNING,
    )
