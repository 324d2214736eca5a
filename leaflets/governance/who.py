"""Who signs, and on which day: what a name, a role, a certificate and a day may look like.

The same rules hold when somebody signs and when a file of sign-offs is read: what could be written
must be readable, and a name that nobody can see or read is no name.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator

from leaflets.characters import forbidden_characters
from leaflets.model.inline import Fault

LONGEST = 100
"""Characters in a name, a role or a certificate: it must stand on one line of a review sheet."""

EARLIEST = 2000
"""The first year of a signature: an earlier one is a slip of the fingers."""

_JOINERS = "\u200c\u200d"
_SCRIPTS_THAT_JOIN = "\u0590"
"""Joiners are spelling after letters from here on (Persian, the scripts of India) only."""

_UNSEEN = {
    "Cc": ("an invisible control character", "delete it"),
    "Cf": ("an invisible character", "delete it"),
    "Zl": ("an invisible line break", "delete it"),
    "Zp": ("an invisible line break", "delete it"),
    "Zs": ("an unusual space", "type an ordinary space"),
    "Co": ("a private character that no font can show", "type the letter or sign itself"),
    "Cs": ("half a character, broken on its way here", "type it again"),
}


_EXAMPLES = frozenset({"name", "your name", "role", "your role"})
"""What the guides and help texts write where a person writes a name or a role."""


def faults_of_text(field: str, text: str) -> Iterator[Fault]:
    """What is wrong with the ``reviewer``, ``role`` or ``certificate`` of a signature, each as the
    end of a sentence about it.

    Space around it does not count; a certificate may be empty.
    """
    text = text.strip()
    if not text:
        if field != "certificate":
            yield Fault("is empty", "a sign-off is worth something only with a name and a role")
        return
    if field != "certificate" and text.casefold() in _EXAMPLES:
        yield Fault(f"is still “{text}”, as in the example", "write whose it is")
    if len(text) > LONGEST:
        yield Fault(f"has {len(text)} characters", f"write {LONGEST} characters or fewer")
        return
    unseen = dict(_unseen(text))
    for character, name in unseen.items():
        where = f"(U+{ord(character):04X})"
        yield Fault(f"holds {name.message} {where}", name.hint)
    seen = [character for character in text if character not in unseen]
    if not any(c.isalpha() or (field == "certificate" and c.isdigit()) for c in seen):
        wanted = "letters or digits" if field == "certificate" else "letters"
        yield Fault(f"has no {wanted}", "write it as people read it")


def fault_of_day(text: str) -> Fault | None:
    """Why ``text`` is not a day on which somebody can have signed, written as 2026-11-22."""
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            raise ValueError
        year = datetime.date.fromisoformat(text).year
    except ValueError:
        return Fault(f"“{text[:40]}” is not a date", "write year-month-day, for example 2026-11-22")
    if year < EARLIEST:
        return Fault(f"{text} is too long ago", f"write a day in the year {EARLIEST} or later")
    return None


def _unseen(text: str) -> Iterator[tuple[str, Fault]]:
    """Characters that are not printed, or not as what they are, and what each is."""
    before = ""
    for character in text:
        category = unicodedata.category(character)
        joins = character in _JOINERS and before > _SCRIPTS_THAT_JOIN
        if category in _UNSEEN and character != " " and not joins:
            yield character, Fault(*_UNSEEN[category])
        before = character if category[0] in "LM" else ""
    for place, name, hint in forbidden_characters(text):
        yield text[place], Fault(name.partition(" (")[0], hint)
