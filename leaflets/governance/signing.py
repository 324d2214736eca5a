"""Signing: a named person approves what a leaflet, or a clinic's file, says right now."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from leaflets.catalogs.messages import topic_of
from leaflets.governance.register import file_of_clinic, file_of_leaflet, with_added
from leaflets.governance.states import Said, what_clinic_says, what_is_said
from leaflets.governance.who import fault_of_day, faults_of_text
from leaflets.model.library import Library
from leaflets.model.review import Item, SignOff
from leaflets.problems import LeafletsError, Problem, Where
from leaflets.validation import nearest
from leaflets.wording.parts import missing_blocks


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs. ``certificate``: a number or register that shows the person's qualification."""

    reviewer: str
    role: str
    date: datetime.date
    method: str = "human"
    certificate: str = ""

    def under(self, items: tuple[Item, ...], digest: str) -> SignOff:
        """The record that says so, of just these items."""
        return SignOff(
            self.reviewer.strip(),
            self.role.strip(),
            self.date,
            self.method,
            self.certificate.strip(),
            digest,
            items,
        )


Signed = tuple[Path, bytes]
"""A file of sign-offs, and what it is to hold now."""


def sign_leaflet(library: Library, leaflet: str, language: str, signature: Signature) -> Signed:
    """Record that ``signature`` approves every word of a leaflet in a language.

    Returns the file and what it is to hold; its lock (``leaflets.governance.lock``) must be held
    from here until it is written. Raises LeafletsError when there is no such leaflet or language,
    when words are missing, or when the signature cannot stand.
    """
    problems = [*unknown(library, "leaflet", leaflet, language), *faults(signature)]
    if not problems:
        problems += missing_blocks(library, leaflet)
    if problems:
        raise LeafletsError(*problems)
    said = what_is_said(library, leaflet, language)
    path = file_of_leaflet(library.root, leaflet, language)
    return _sign(library, said, path, language, signature)


def sign_clinic(library: Library, clinic: str, language: str, signature: Signature) -> Signed:
    """Record that ``signature`` has checked a clinic's values as they are printed in a language.

    Returns and raises as ``sign_leaflet``.
    """
    problems = [*unknown(library, "clinic", clinic, language), *faults(signature)]
    if problems:
        raise LeafletsError(*problems)
    said = what_clinic_says(library, clinic, language)
    path = file_of_clinic(library.root, clinic, language)
    return _sign(library, said, path, language, signature)


def _sign(library: Library, said: Said, path: Path, language: str, signature: Signature) -> Signed:
    if said.missing:
        raise LeafletsError(*dict.fromkeys(_incomplete(library, language, said.missing)))
    return path, with_added(path, signature.under(said.items, said.digest))


def _incomplete(library: Library, language: str, missing: tuple[str, ...]) -> Iterator[Problem]:
    """That there are no checked words for items; a PO file that cannot be read tells why itself."""
    folder = library.path("content", "translations", language)
    for name in missing:
        topic = topic_of(name) if "#" in name else "measures"  # a number and its unit
        try:
            catalog = library.catalog(language, topic)
        except LeafletsError as error:
            yield from error.problems
            continue
        entry = catalog.by_context.get(name) if catalog else None
        yield Problem(
            "review/incomplete",
            f"there are no checked words in {language} for {name}",
            Where(folder / f"{topic}.po", entry.line if entry else None, name),
            f"nobody can approve what is not there: translate it first ({len(missing)} such)",
        )


def unknown(
    library: Library, what: Literal["leaflet", "clinic"], name: str, language: str
) -> Iterator[Problem]:
    """That there is no such leaflet or clinic, or why its file cannot be used; or that there is no
    such language."""
    names = library.leaflets if what == "leaflet" else library.clinics
    if name not in names:
        files = (f"content/{what}s/{name}{ending}" for ending in (".yaml", ".yml"))
        broken = library.problems_of(*files)
        yield from broken
        if not broken:
            message = f"there is no {what} called “{name}”"
            yield Problem(f"usage/unknown-{what}", message, hint=nearest(name, names))
    if language not in library.languages:
        message = f"the language “{language}” has not been begun here"
        yield Problem("usage/unknown-language", message, hint=nearest(language, library.languages))


def faults(signature: Signature) -> Iterator[Problem]:
    """Why nobody could believe a signature: an empty or unreadable name, an impossible day."""
    for field in ("reviewer", "role", "certificate"):
        text = getattr(signature, field)
        code = "usage/name" if text.strip() else "usage/nobody"
        for fault in faults_of_text(field, text):
            yield Problem(code, f"--{field} {fault.message}", hint=fault.hint)
    if fault_found := fault_of_day(signature.date.isoformat()):
        yield Problem("usage/date", f"--date: {fault_found.message}", hint=fault_found.hint)
