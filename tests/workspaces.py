"""The smallest workspace that makes a leaflet, written into a folder, with changes for a test."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from leaflets.model.job import Job

JOB = Job("dimple", "en-GB", "riverbank", "handout", "a4", "screen")

FILES: Mapping[str, str] = {
    "content/workspace.yaml": "language: en-GB\n",
    "content/leaflets/dimple.yaml": """\
id: SD-WARN
version: 1.0.0
title: Sacral dimple
subtitle: What to look for
audience: For parents
purpose: Says when to get help.
layout: handout
accent: teal
published: 2026-11-22
review_by: 2028-11-22
short_address: sd-warn
blocks:
  - {block: dimple/what, role: lead}
  - {block: dimple/signs, role: urgent}
  - {block: dimple/picture, role: aside}
  - {block: dimple/words, role: aside}
  - {block: shared/contact, role: contact}
  - {block: shared/sources, role: sources}
""",
    "content/blocks/dimple/what.yaml": """\
# A comment on a line of its own.
kind: text
title: What is it?
note: Keep it short.
paragraphs:
  - id: small
    text: A **small** dent. {cite:second} It is harmless {cite:first,second}.
  - id: scan
    text: >-
      You may have an {term:scan} until {local.age_limit}: [read more](https://example.org/a).
no_source:
  - {reason: What this clinic does, entries: [scan]}
""",
    "content/blocks/dimple/signs.yaml": """\
kind: warning-signs
title: When to get help
tiers:
  - id: now
    urgency: emergency-now
    action: Call {clinic.emergency_number} now
    signs:
      - id: sleepy
        sign: Very sleepy
  - id: today
    urgency: call-today
    action: Call {clinic.name} on {clinic.phone}
    signs:
      - id: fluid
        sign: Fluid comes from it
no_source:
  - {reason: For tests, entries: [now, sleepy, today, fluid]}
""",
    "content/blocks/dimple/picture.yaml": """\
kind: figure
figure: back
caption: Where it is
width: 60
no_source:
  - {reason: For tests, entries: [caption]}
""",
    "content/blocks/dimple/words.yaml": "kind: glossary\ntitle: Words\nterms: [scan]\n",
    "content/blocks/shared/contact.yaml": """\
kind: contact
title: Contact us
shows: [phone, out-of-hours, emergency, urgent-lines, hours, address, email, web, qr]
qr_words: Read online
""",
    "content/blocks/shared/sources.yaml": "kind: sources\ntitle: Sources\n",
    "content/figures/back.yaml": """\
picture: back.svg
title: The lower back
alt: A baby's back with a dimple
labels:
  - {id: dimple, label: Dimple, place: above, align: start, points: [[10, 20]]}
""",
    "content/figures/back.svg": """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 90">
  <path fill="#1a1a1a" d="M9 9h9v9z"/>
</svg>
""",
    "content/sources.yaml": """\
sources:
  - {id: first, citation: First 2020, strength: study, checked: 2026-11-22}
  - id: second
    citation: Second guideline
    address: https://example.org/second/
    strength: guideline
    checked: 2026-11-22
  - {id: unused, citation: Never cited, strength: review, checked: 2026-11-22}
""",
    "content/glossary.yaml": """\
terms:
  - id: scan
    term: ultrasound scan
    meaning: Pictures made with sound.
    no_source:
      - {reason: For tests, entries: [meaning]}
""",
    "content/labels.yaml": """\
labels:
  - {id: phone, text: Phone}
  - {id: out-of-hours, text: Out of hours}
  - {id: emergency, text: Emergency}
  - {id: opening-hours, text: Opening hours}
  - {id: hours-range, text: "{opens} to {closes}", holes: [opens, closes]}
  - {id: days-range, text: "{first} to {last}", holes: [first, last]}
  - {id: address, text: Address}
  - {id: email, text: Email}
  - {id: web, text: Website}
  - {id: read-online, text: Read online}
  - {id: page-of, text: "Page {page} of {pages}", holes: [page, pages]}
""",
    "content/measures.yaml": """\
units:
  - {id: week, one: "{n} week", other: "{n} weeks"}
""",
    "content/clinics/riverbank.yaml": """\
sample: true
name: Riverbank Clinic
department: Children
language: en-GB
country: GB
paper: a4
address: [1 Example Street, Sampletown]
phone: 020 7946 0123
emergency_number: "999"
urgent_lines:
  - {id: nhs-111, name: NHS 111, number: "111", when: Day and night}
email: leaflets@example.org
web: https://clinic.example.org
leaflets_web: leaflets.example.org
opening_hours:
  - {id: week, days: mon-fri, opens: "08:00", closes: "18:00"}
local:
  age_limit: {number: 6, unit: week, source: first}
""",
    "layouts/handout.yaml": """\
title: Handout
theme: calm
forms:
  - min_width: 100
    margins: {top: 12, bottom: 12, sides: 15}
    bands:
      - columns:
          - {name: only, width: flex}
""",
    "layouts/papers/a4.yaml": "title: A4\nwidth: 210\nheight: 297\n",
    "layouts/themes/calm.yaml": """\
title: Calm
palette: {ink: "#1a1a1a", paper: "#ffffff"}
accents:
  teal: {colours: {accent: "#0d4f6b"}}
type:
  body: {size: 12}
styles: {}
""",
}


def write_workspace(folder: Path, changes: Mapping[str, str | None] | None = None) -> Path:
    """Write ``FILES`` below `folder`, with the files of ``changes`` replaced, added or (None) left
    out; returns `folder`."""
    for name, text in {**FILES, **(changes or {})}.items():
        path = folder / name
        if text is None:
            path.unlink(missing_ok=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def changed(name: str, old: str, new: str) -> dict[str, str]:
    """One file of ``FILES`` with `old` replaced by `new`; fails if `old` is not in it."""
    assert old in FILES[name], f"{old!r} is not in {name}"
    return {name: FILES[name].replace(old, new)}
