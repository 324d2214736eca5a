"""Who has approved which words: sign-offs, and what follows from them for one printed leaflet."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

State = Literal["draft", "translated", "reviewed", "stale", "expired", "superseded"]
"""Of a leaflet in a language. ``draft``: not complete, or the translation is marked as a draft;
``translated``: complete, waiting for a reviewer; ``reviewed``: signed, and nothing has changed;
``stale``: words, numbers, pictures or sources have changed since; ``expired``: its review date has
passed; ``superseded``: another leaflet takes its place."""

Method = Literal["human", "back-translated", "post-edited"]
"""How words were checked (ISO 17100 and 18587). ``human``: read by a person who knows language and
subject; ``back-translated``: translated back by somebody else, and compared with the original;
``post-edited``: translated by machine, then corrected by a translator, then read."""

ClinicState = Literal["unreviewed", "reviewed", "stale"]
"""Of a clinic's own values in a language."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that was approved. ``name``: the PO context of a message, or ``picture:…``,
    ``source:…``; ``source``: the words it was translated from (the same in the source language);
    ``words``: what is printed, with the names of its holes."""

    name: str
    source: str
    words: str


@dataclass(frozen=True, slots=True)
class SignOff:
    """A named person's approval of exactly these ``items``. ``digest``: SHA-256 over them, hex."""

    reviewer: str
    role: str
    date: datetime.date
    method: str
    certificate: str
    digest: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """How far one edition may be trusted on a day. ``changed``: names of the items that differ from
    the sign-off (empty without one); ``sign_off``: of the content, the latest."""

    state: State
    clinic: ClinicState
    draft_translation: bool
    changed: frozenset[str] = frozenset()
    sign_off: SignOff | None = None

    @property
    def released(self) -> bool:
        """May be printed without a mark (a sample clinic still has its own)."""
        return self.state == "reviewed" and self.clinic == "reviewed"
