"""Leaflets that were found -> a shelf for each clinic: cards with titles, forms and states."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from leaflets.catalogue.form_names import english_name, form_name, names_of, rank
from leaflets.catalogue.gathering import Found, Gathering
from leaflets.catalogue.searching import words_of
from leaflets.catalogue.shelf_words import Spoken, language_words, staff_words, words_of_a_title
from leaflets.catalogue.wrongs import Wrong, wrongs_of
from leaflets.languages import same_tag

if TYPE_CHECKING:
    from leaflets.audit import Audit
    from leaflets.model.clinic import Clinic
    from leaflets.model.library import Library
    from leaflets.model.recipe import Recipe


@dataclass(frozen=True, slots=True)
class Form:
    """A leaflet in one form. ``name``: in words; ``layout``, ``paper`` and ``profile``: in words,
    nothing where the file does not say or has none."""

    found: Found
    name: str
    layout: str
    paper: str
    profile: str
    wrongs: tuple[Wrong, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A leaflet in one language. ``title``: as patients read it; ``for_staff``: as the clinic does;
    ``forms``: at least one, what the front desk wants most first; ``published``: None where the
    workspace has another version now; ``words``: by which it is found, beside those of its leaflet
    and its language."""

    leaflet: str
    language: str
    title: Spoken
    for_staff: Spoken
    published: datetime.date | None
    words: str
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Shelf:
    """All cards of a clinic, language by language. ``language``: of its staff; ``leaflets``: id ->
    title for staff, and words by which it is found in every language; ``languages``: tag -> words
    by which it is found."""

    clinic: str
    name: str
    language: str
    leaflets: Mapping[str, tuple[Spoken, str]]
    languages: Mapping[str, str]
    cards: tuple[Card, ...]


def shelves(library: Library, gathering: Gathering, audit: Audit | None) -> tuple[Shelf, ...]:
    """The shelves of all clinics that have leaflets in the folder, in order of their names.

    ``audit``: compares each file with what the workspace says today; None: nobody does. What
    belongs to no leaflet or clinic of the workspace is left out, and told by ``gathering``.
    """
    names = {recipe.id: name for name, recipe in library.leaflets.items()}
    by_clinic: dict[str, list[tuple[Found, tuple[Wrong, ...]]]] = {}
    for found in gathering.found():
        said = found.said
        verdict, why = audit.judged(said) if audit else ("current", "")
        if said.leaflet not in names:
            verdict, why = "unknown", f"there is no leaflet {said.leaflet} here"
        if said.clinic not in library.clinics:
            verdict, why = "unknown", f"there is no clinic {said.clinic or 'in it'} here"
        if verdict == "unknown":
            gathering.leave_out(found, why)
            continue
        by_clinic.setdefault(said.clinic, []).append((found, wrongs_of(said, verdict, why)))
    made = (_shelf(library, names, clinic, files) for clinic, files in by_clinic.items())
    return tuple(sorted(made, key=lambda shelf: (shelf.name.casefold(), shelf.clinic)))


def _shelf(
    library: Library,
    names: Mapping[str, str],
    clinic: str,
    files: Iterable[tuple[Found, tuple[Wrong, ...]]],
) -> Shelf:
    noun = library.clinics[clinic]
    by_card: dict[tuple[str, str], list[Form]] = {}
    for found, wrongs in files:
        key = (found.said.leaflet, found.said.language.partition("+")[0])
        by_card.setdefault(key, []).append(_form(library, found, wrongs))
    leaflets = {
        code: staff_words(library, names[code], noun.language)
        for code in sorted({code for code, _ in by_card})
    }
    cards = [
        _card(library, names[code], tag, forms, leaflets[code][0])
        for (code, tag), forms in by_card.items()
    ]
    ordered = _in_order(cards, noun)
    languages = {card.language: language_words(card.language, noun.language) for card in ordered}
    return Shelf(clinic, noun.name, noun.language, leaflets, languages, ordered)


def _form(library: Library, found: Found, wrongs: tuple[Wrong, ...]) -> Form:
    layout, paper, profile = names_of(library, found)
    return Form(found, form_name(library, found), layout, paper, profile, wrongs)


def _card(library: Library, leaflet: str, tag: str, forms: list[Form], for_staff: Spoken) -> Card:
    recipe: Recipe = library.leaflets[leaflet]
    ranked = tuple(sorted(forms, key=lambda form: rank(library, recipe, form.found)))
    first = ranked[0].found
    title, more = words_of_a_title(library, leaflet, tag, first.title)
    published = recipe.published if recipe.version == first.said.version else None
    words = words_of([title.words, *more])
    return Card(recipe.id, tag, title, for_staff, published, words, ranked)


def _in_order(cards: list[Card], clinic: Clinic) -> tuple[Card, ...]:
    """By language: the clinic's own first, then by their English names; then by title for staff."""

    def key(card: Card) -> tuple[bool, str, str, str, str]:
        own = same_tag(card.language, clinic.language)
        name = english_name(card.language).casefold()
        return (not own, name, card.language, card.for_staff.words.casefold(), card.leaflet)

    return tuple(sorted(cards, key=key))
