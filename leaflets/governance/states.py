"""How far a leaflet may be trusted today: sign-offs against what the content says now."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import NamedTuple

from leaflets.catalogs.messages import topic_of
from leaflets.governance.items import clinic_items, content_items, digest
from leaflets.governance.register import file_of_clinic, file_of_leaflet, latest, owner_of
from leaflets.governance.succession import is_superseded
from leaflets.model.library import Library
from leaflets.model.review import ClinicState, Item, Review, SignOff, State
from leaflets.problems import LeafletsError, Problem
from leaflets.remembered import once_for_each
from leaflets.workspace import PSEUDOLOCALES


class Said(NamedTuple):
    """What a leaflet or clinic says in a language. ``missing``: names of items without words;
    ``draft``: a PO file used says that it is a draft."""

    items: tuple[Item, ...]
    digest: str
    missing: tuple[str, ...]
    draft: bool


def review_of(
    library: Library, leaflet: str, language: str, clinic: str, today: datetime.date
) -> Review:
    """The state of a leaflet in a language for a clinic.

    Raises LeafletsError when a file of sign-offs has been tampered with (``review/…``), or when
    ``superseded_by`` leads nowhere (``content/…``).
    """
    if language in PSEUDOLOCALES:
        return content_review(library, leaflet, language, today)
    problems: list[Problem] = []
    try:
        content = content_review(library, leaflet, language, today)
    except LeafletsError as error:
        problems += error.problems
    try:
        of_clinic = clinic_state(library, clinic, language, today)
    except LeafletsError as error:
        problems += error.problems
    if problems:
        raise LeafletsError(*problems)
    return replace(content, clinic=of_clinic)


@once_for_each(2_048)
def content_review(library: Library, leaflet: str, language: str, today: datetime.date) -> Review:
    """The state of a leaflet in a language, whoever the clinic is (``clinic``: unreviewed).

    It is found once for a library: who has signed since loads the workspace again.
    """
    if language in PSEUDOLOCALES:
        return Review("draft", "unreviewed", draft_translation=True)
    return _content(library, leaflet, language, today, spoilt=False)


def unsigned_review(library: Library, leaflet: str, language: str, today: datetime.date) -> Review:
    """As ``content_review``, as if nobody had ever signed: for when the sign-offs are spoilt.

    Raises LeafletsError for what ``superseded_by`` names only.
    """
    return _content(library, leaflet, language, today, spoilt=True)


def _content(
    library: Library, leaflet: str, language: str, today: datetime.date, spoilt: bool
) -> Review:
    path = file_of_leaflet(library.root, leaflet, language)
    signed = None if spoilt else latest(path, today)
    translated = language != library.language
    if signed is None and not translated:
        said, changed = None, frozenset[str]()
    else:
        said = what_is_said(library, leaflet, language)
        changed = _changed(said, signed)
    state = _state(library, leaflet, said, signed, changed, today)
    if translated and state == "reviewed":
        source = content_review(library, leaflet, library.language, today).state
        if source != "reviewed":
            state = "stale" if source == "stale" else "translated"
    draft = said is not None and said.draft and (signed is None or bool(changed))
    return Review(state, "unreviewed", draft, changed, signed)


def _state(
    library: Library,
    leaflet: str,
    said: Said | None,
    signed: SignOff | None,
    changed: frozenset[str],
    today: datetime.date,
) -> State:
    if is_superseded(library, leaflet):
        return "superseded"
    if library.leaflets[leaflet].review_by < today:
        return "expired"
    if signed is None:
        return "draft" if said is None or said.draft or said.missing else "translated"
    return "stale" if changed else "reviewed"


@once_for_each(2_048)
def clinic_state(library: Library, clinic: str, language: str, today: datetime.date) -> ClinicState:
    """The state of a clinic's values in a language. Raises LeafletsError as ``review_of``."""
    signed = latest(file_of_clinic(library.root, clinic, language), today)
    if signed is None:
        return "unreviewed"
    return "stale" if _changed(what_clinic_says(library, clinic, language), signed) else "reviewed"


def _changed(said: Said, signed: SignOff | None) -> frozenset[str]:
    """Names of items that differ from what was signed, gone ones included."""
    if signed is None or said.digest == signed.digest:
        return frozenset()
    differing = set(said.items) ^ set(signed.items)
    names = frozenset(item.name for item in differing)
    return names or frozenset({"order"})


@once_for_each(8)
def what_is_said(library: Library, leaflet: str, language: str) -> Said:
    """Everything to approve of a leaflet."""
    items = content_items(library, leaflet, language)
    return _said(
        library, language, items, owner_of(file_of_leaflet(library.root, leaflet, language))
    )


@once_for_each(1_024)
def what_clinic_says(library: Library, clinic: str, language: str) -> Said:
    """Everything to approve of a clinic."""
    items = clinic_items(library, clinic, language)
    return _said(library, language, items, owner_of(file_of_clinic(library.root, clinic, language)))


def _said(library: Library, language: str, items: tuple[Item, ...], owner: str) -> Said:
    missing = tuple(item.name for item in items if not item.words)
    topics = {topic_of(item.name) for item in items if "#" in item.name}
    draft = language != library.language and any(
        is_draft(library, language, topic) for topic in topics
    )
    return Said(items, digest(items, owner), missing, draft)


def is_draft(library: Library, language: str, topic: str) -> bool:
    """Whether the header of a PO file says so: ``X-Leaflets-Status: draft-machine``. One that has
    lost its header says nothing, and no mark may get lost with it."""
    try:
        catalog = library.catalog(language, topic)
    except LeafletsError:
        return True
    return catalog is None or catalog.status.startswith("draft")
