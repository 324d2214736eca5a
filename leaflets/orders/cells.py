"""What may stand in a cell. No message quotes the content of a value's cell."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from leaflets.characters import forbidden_characters
from leaflets.problems import Problem

LONGEST_VALUE: Final = 200
"""Characters of a value: a line or two of a leaflet."""

MOST_COPIES: Final = 10_000

QUOTED: Final = 60
"""Most characters of a name that a message quotes: what is longer is not a name."""

_FORMULA = re.compile(r"[=@＝＠＋－+-]|\t|\r")
"""How cells begin that spreadsheet programs calculate (OWASP, CSV Injection)."""

_NUMBER = re.compile(r"[+-](?:[0-9 ().,/\u00a0\u2011-]*)", re.ASCII)
"""Phone numbers and plain numbers begin so too, and hold nothing that could be calculated with."""


def cell_fault(text: str) -> Problem | None:
    """Why a cell cannot stand as it is, whatever its column; or None."""
    if _FORMULA.match(text.lstrip(" ")) and not _NUMBER.fullmatch(text.strip(" ")):
        return _CALCULATED
    if text.isascii() and text.isprintable():
        return None
    if any("\ud800" <= char <= "\udfff" for char in text):
        return _control("half a character")
    if "\n" in text or "\t" in text.strip():
        return _control("a tab or a line break")
    for _, name, _hint in forbidden_characters(text.strip()):
        return _control(name.partition(" (")[0])
    return None


def tidy(text: str) -> str:
    """A cell without the space around it, in the one form of Unicode that all rooms use (NFC)."""
    text = text.strip()
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def value_fault(text: str) -> Problem | None:
    """Why a tidy cell cannot be printed for a person; or None."""
    if len(text) > LONGEST_VALUE:
        message = f"this has {len(text)} characters; {LONGEST_VALUE} is the most that is printed"
        return Problem("orders/value-too-long", message, hint="shorten it")
    return None


def copies_of(text: str) -> int | Problem:
    """How many copies a tidy cell asks for; one where it is empty."""
    if not text:
        return 1
    if re.fullmatch("[1-9][0-9]{0,5}", text) and int(text) <= MOST_COPIES:
        return int(text)
    message = "this is not a number of copies"
    hint = f"write a whole number from 1 to {MOST_COPIES:,}, or nothing for one copy"
    return Problem("orders/copies", message, hint=hint)


_CALCULATED = Problem(
    "orders/formula",
    "this cell begins like a formula of a spreadsheet program",
    hint="write the words themselves; numbers and phone numbers may begin with + or -",
)


def _control(what: str) -> Problem:
    message = f"this cell holds {what}"
    hint = "delete it, or type the cell again; it often comes from copying"
    return Problem("orders/character", message, hint=hint)
