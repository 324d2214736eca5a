"""Writes ``locales.json`` from the CLDR data in Babel: ``python -m leaflets.cldr.generate``.

One line for each locale, so that a new CLDR release shows what it changes. Of a region only what
differs from its language is kept.
"""

from __future__ import annotations

import json
import re
from copy import deepcopy
from pathlib import Path
from typing import Any

from babel.core import Locale, UnknownLocaleError
from babel.localedata import LocaleDataDict, load, locale_identifiers

from leaflets.languages import languages

FILE = Path(__file__).parent / "locales.json"
PARTS = ("date_formats", "time_formats", "months", "days", "day_periods", "eras", "number_symbols")


def records() -> dict[str, dict[str, Any]]:
    """BCP 47 tag -> what ``leaflets.cldr`` knows of it."""
    found: dict[str, dict[str, Any]] = {}
    names = sorted(locale_identifiers())
    for language in languages():
        try:
            name = str(Locale.parse(language.tag, sep="-"))
        except (UnknownLocaleError, ValueError):
            continue
        whole = found[language.tag] = record(name)
        for regional in names:
            region = regional.removeprefix(f"{name}_")
            if regional != region and len(region) == 2:
                own = {f: v for f, v in record(regional).items() if v != whole.get(f)}
                if own:
                    found[f"{language.tag}-{region}"] = own
    return found


def record(name: str) -> dict[str, Any]:
    """What is needed of one of Babel's locales.

    From a copy: Babel 2.18 keeps what it looked up for one language in data that others share, so
    that Monday in Polish came out in Urdu when Urdu had been asked first.
    """
    data = load(name)
    locale: Any = LocaleDataDict({part: deepcopy(data[part]) for part in PARTS})
    wide, abbreviated = (locale["months"]["format"][width] for width in ("wide", "abbreviated"))
    alone = locale["months"]["stand-alone"]["wide"]
    periods = locale["day_periods"]["format"]
    short = periods.get("abbreviated") or periods["wide"]
    date = locale["date_formats"]["long"].pattern
    names = {
        "MMMM": [wide[month] for month in range(1, 13)],
        "MMM": [abbreviated[month] for month in range(1, 13)],
        "LLLL": [alone[month] for month in range(1, 13)],
        "G": locale["eras"]["abbreviated"].get(1, ""),
    }
    return {
        "date": date,
        "time": locale["time_formats"]["short"].pattern,
        "days": [locale["days"]["stand-alone"]["wide"][day] for day in range(7)],
        "decimal": locale["number_symbols"]["latn"]["decimal"],
        "a": [short.get(half) or periods["wide"].get(half, half) for half in ("am", "pm")],
        **{field: names[field] for field in set_fields(date) if field in names},
    }


def set_fields(pattern: str) -> tuple[str, ...]:
    """The fields of a pattern, such as ``d`` and ``MMMM``."""
    return tuple(
        match[0] for match in re.finditer(r"([A-Za-z])\1*", re.sub("'[^']*'", "", pattern))
    )


def text() -> str:
    """The file."""
    lines = (
        f"{json.dumps(tag)}: {json.dumps(whole, ensure_ascii=False)}"
        for tag, whole in sorted(records().items())
    )
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    FILE.write_text(text(), "utf-8", newline="\n")
