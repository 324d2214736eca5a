"""Dates, days and times of day in a language, from the Unicode CLDR data in Babel.

Only Babel's core is loaded: its date module costs another 10 ms for patterns we do not use. Months
are spelled out, because 03/12 is two dates.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from typing import Any

ZEROS = {
    "latn": 0x30, "arab": 0x660, "arabext": 0x6F0, "beng": 0x9E6, "deva": 0x966, "guru": 0xA66,
    "gujr": 0xAE6, "tamldec": 0xBE6, "khmr": 0x17E0, "mymr": 0x1040, "thai": 0xE50, "laoo": 0xED0,
}  # fmt: skip
"""CLDR numbering system -> its digit zero (Unicode: digits follow one another)."""


def long_date(day: datetime.date, language: str, region: str = "") -> str:
    """``22 November 2026``; the ISO date when CLDR has no names of months in the language."""
    locale = _locale(language, region)
    if locale is None:
        return day.isoformat()
    months = locale["months"]
    fields = {
        "d": str(day.day), "dd": f"{day.day:02}", "M": str(day.month), "MM": f"{day.month:02}",
        "MMM": months["format"]["abbreviated"][day.month],
        "MMMM": months["format"]["wide"][day.month],
        "LLLL": months["stand-alone"]["wide"][day.month],
        "y": str(day.year), "yyyy": str(day.year), "G": locale["eras"]["abbreviated"].get(1, ""),
    }  # fmt: skip
    filled = _filled(_pattern(locale["date_formats"]["long"]), fields)
    if filled is None or re.search(r"\bM\d", filled):  # “M11”: CLDR knows no name
        return day.isoformat()
    return filled.strip()


def time_of_day(clock: str, language: str, region: str = "") -> str:
    """``08:00`` (24 hours) as the language writes it, in the region if that differs."""
    locale = _locale(language, region)
    if locale is None:
        return clock
    hour, minute = (int(part) for part in clock.split(":"))
    half = "am" if hour < 12 else "pm"
    periods = locale["day_periods"]["format"]
    names = periods.get("abbreviated") or periods.get("wide", {})
    fields = {
        "H": str(hour), "HH": f"{hour:02}", "m": str(minute), "mm": f"{minute:02}",
        "h": str(hour % 12 or 12), "hh": f"{hour % 12 or 12:02}",
        "a": names.get(half) or periods["wide"].get(half, half),
    }  # fmt: skip
    return _filled(_pattern(locale["time_formats"]["short"]), fields) or clock


def day_name(day: int, language: str) -> str:
    """Name of a day of the week; Monday is 0."""
    locale = _locale(language, "")
    if locale is None:
        return ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[day]
    return str(locale["days"]["stand-alone"]["wide"][day])


def in_digits(text: str, system: str) -> str:
    """`text` with its digits 0-9 in a CLDR numbering system; unknown systems change nothing."""
    zero = ZEROS.get(system, 0x30)
    return text.translate({0x30 + n: chr(zero + n) for n in range(10)}) if zero != 0x30 else text


_PARTS = ("date_formats", "time_formats", "months", "days", "day_periods", "eras")


@cache
def _locale(language: str, region: str) -> Mapping[str, Any] | None:
    """CLDR data of the nearest locale Babel has: with the region if the tag names none, then
    shorter.

    A copy of our own: Babel 2.18 keeps what it looked up for one language in data that others
    share, so that Monday in Polish came out in Urdu when Urdu had been asked first.
    """
    from babel.localedata import LocaleDataDict, load

    name = _nearest(language, region)
    if name is None:
        return None
    data = load(name)
    return LocaleDataDict({part: deepcopy(data[part]) for part in _PARTS})


def _nearest(language: str, region: str) -> str | None:
    from babel.core import Locale, UnknownLocaleError

    subtags = language.replace("-", "_").split("_")
    has_region = any(re.fullmatch(r"[A-Z]{2}|\d{3}", subtag) for subtag in subtags[1:])
    tags = ["_".join(subtags[:length]) for length in range(len(subtags), 0, -1)]
    if region and not has_region:
        tags.insert(0, f"{tags[0]}_{region}")
    for tag in tags:
        try:
            return str(Locale.parse(tag))
        except (UnknownLocaleError, ValueError):
            continue
    return None


def _pattern(pattern: Any) -> str:
    return str(getattr(pattern, "pattern", pattern))


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
