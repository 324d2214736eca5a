"""Dates, days and times of day in a language, from the Unicode CLDR.

The data is in ``locales.json``, made by ``generate.py`` from Babel: loading Babel itself would cost
40 ms at every start. Months are spelled out, because 03/12 is two dates.
"""

from __future__ import annotations

import datetime
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

ZEROS = {
    "latn": 0x30, "arab": 0x660, "arabext": 0x6F0, "beng": 0x9E6, "deva": 0x966, "guru": 0xA66,
    "gujr": 0xAE6, "tamldec": 0xBE6, "khmr": 0x17E0, "mymr": 0x1040, "thai": 0xE50, "laoo": 0xED0,
}  # fmt: skip
"""CLDR numbering system -> its digit zero (Unicode: digits follow one another)."""

WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


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


def in_digits(text: str, system: str) -> str:
    """`text` with its digits 0-9 in a CLDR numbering system; unknown systems change nothing."""
    zero = ZEROS.get(system, 0x30)
    return text.translate({0x30 + n: chr(zero + n) for n in range(10)}) if zero != 0x30 else text


NATIVE = {
    "Arab": "arab", "Beng": "beng", "Deva": "deva", "Guru": "guru", "Gujr": "gujr",
    "Taml": "tamldec", "Khmr": "khmr", "Mymr": "mymr", "Thai": "thai", "Laoo": "laoo",
}  # fmt: skip
"""ISO 15924 script -> its own digits (CLDR ``native`` numbering systems)."""

_NUMERAL = re.compile(r"(?<![A-Za-z\d])\d+(?:[.,\u066b\u066c]\d+)*(?![A-Za-z\d])")


def numerals_in(text: str, system: str) -> str:
    """``text`` with its numerals, of whatever script, in the digits of ``system``.

    A numeral that touches a Latin letter (S2, 3D) is a name and stays. Signs between digits stay
    too, whether they part thousands or decimals: nobody can tell for sure.
    """

    def turned(match: re.Match[str]) -> str:
        plain = "".join(str(int(c)) if c.isdecimal() else c for c in match[0])
        return in_digits(plain, system)

    return _NUMERAL.sub(turned, text)


@cache
def _records() -> dict[str, dict[str, Any]]:
    path = Path(__file__).parent / "locales.json"
    found: dict[str, dict[str, Any]] = json.loads(path.read_text("utf-8"))
    return found


@cache
def _locale(language: str, region: str) -> dict[str, Any] | None:
    """The nearest record (RFC 4647, 3.4), with what differs in the region: that of the tag, or
    else ``region``."""
    subtags = language.replace("_", "-").split("-")
    own = next((s for s in subtags[1:] if re.fullmatch(r"[A-Z]{2}", s)), region)
    tags = ["-".join(subtags[:length]) for length in range(len(subtags), 0, -1)]
    records = _records()
    for tag in tags:
        tag = tag.removesuffix(f"-{own}")
        if tag in records:
            return {**records[tag], **records.get(f"{tag}-{own}", {})}
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
