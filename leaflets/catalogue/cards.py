"""A leaflet in one language -> HTML: what it is, what is wrong with it, and where to get it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from html import escape

from leaflets.catalogue.form_names import english_name
from leaflets.catalogue.frame import address, spoken
from leaflets.catalogue.pictures import WIDTH
from leaflets.catalogue.shelving import Card, Form
from leaflets.catalogue.wrongs import Wrong
from leaflets.cldr import long_date

Reasons = dict[tuple[Wrong, ...], int]
"""Everything that is wrong with some form -> its number in the data of the page."""


def card(one: Card, reasons: Reasons, pictures: Mapping[str, tuple[str, int]]) -> str:
    """An item of the list. ``pictures``: digest of a file -> path of its picture, and its height in
    pixels; ``reasons`` grows by what is wrong here."""
    first, *others = one.forms
    name = _quiet(one)
    more = "".join(_more(form, first, name, reasons) for form in others)
    folded = (
        f"<details><summary>More forms ({len(others)})"
        f'<span class="quiet">{name}</span></summary><ul class="forms">{more}</ul></details>'
        if others
        else ""
    )
    return (
        f'<li class="card" id="{escape(one.leaflet)}.{escape(one.language)}"'
        f' data-leaflet="{escape(one.leaflet)}" data-language="{escape(one.language)}"'
        f' data-words="{escape(one.words)}">'
        f"{_picture(first, pictures)}"
        f'<div class="about">{_titles(one)}{_facts(one)}{_wrong(first.wrongs)}'
        f"<div{_attributes(first, reasons)}>{_links(first, name)}</div>{folded}</div></li>\n"
    )


def in_words(day: datetime.date | str) -> str:
    """``22 November 2026``; what is no day as it is."""
    try:
        found = datetime.date.fromisoformat(day) if isinstance(day, str) else day
    except ValueError:
        return str(day)
    return long_date(found, "en-GB")


def _picture(form: Form, pictures: Mapping[str, tuple[str, int]]) -> str:
    """A link for the mouse; the keyboard and the ear have the one that says what it does."""
    path, high = pictures.get(form.found.digest, ("", 0))
    if not path:
        return '<span class="picture"></span>'
    return (
        f'<span class="picture"><img src="{address(path)}" width="{WIDTH // 2}"'
        f' height="{high // 2}" alt="" loading="lazy" decoding="async"></span>'
    )


def _titles(one: Card) -> str:
    own, staff = one.title, one.for_staff
    title = f"<span{spoken(own.words, own.language)}>{escape(own.words)}</span>"
    if own.words != staff.words:
        words = f"<span{spoken(staff.words, staff.language)}>{escape(staff.words)}</span>"
        title += f' <small class="staff">{words}</small>'
    return f"<h3>{title}</h3>"


def _facts(one: Card) -> str:
    said = one.forms[0].found.said
    parts = [f"{escape(said.leaflet)}, version {escape(said.version)}"]
    parts += [f"published {in_words(one.published)}"] if one.published else []
    until = escape(in_words(said.review_by))
    parts += [f'to be reviewed by <span class="until">{until}</span>'] if until else []
    return f'<p class="facts">{"; ".join(parts)}</p>'


def _wrong(wrongs: tuple[Wrong, ...]) -> str:
    """In words, for whoever has no script; the question before printing says the same."""
    if not wrongs:
        return ""
    shorts = ", ".join(escape(wrong.short) for wrong in wrongs)
    why = " ".join(escape(wrong.sentence) for wrong in wrongs)
    return (
        f'<p class="wrong"><strong>Not for patients:</strong> {shorts}</p><p class="why">{why}</p>'
    )


def _more(form: Form, first: Form, name: str, reasons: Reasons) -> str:
    """One of the other forms. What is wrong with it stands there if it is something else."""
    wrong = ""
    if form.wrongs != first.wrongs:
        wrong = _wrong(form.wrongs) or '<p class="right">Reviewed, and without a mark</p>'
    return f"<li{_attributes(form, reasons)}>{wrong}{_links(form, name)}</li>"


def _attributes(form: Form, reasons: Reasons) -> str:
    number = reasons.setdefault(form.wrongs, len(reasons))
    said = form.found.said
    named = {
        "layout": form.layout,
        "paper": form.paper,
        "profile": form.profile,
        "wrong": str(number),
        "until": said.review_by,
    }
    data = "".join(f' data-{key}="{escape(value)}"' for key, value in named.items() if value)
    return f' class="form"{data}'


def _links(form: Form, name: str) -> str:
    """Two links, each by a name of its own (WCAG 2.2, 2.4.4)."""
    where, words = escape(address(str(form.found.path))), escape(form.name)
    what = f'<span class="quiet">: {name}, {words}</span>'
    verb = "Open and print" if form.found.medium == "paper" else "Open"
    kind = "print" if form.found.medium == "paper" else "open"
    return (
        f'<span class="name">{words}</span><span class="buttons">'
        f'<a class="{kind}" href="{where}" target="_blank" rel="noopener"><b>{verb}</b>{what}</a>'
        f'<a class="download" href="{where}" download target="_blank" rel="noopener">'
        f"<b>Download</b>{what}</a></span>"
    )


def _quiet(one: Card) -> str:
    return f"{escape(one.for_staff.words)}, {escape(english_name(one.language))}"
