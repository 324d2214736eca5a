"""Signing: a named person approves what a leaflet, or a clinic's file, says right now."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from leaflets.governance.register import file_of_clinic, file_of_leaflet, with_added
from leaflets.governance.states import Said, what_clinic_says, what_is_said
from leaflets.model.library import Library
from leaflets.model.review import SignOff
from leaflets.problems import LeafletsError, Problem, Where
from leaflets.validation import nearest


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs. ``certificate``: a number or register that shows the person's qualification."""

    reviewer: str
    role: str
    date: datetime.date
    method: str = "human"
    certificate: str = ""


Signed = tuple[Path, bytes]
"""A file of sign-offs, and what it is to hold now."""


def sign_leaflet(library: Library, leaflet: str, language: str, signature: Signature) -> Signed:
    """Record that ``signature`` approves every word of a leaflet in a language.

    Returns the file and what it is to hold. Raises LeafletsError when there is no such leaflet or
    language, when words are missing, or when the signature is not complete.
    """
    problems = [*unknown(library, "leaflet", leaflet, language), *_incomplete(signature)]
    if not problems:
        problems += _missing_blocks(library, leaflet)
    if problems:
        raise LeafletsError(*problems)
    said = what_is_said(library, leaflet, language)
    return _sign(said, file_of_leaflet(library.root, leaflet, language), language, signature)


def sign_clinic(library: Library, clinic: str, language: str, signature: Signature) -> Signed:
    """Record that ``signature`` has checked a clinic's values as they are printed in a language.

    Returns and raises as ``sign_leaflet``.
    """
    problems = [*unknown(library, "clinic", clinic, language), *_incomplete(signature)]
    if problems:
        raise LeafletsError(*problems)
    said = what_clinic_says(library, clinic, language)
    return _sign(said, file_of_clinic(library.root, clinic, language), language, signature)


def _sign(said: Said, path: Path, language: str, signature: Signature) -> Signed:
    if said.missing:
        count = len(said.missing)
        raise LeafletsError(
            *(
                Problem(
                    "review/incomplete",
                    f"there are no checked words in {language} for {name}",
                    hint=f"nobody can approve what is not there: translate it first ({count} such)",
                )
                for name in said.missing
            )
        )
    record = SignOff(
        signature.reviewer.strip(),
        signature.role.strip(),
        signature.date,
        signature.method,
        signature.certificate.strip(),
        said.digest,
        said.items,
    )
    return path, with_added(path, record)


def unknown(
    library: Library, what: Literal["leaflet", "clinic"], name: str, language: str
) -> Iterator[Problem]:
    """That there is no such leaflet or clinic, or no such language."""
    names = library.leaflets if what == "leaflet" else library.clinics
    if name not in names:
        message = f"there is no {what} called “{name}”, or its file cannot be used"
        yield Problem(f"usage/unknown-{what}", message, hint=nearest(name, names))
    if language not in library.languages:
        message = f"the language “{language}” has not been begun here"
        yield Problem("usage/unknown-language", message, hint=nearest(language, library.languages))


def _incomplete(signature: Signature) -> Iterator[Problem]:
    for name in ("reviewer", "role"):
        if not getattr(signature, name).strip():
            hint = "a sign-off is worth something only with a name and a role"
            yield Problem("usage/nobody", f"--{name} is empty", hint=hint)


def _missing_blocks(library: Library, leaflet: str) -> Iterator[Problem]:
    file = library.path("content", "leaflets", f"{leaflet}.yaml")
    for placed in library.leaflets[leaflet].blocks:
        if placed.block not in library.blocks:
            yield from library.problems_of(f"content/blocks/{placed.block}.yaml")
            message = f"block {placed.block} cannot be used, so nobody can approve the leaflet"
            yield Problem("review/no-block", message, Where(file), "mend it first")
