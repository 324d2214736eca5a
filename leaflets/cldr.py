"""Dates, days and times of day in a language, from the Unicode CLDR data in Babel.

Only Babel's core is loaded: its date module costs another 10 ms for patterns we do not use. Months
are spelled out, because 03/12 is two dates.
"""

from __future__ import annotations

import datetime
import re
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from babel.core import Locale

ZEROS = {
    "latn": 0x30, "arab": 0x660, "arabext": 0x6F0, "beng": 0x9E6, "deva": 0x966, "guru": 0xA66,
    "gujr": 0xAE6, "tamldec": 0xBE6, "khmr": 0x17E0, "mymr": 0x1040, "thai": 0xE50, "laoo": 0xED0,
}  # fmt: skip
"""CLDR numbering system -> its digit zero (Unicode: digits follow one another)."""


def long_date(day: datetime.date, language: str, region: str = "") -> str:
    """``22 November 2026``; the ISO date when nothing is known about the language."""
    locale = _locale(language, region)
    if locale is None:
        return day.isoformat()
    pattern = _pattern(locale.date_formats["long"])
    fields = {
        "d": str(day.day), "dd": f"{day.day:02}", "M": str(day.month), "MM": f"{day.month:02}",
        "MMMM": locale.months["format"]["wide"][day.month],
        "LLLL": locale.months["stand-alone"]["wide"][day.month],
        "MMM": locale.months["format"]["abbreviated"][day.month],
        "y": str(day.year), "yyyy": str(day.year), "G": locale.eras["abbreviated"].get(1, ""),
    }  # fmt: skip
    if re.fullmatch(r"M\d+", fields["MMMM"]):  # how CLDR says that it has no name for the month
        return day.isoformat()
    filled = _filled(pattern, fields)
    return filled.strip() if filled else _by_babel(day, locale)


def time_of_day(clock: str, language: str, region: str = "") -> str:
    """``08:00`` (24 hours) as the language writes it, in the region if that differs."""
    locale = _locale(language, region)
    if locale is None:
        return clock
    hour, minute = (int(part) for part in clock.split(":"))
    half = "am" if hour < 12 else "pm"
    periods = locale.day_periods["format"]
    names = periods.get("abbreviated") or periods.get("wide", {})
    fields = {
        "H": str(hour), "HH": f"{hour:02}", "h": str(hour % 12 or 12), "mm": f"{minute:02}",
        "hh": f"{hour % 12 or 12:02}", "a": names.get(half) or periods["wide"].get(half, half),
    }  # fmt: skip
    return _filled(_pattern(locale.time_formats["short"]), fields) or clock


def day_name(day: int, language: str) -> str:
    """Name of a day of the week; Monday is 0."""
    locale = _locale(language, "")
    if locale is None:
        return ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[day]
    return str(locale.days["stand-alone"]["wide"][day])


def in_digits(text: str, system: str) -> str:
    """`text` with its digits 0-9 in a CLDR numbering system; unknown systems change nothing."""
    zero = ZEROS.get(system, 0x30)
    return text.translate({0x30 + n: chr(zero + n) for n in range(10)}) if zero != 0x30 else text


@cache
def _locale(language: str, region: str) -> Locale | None:
    """The nearest locale Babel has: with the region if the tag names none, then shorter."""
    from babel.core import Locale, UnknownLocaleError

    subtags = language.replace("-", "_").split("_")
    has_region = any(re.fullmatch(r"[A-Z]{2}|\d{3}", subtag) for subtag in subtags[1:])
    tags = ["_".join(subtags[:length]) for length in range(len(subtags), 0, -1)]
    if region and not has_region:
        tags.insert(0, f"{tags[0]}_{region}")
    for tag in tags:
        try:
            return Locale.parse(tag)
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


def _by_babel(day: datetime.date, locale: Locale) -> str:
    from babel.dates import format_date

    return format_date(day, "long", locale=locale)
