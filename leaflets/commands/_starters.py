"""The texts that ``leaflets new`` writes: commented YAML that builds as it stands."""

from __future__ import annotations

import datetime
import re
import textwrap
from typing import TYPE_CHECKING, Any

from leaflets.model.fiction import (
    STARTER_ADDRESS,
    STARTER_COUNTRY,
    STARTER_EMERGENCY,
    STARTER_NAME,
)

if TYPE_CHECKING:
    from leaflets.model.library import Library

_REVIEW_YEARS = 2

_LEAFLET = """\
# yaml-language-server: $schema=../schemas/leaflet.json
# A leaflet: its facts, and its blocks of text in reading order.
# Printed on the leaflet, so that people can ask for it.
id: {id}
# Raise the first number when the advice changes, the second when words are added.
version: 0.1.0
title: {title}
# Who it is for.
audience: For patients
# What it is for, in one sentence; printed nowhere, but in the PDF's properties.
purpose: This leaflet is about {words}.
# A file in layouts/.
layout: {layout}
# After the day of review every page says that the leaflet is overdue.
published: {published}
review_by: {review_by}
# The end of the web address on the leaflet and in its QR code.
short_address: {name}
# In reading order. Files in content/blocks/. New ones: leaflets new block TOPIC/NAME --kind KIND
blocks:
{blocks}
"""

_KEY_MESSAGE = """\
# yaml-language-server: $schema=../../schemas/key-message.json
# The one thing the reader should remember, in one to three short sentences.
kind: key-message
message: Write the **most important thing** here.
# A sentence that backs it up. You may delete this line.
support: Write why it matters here.
# Sentences that cite no source ({{cite:…}} behind the full stop), and why they need none.
no_source:
  - reason: A starter; put your sources in.
    entries: [message, support]
"""

_WHAT_IT_IS = """\
# yaml-language-server: $schema=../../schemas/text.json
# Plain paragraphs below a heading. Each paragraph has an id of its own: translations hang on it,
# so leave it as it is when you change the words.
# Words in **two stars** are bold. {{clinic.phone}} prints the number of the clinic.
kind: text
title: About {words}
paragraphs:
  - id: first
    text: Write a short paragraph here.
  - id: help
    text: "Questions? Call us on {{clinic.phone}}."
# Sentences that cite no source ({{cite:…}} behind the full stop), and why they need none.
no_source:
  - reason: A starter; put your sources in.
    entries: [first, help]
"""

_CONTACT = """\
# yaml-language-server: $schema=../../schemas/contact.json
# How to reach the clinic; the numbers come from content/clinics/.
kind: contact
title: Questions? Call us
# What to print, in this order. You can choose from: phone, out-of-hours,
# emergency, urgent-lines, hours, address, email, web, qr
shows: [phone, out-of-hours, emergency]
"""

_CLINIC = """\
# yaml-language-server: $schema=../schemas/clinic.json
# Put your own details in. Then delete the line "sample: true": until then every page says that
# this is not a real clinic. Without it every number, name and country that is invented is refused.
sample: true
name: {name}
# Department or ward. Its name needs a translation in each language you print.
# department: Children’s outpatients
# A line above your name, such as the group of hospitals you belong to. Needs a translation, too.
# header_text: Part of Example Hospitals
# The language your staff read, and your country (two letters of ISO 3166; ZZ is no country).
language: {language}
country: {country}
# A file in layouts/papers/.
paper: {paper}
# A picture in this folder.
# logo: your-logo.svg
# The colour of your brand, in place of that of each topic.
# colours: {{accent: "#005eb8"}}
address:
  - {street}
  - {town}
# Numbers as people dial them. These are kept free for drama: nobody answers them.
phone: 01632 960123
out_of_hours_phone: 01632 960124
# The emergency number of your country. There is no usual choice: this is nobody's.
emergency_number: "{emergency}"
# Phone lines for urgent advice. Their names need a translation in each language you print.
# urgent_lines:
#   - id: nhs-111
#     name: NHS 111
#     number: "111"
#     when: Day and night
email: clinic@example.org
web: https://clinic.example.org
# Where your leaflets are on the web: printed before a leaflet's short address and in the QR code.
leaflets_web: leaflets.example.org
# Nobody can see whether these are yours: CHECK THEM.
opening_hours:
  - id: weekdays
    days: mon-fri
    opens: "08:00"
    closes: "18:00"
{local}"""

_LOCAL = """\
# Numbers that differ from place to place. Copied from other clinics here: CHECK EACH OF THEM.
local:
{entries}
"""


def block(library: Library, kind: str) -> str:
    """A block of ``kind``: the example of its schema below a list of what goes where."""
    from leaflets.blocks import block_kind, sample

    schema = block_kind(kind)
    lines = [f"yaml-language-server: $schema=../../schemas/{kind}.json"]
    lines += _wrapped((schema.__doc__ or "").strip(), "")
    lines += ["The words below are an example: replace all of them. What goes where:"]
    for name, field in schema.model_fields.items():
        if name not in ("kind", "note", "review_note"):
            optional = "" if field.is_required() else " (may be left out)"
            lines += _wrapped(f"{name}: {field.description or ''}{optional}", "  ")
    lines += ["Leave an id as it is when you change the words: translations hang on it."]
    comment = "".join(f"# {line}\n" for line in lines)
    return comment + _with_things_that_exist(sample(kind), library)


def _wrapped(text: str, indent: str) -> list[str]:
    flat = " ".join(text.split())
    return textwrap.wrap(flat, 94, initial_indent=indent, subsequent_indent=indent + "  ")


def _with_things_that_exist(text: str, library: Library) -> str:
    """An example may name a figure or a word of the glossary; this workspace may have others."""
    for pattern, found, form in (
        (r"^figure: (.*)$", sorted(library.figures), "figure: {}"),
        (r"^terms: \[(.*)\]$", sorted(library.glossary), "terms: [{}]"),
    ):
        match = re.search(pattern, text, re.MULTILINE)
        if match and found and match[1] not in found:
            text = text.replace(match[0], form.format(found[0]))
    return text


def leaflet_blocks(library: Library, name: str) -> dict[str, str]:
    """The blocks a new leaflet needs that the workspace may not have: id -> text."""
    words = name.replace("-", " ")
    blocks = {
        f"{name}/key-message": _KEY_MESSAGE,
        f"{name}/what-it-is": _WHAT_IT_IS.format(words=words),
    }
    if _contact(library, name) not in library.blocks:
        blocks[_contact(library, name)] = _CONTACT
    return blocks


def _contact(library: Library, name: str) -> str:
    return "shared/contact" if "shared/contact" in library.blocks else f"{name}/contact"


def leaflet(library: Library, name: str) -> str:
    """A recipe for ``name``, published today."""
    words = name.replace("-", " ")
    placed = (
        (f"{name}/key-message", "lead"),
        (f"{name}/what-it-is", "main"),
        (_contact(library, name), "contact"),
    )
    today = datetime.datetime.now(tz=datetime.UTC).date()
    layouts = sorted(library.layouts)
    return _LEAFLET.format(
        id=name.upper(),
        title=words.capitalize(),
        words=words,
        layout="handout" if "handout" in layouts or not layouts else layouts[0],
        published=today,
        review_by=_years_later(today, _REVIEW_YEARS),
        name=name,
        blocks="\n".join(f"  - {{block: {block}, role: {role}}}" for block, role in placed),
    )


def _years_later(day: datetime.date, years: int) -> datetime.date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


def clinic(library: Library) -> str:
    """A sample clinic with every number that the workspace's blocks ask for."""
    papers = sorted(library.papers)
    return _CLINIC.format(
        language=library.language,
        country=STARTER_COUNTRY,
        name=STARTER_NAME,
        street=STARTER_ADDRESS[0],
        town=STARTER_ADDRESS[1],
        emergency=STARTER_EMERGENCY,
        paper="a4" if "a4" in papers or not papers else papers[0],
        local=_local(library),
    )


def _local(library: Library) -> str:
    found: dict[str, Any] = {}
    for _name, other in sorted(library.clinics.items()):
        for name, value in other.local.items():
            found.setdefault(name, value)
    entries = [
        f"  {name}: {{number: {value.number}, unit: {value.unit}, source: {value.source}}}"
        for name, value in sorted(found.items())
    ]
    return _LOCAL.format(entries="\n".join(entries)) if entries else ""
