"""Which messages are approved: those of leaflets and clinics whose sign-off holds today."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from leaflets.governance.states import (
    clinic_state,
    content_review,
    what_clinic_says,
    what_is_said,
)
from leaflets.model.library import Library
from leaflets.problems import LeafletsError, Problem


class Approval(NamedTuple):
    """``contexts``: of approved messages; ``problems``: why some sign-offs cannot be believed."""

    contexts: frozenset[str]
    problems: tuple[Problem, ...]


def approved_messages(library: Library, language: str, today: datetime.date) -> Approval:
    """Messages that a reviewed leaflet, or the checked values of a clinic, say in ``language``. One
    that has changed, expired or been replaced approves nothing, not even what is still the same."""
    contexts: set[str] = set()
    problems: list[Problem] = []
    for leaflet in library.leaflets:
        try:
            if content_review(library, leaflet, language, today).state == "reviewed":
                contexts.update(i.name for i in what_is_said(library, leaflet, language).items)
        except LeafletsError as error:
            problems += error.problems
    for clinic in library.clinics:
        try:
            if clinic_state(library, clinic, language, today) == "reviewed":
                contexts.update(i.name for i in what_clinic_says(library, clinic, language).items)
        except LeafletsError as error:
            problems += error.problems
    return Approval(frozenset(contexts), tuple(problems))
