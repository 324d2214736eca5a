"""Dates, times of day and the decimal mark of a language, from the Unicode CLDR.

The data is in ``locales.json``, made by ``generate.py`` from Babel: loading Babel itself would cost
40 ms at every start. Months are spelled out, because 03/12 is two dates.
"""

from __future__ import annotations

import datetime
import json
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

ZEROS = {
    "latn": 0x30, "arab": 0x660, "arabext": 0x6F0, "beng": 0x9E6, "deva": 0x966, "guru": 0xA66,
    "gujr": 0xAE6, "tamldec": 0xBE6, "khmr": 0x17E0, "mymr": 0x1040, "thai": 0xE50, "laoo": 0xED0,
}  # fmt: skip
"""CLDR numbering system -> its digit zero (Unicode: digits follow one another)."""

WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@lru_cache(maxsize=1_024)
def long_date(day: datetime.date, language: str, region: str = "") -> str:
    """``22 November 2026``; the ISO date when CLDR has no names of months in the language."""
    locale = _locale(language, region)
    if locale is None:
        return day.isoformat()
    fields: dict[str, str] = {
        "d": str(day.day), "dd": f"{day.day:02}", "M": str(day.month), "MM": f"{day.month:02}",
        "y": str(day.year), "yyyy": str(day.year), "G": locale.get("G", ""),
        **{name: locale[name][day.month - 1] for name in ("MMMM", "MMM", "LLLL") if name in locale},
    }  # fmt: skip
    filled = _filled(locale["date"], fields)
    if filled is None or re.search(r"\bM\d", filled):  # “M11”: CLDR knows no name
        return day.isoformat()
    return filled.strip()


@lru_cache(maxsize=1_024)
def time_of_day(clock: str, language: str, region: str = "") -> str:
    """``08:00`` (24 hours) as the language writes it, in the region if the tag names none."""
    locale = _locale(language, region)
    if locale is None:
        return clock
    hour, minute = (int(part) for part in clock.split(":"))
    fields = {
        "H": str(hour), "HH": f"{hour:02}", "m": str(minute), "mm": f"{minute:02}",
        "h": str(hour % 12 or 12), "hh": f"{hour % 12 or 12:02}", "a": locale["a"][hour >= 12],
    }  # fmt: skip
    return _filled(locale["time"], fields) or clock


def day_name(day: int, language: str) -> str:
    """Name of a day of the week; Monday is 0."""
    locale = _locale(language, "")
    return str(locale["days"][day]) if locale else WEEK[day]


def decimal_mark(language: str) -> str:
    """What stands before decimals between the digits 0-9: ``.`` or ``,``; nothing where CLDR knows
    nothing of the language."""
    locale = _locale(language, "")
    return str(locale["decimal"]) if locale else ""


@cache
def month_names(language: str) -> dict[str, int]:
    """Names of months in a language, those of all its regions -> 1 to 12. Nothing where dates have
    numbers for months."""
    subtag = language.replace("_", "-").split("-")[0]
    records = (r for tag, r in _records().items() if tag.split("-")[0] == subtag)
    lists = (r[field] for r in records for field in ("MMMM", "LLLL", "MMM") if field in r)
    return {name: number for names in lists for number, name in enumerate(names, 1)}


def in_digits(text: str, system: str) -> str:
    """`text` with its digits 0-9 in a CLDR numbering system; unknown systems change nothing."""
    zero = ZEROS.get(system, 0x30)
    return text.translate({0x30 + n: chr(zero + n) for n in range(10)}) if zero != 0x30 else text


_RUN = re.compile(r"[A-Za-z\d]+(?:[-‐‑/._:@#?=&%+~\u066b\u066c]+[A-Za-z\d]+)*")
"""Letters and numerals with the signs that hold codes and addresses together."""

_ARABIC_SIGNS = {0x66B: ".", 0x66C: ","}
"""The Arabic decimal and thousands signs, which mean nothing else, as CLDR writes them in latn."""


def numerals_in(text: str, system: str) -> str:
    """``text`` with its numerals, of whatever script, in the digits of ``system``.

    A numeral that touches a Latin letter, or hangs together with one by a hyphen, stroke, point or
    the like (S2, 3D, COVID-19, example.org/2026), is a name, a code or an address and stays.
    A comma or point between digits stays too, whether it parts thousands or decimals: nobody can
    tell for sure. Only the Arabic signs for the two, which are certain, do not stand between 0-9.
    """

    def turned(match: re.Match[str]) -> str:
        run = match[0]
        if any(letter.isascii() and letter.isalpha() for letter in run):
            return run
        plain = "".join(str(int(c)) if c.isdecimal() else c for c in run)
        return plain.translate(_ARABIC_SIGNS) if system == "latn" else in_digits(plain, system)

    return _RUN.sub(turned, text)


_HOME = {"de": "DE", "en": "US", "es": "ES", "fr": "FR", "pt": "BR"}
"""The region whose ways the plain record has (CLDR, likely subtags), where others differ."""


@cache
def _records() -> dict[str, dict[str, Any]]:
    path = Path(__file__).parent / "locales.json"
    found: dict[str, dict[str, Any]] = json.loads(path.read_text("utf-8"))
    return found


@cache
def _locale(language: str, region: str) -> dict[str, Any] | None:
    """The nearest record (RFC 4647, 3.4), with what differs in ``region``; where CLDR knows nothing
    of the language there, with what differs in the region of the tag."""
    subtags = language.replace("_", "-").split("-")
    own = next((s for s in subtags[1:] if re.fullmatch(r"[A-Z]{2}", s)), "")
    tags = ["-".join(subtags[:length]) for length in range(len(subtags), 0, -1)]
    records = _records()
    for tag in tags:
        tag = tag.removesuffix(f"-{own}")
        if tag in records:
            known = f"{tag}-{region}" in records or _HOME.get(tag) == region
            return {**records[tag], **records.get(f"{tag}-{region if known else own}", {})}
    return None


def _filled(pattern: str, fields: dict[str, str]) -> str | None:
    """A CLDR pattern (UTS #35, part 4) with its letters replaced; None for an unknown letter."""
    out = []
    for part in re.finditer(r"'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+", pattern):
        if part[2]:
            if part[0] not in fields:
                return None
            out.append(fields[part[0]])
        elif part[1] is not None:
            out.append(part[1].replace("''", "'") or "'")
        else:
            out.append(part[0])
    return "".join(out)
