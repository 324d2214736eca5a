"""The first page: which clinic? Where there is only one, it leads straight there."""

from __future__ import annotations

import datetime
from html import escape

from leaflets.catalogue import frame
from leaflets.catalogue.cards import in_words
from leaflets.catalogue.searching import FOLDING, words_of
from leaflets.catalogue.shelving import Shelf


def first_page(shelves: tuple[Shelf, ...], written: datetime.date) -> str:
    """HTML. ``written``: the day it is made."""
    if len(shelves) == 1:
        return _straight_on(shelves[0])
    items = "".join(map(_item, shelves))
    body = (
        '<header class="band"><div class="inside"><h1>Which clinic?</h1>\n'
        '<form id="search" role="search" hidden><label class="quiet" for="query">Search</label>'
        '<input id="query" type="search" autocomplete="off" spellcheck="false" dir="auto" '
        'placeholder="Name of the clinic" aria-describedby="how"><p id="how"><kbd>/</kbd> brings '
        "you here, <kbd>Enter</kbd> goes to the first clinic.</p></form></div></header>\n"
        '<main><p class="found" role="status" id="found"></p>\n'
        '<p class="nothing" id="nothing" hidden>No clinic has this name. Try fewer letters.</p>\n'
        f'<ul class="clinics" id="clinics">\n{items}</ul></main>\n'
        f'<footer><p><strong>Written on <time datetime="{written}">{in_words(written)}</time>.'
        "</strong> Clinics whose leaflets were built later are not in this list.</p></footer>\n"
    )
    return frame.page("Leaflets: which clinic?", body, {"folding": FOLDING})


def address_of(shelf: Shelf) -> str:
    """Of the page of a clinic, from the first page."""
    return f"catalogue/{shelf.clinic}.html"


def _item(shelf: Shelf) -> str:
    leaflets, languages = len(shelf.leaflets), len(shelf.languages)
    facts = (
        f"{leaflets} leaflet{'s' * (leaflets != 1)}, {languages} language{'s' * (languages > 1)}"
    )
    return (
        f'<li data-words="{escape(words_of([shelf.name, shelf.clinic]))}" '
        f'data-clinic="{escape(shelf.clinic)}"><a href="{escape(address_of(shelf))}">'
        f"<b{frame.spoken(shelf.name, shelf.language)}>{escape(shelf.name)}</b> "
        f"<small>{facts}</small></a></li>\n"
    )


def _straight_on(shelf: Shelf) -> str:
    """At once, and without a script (WCAG 2.2, technique H76)."""
    where = escape(address_of(shelf))
    name = f"<bdi>{escape(shelf.name)}</bdi>"
    return frame.page(
        f"Leaflets: {shelf.name}",
        f'<main><h1>Leaflets</h1><p><a href="{where}">{name}</a></p></main>\n',
        head=f'<meta http-equiv="refresh" content="0; url={where}">\n',
    )
