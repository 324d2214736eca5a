"""The shelf of a clinic -> its page: all of it as a list, which a script searches."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from html import escape
from itertools import groupby

from leaflets.catalogue import frame
from leaflets.catalogue.cards import Reasons, card, in_words
from leaflets.catalogue.form_names import english_name
from leaflets.catalogue.lettering import lettering
from leaflets.catalogue.searching import FOLDING
from leaflets.catalogue.shelving import Form, Shelf
from leaflets.catalogue.wrongs import OVERDUE, Wrong
from leaflets.languages import language
from leaflets.problems import LeafletsError

HOME = "../index.html"
_FINAL = "Only what may go to patients"


def clinic_page(
    shelf: Shelf,
    pictures: Mapping[str, tuple[str, int]],
    written: datetime.date,
    *,
    compared: bool,
    several: bool,
) -> str:
    """HTML. ``pictures``: digest of a file -> path and height of its picture; ``written``: the day
    it is made; ``compared``: whether files have been held against the workspace; ``several``:
    whether there are other clinics."""
    reasons: Reasons = {(): 0}
    sections = "".join(_sections(shelf, reasons, pictures))
    body = (
        f"{_head(shelf, several)}{_tools(shelf)}"
        '<main id="leaflets" tabindex="-1">\n<div class="bar"><p class="found" role="status" '
        'id="found"></p><button type="button" id="all" hidden>Show all</button></div>\n'
        f"{_nothing()}{sections}</main>\n{_foot(written, compared)}{_question()}"
    )
    data = {
        "clinic": shelf.clinic,
        "folding": FOLDING,
        "overdue": _told(OVERDUE),
        "wrongs": [[_told(wrong) for wrong in wrongs] for wrongs in reasons],
    }
    return frame.page(f"Leaflets: {shelf.name}", body, data, letters=lettering(_shown(shelf)))


def _shown(shelf: Shelf) -> dict[str, str]:
    """Language -> what the page shows in it."""
    shown = {tag: _own_name(tag) for tag in shelf.languages}
    for one in shelf.cards:
        for words, tag in (one.title, one.for_staff):
            shown[tag] = shown.get(tag, "") + words
    return shown


def _told(wrong: Wrong) -> list[str | bool]:
    return [wrong.short, wrong.sentence, wrong.printed]


def _head(shelf: Shelf, several: bool) -> str:
    back = f' <a class="back" href="{HOME}">Other clinics</a>' if several else ""
    name = f"<span{frame.spoken(shelf.name, shelf.language)}>{escape(shelf.name)}</span>"
    return (
        '<a class="skip" href="#leaflets">To the leaflets</a>\n'
        f'<header class="band"><div class="inside"><p class="clinic">{name}{back}'
        "</p>\n<h1>Find a leaflet</h1>\n"
        '<form id="search" role="search" hidden><label class="quiet" for="query">Search</label>'
        '<input id="query" type="search" autocomplete="off" spellcheck="false" dir="auto" '
        'placeholder="Title, sign or language" aria-describedby="how">'
        '<p id="how">In any language and script. <kbd>/</kbd> brings you here, <kbd>Enter</kbd> '
        "goes to the first leaflet.</p></form>\n"
        "<noscript><p>Scripts are off here, so this page cannot search: all leaflets stand below, "
        "by language. Your browser finds words with Ctrl and F.</p></noscript></div></header>\n"
    )


def _tools(shelf: Shelf) -> str:
    chips = "".join(
        f'<li><a href="#{escape(tag)}" data-language="{escape(tag)}" data-words="{escape(words)}">'
        f"{_both_names(tag)}</a></li>"
        for tag, words in shelf.languages.items()
    )
    forms = [form for one in shelf.cards for form in one.forms]
    return (
        f'<nav class="languages" aria-label="Languages"><ul id="languages">{chips}</ul></nav>\n'
        '<details class="choices" id="choices" hidden><summary>Choose by leaflet, form or state'
        '</summary><form class="filters" id="filters" aria-label="Show only">'
        f"{_leaflet_filter(shelf)}{_filter('layout', 'Form', 'Every form', forms)}"
        f"{_filter('paper', 'Paper', 'Every paper', forms)}"
        f"{_filter('profile', 'Print', 'Every kind', forms)}{_state_filter(forms)}"
        "</form></details>\n"
    )


def _both_names(tag: str) -> str:
    own, english = _own_name(tag), english_name(tag)
    name = f"<span{frame.spoken(own, tag)}>{escape(own)}</span>"
    return name if own == english else f"{name} <small>{escape(english)}</small>"


def _own_name(tag: str) -> str:
    try:
        return language(tag).name
    except LeafletsError:
        return tag


def _leaflet_filter(shelf: Shelf) -> str:
    options = "".join(
        f'<option value="{escape(code)}" data-words="{escape(words)}"'
        f"{frame.spoken(title.words, title.language)}>{escape(title.words)}</option>"
        for code, (title, words) in sorted(
            shelf.leaflets.items(), key=lambda item: item[1][0].words.casefold()
        )
    )
    return _select("leaflet", "Leaflet", "Every leaflet", options)


def _filter(field: str, label: str, every: str, forms: Iterable[Form]) -> str:
    """A choice between what there is; hidden where there is but one."""
    found = sorted({str(getattr(form, field)) for form in forms} - {""})
    options = "".join(f"<option>{escape(name)}</option>" for name in found)
    return _select(field, label, every, options, hidden=len(found) < 2)


def _state_filter(forms: Iterable[Form]) -> str:
    shorts = sorted({wrong.short for form in forms for wrong in form.wrongs})
    options = f'<option value="final">{_FINAL}</option>'
    options += "".join(f"<option>{escape(short)}</option>" for short in shorts)
    return _select("state", "State", "Every state", options)


def _select(name: str, label: str, every: str, options: str, *, hidden: bool = False) -> str:
    off = " hidden" if hidden else ""
    return (
        f'<div{off}><label for="by-{name}">{label}</label>'
        f'<select id="by-{name}" name="{name}"><option value="">{every}</option>'
        f"{options}</select></div>"
    )


def _sections(
    shelf: Shelf, reasons: Reasons, pictures: Mapping[str, tuple[str, int]]
) -> Iterable[str]:
    for tag, cards in groupby(shelf.cards, key=lambda one: one.language):
        items = "".join(card(one, reasons, pictures) for one in cards)
        yield (
            f'<section id="{escape(tag)}" data-language="{escape(tag)}" '
            f'aria-labelledby="{escape(tag)}.name">'
            f'<h2 id="{escape(tag)}.name">{_both_names(tag)}</h2>\n'
            f'<ul class="cards">\n{items}</ul></section>\n'
        )


def _nothing() -> str:
    return (
        '<p class="nothing" id="nothing" hidden>Nothing is found. Try fewer words or letters, or '
        "show all. What is not here has not been built for this clinic.</p>\n"
    )


def _foot(written: datetime.date, compared: bool) -> str:
    held = (
        "Each leaflet was compared that day with what it should say."
        if compared
        else "Nobody has compared the leaflets with what they should say: ask whether they are "
        "still up to date."
    )
    return (
        f'<footer><p><strong>Written on <time datetime="{written}">{in_words(written)}</time>.'
        f"</strong> Leaflets that were built later are not in this list, or not as they are now. "
        f"{held} Whoever looks after the leaflets brings it up to date with "
        "<code>leaflets catalogue</code>.</p>\n"
        "<details><summary>How printing works</summary>"
        "<p>“Print” opens the print window of your browser where the browser allows it. Where it "
        "does not (on a file share, on telephones), the leaflet opens in a new window: print from "
        "there, with Ctrl and P. Print at “actual size”, on both sides where there are several "
        "pages.</p><p>“Not for patients” says that somebody has yet to approve the words, or that "
        "they are out of date. You are asked before such a leaflet is printed or saved.</p>"
        "<p>A star keeps a leaflet at the front, on this computer and for this clinic only.</p>"
        "</details></footer>\n"
    )


def _question() -> str:
    """Asked before anything is printed or saved that is not for patients."""
    return (
        '<dialog id="question" aria-labelledby="question-title" aria-describedby="question-why">'
        '<h2 id="question-title">Not for patients</h2><p id="question-which"></p>'
        '<ul id="question-why"></ul><p id="question-note"></p>'
        '<p class="buttons"><button type="button" id="question-no" autofocus>Cancel</button>'
        '<button type="button" id="question-yes">Print as a draft</button></p></dialog>\n'
    )
