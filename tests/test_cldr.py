"""Dates, days and times as CLDR has them."""

from __future__ import annotations

import datetime
import subprocess
import sys
from pathlib import Path

import pytest
from babel.dates import format_date, format_time
from babel.localedata import locale_identifiers

from leaflets.cldr import day_name, in_digits, long_date, time_of_day
from leaflets.languages import languages

DAY = datetime.date(2026, 11, 3)
ROOT = Path(__file__).parents[1]
OTHER_PERIODS = {"zh_Hant", "zh_Hant_TW"}
"""There Babel's formatter says “morning”, a field we do not know: the 24-hour time is printed."""


@pytest.mark.parametrize("language", ["en-GB", "es", "ar", "th", "zh-Hans", "ur", "vi"])
def test_dates_by_example(language: str) -> None:
    expected = {
        "en-GB": "3 November 2026",
        "es": "3 de noviembre de 2026",
        "ar": "3 نوفمبر 2026",
        "th": "3 พฤศจิกายน ค.ศ. 2026",
        "zh-Hans": "2026年11月3日",
        "ur": "3 نومبر، 2026",
        "vi": "3 tháng 11, 2026",
    }[language]
    assert long_date(DAY, language) == expected


def test_every_locale_agrees_with_babel() -> None:
    names = sorted(locale_identifiers())
    # ours first, all of them: Babel's own look-ups change the data that they share
    dates = {name: long_date(DAY, name.replace("_", "-")) for name in names}
    times = {name: time_of_day("08:05", name.replace("_", "-")) for name in names}
    clock = datetime.time(8, 5)
    for name in names:
        expected = format_date(DAY, "long", locale=name)
        if "M11" in expected:
            assert dates[name] == "2026-11-03"
        else:
            assert dates[name] == expected, name
        if name not in OTHER_PERIODS:
            assert times[name] == format_time(clock, "short", locale=name), name


def test_no_language_speaks_for_another() -> None:
    """Babel's own cache gives Polish days in Urdu in this order."""
    code = (
        "from leaflets.cldr import day_name; from leaflets.languages import languages\n"
        "for language in languages(): day_name(0, language.tag)\n"
        "print(*(day_name(0, tag) for tag in ('pl', 'ur', 'en', 'ar', 'fr')))"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split() == ["poniedziałek", "پیر", "Monday", "الاثنين", "lundi"]


def test_every_language_of_ours_has_dates() -> None:
    for language in languages():
        assert long_date(DAY, language.tag, "GB")
        assert day_name(0, language.tag)
        assert time_of_day("18:30", language.tag)


def test_unknown_languages_and_months_give_iso_dates() -> None:
    assert long_date(DAY, "xx") == "2026-11-03"
    assert long_date(DAY, "wa") == "2026-11-03"  # there CLDR has “M11”
    assert time_of_day("18:30", "xx") == "18:30"
    assert day_name(6, "xx") == "Sun"


def test_the_region_decides_where_the_language_names_none() -> None:
    assert time_of_day("18:30", "en", "US").replace("\u202f", " ") == "6:30 PM"
    assert time_of_day("18:30", "en", "GB") == "18:30"
    assert time_of_day("18:30", "en-GB", "US") == "18:30"


def test_days() -> None:
    assert [day_name(day, "en-GB") for day in (0, 6)] == ["Monday", "Sunday"]
    assert day_name(0, "pl") == "poniedziałek"


def test_digits() -> None:
    assert in_digits("22.5", "arab") == "٢٢.٥"
    assert in_digits("22.5", "latn") == "22.5"
    assert in_digits("22.5", "beng") == "২২.৫"
    assert in_digits("22.5", "unknown") == "22.5"
