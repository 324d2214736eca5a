"""Dates, days and times as CLDR has them."""

from __future__ import annotations

import datetime
import json
from copy import deepcopy
from typing import Any

import pytest
from babel.core import Locale
from babel.dates import format_date, format_time
from babel.localedata import LocaleDataDict, load

from leaflets.cldr import day_name, generate, in_digits, long_date, numerals_in, time_of_day
from leaflets.languages import languages

DAY = datetime.date(2026, 11, 3)


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


@pytest.mark.parametrize("tag", sorted(json.loads(generate.FILE.read_text("utf-8"))))
def test_every_locale_agrees_with_babel(tag: str) -> None:
    """Babel's own formatter, with data in which nobody has looked before (``generate.record``)."""
    locale = Locale.parse(tag, sep="-")
    shared: Any = load(str(locale))
    clean: Any = LocaleDataDict(deepcopy(shared))
    setattr(locale, "_Locale__data", clean)  # noqa: B010 - a private name of Babel's
    assert long_date(DAY, tag) == format_date(DAY, "long", locale=locale)
    if "B" not in str(locale.time_formats["short"].pattern):
        for clock in (datetime.time(8, 5), datetime.time(0, 30), datetime.time(18, 0)):
            expected = format_time(clock, "short", locale=locale)
            assert time_of_day(f"{clock:%H:%M}", tag) == expected


def test_the_file_is_what_babel_gives() -> None:
    assert generate.FILE.read_text("utf-8") == generate.text(), (
        "Babel has new CLDR data: run python -m leaflets.cldr.generate and look at what changes"
    )


def test_no_language_speaks_for_another() -> None:
    """Babel's own cache gives Polish days in Urdu in this order."""
    for language in languages():
        day_name(0, language.tag)
    days = [day_name(0, tag) for tag in ("pl", "ur", "en-GB", "ar", "fr")]
    assert days == ["poniedziałek", "پیر", "Monday", "الاثنين", "lundi"]


def test_every_language_of_ours_has_dates() -> None:
    for language in languages():
        assert long_date(DAY, language.tag, "GB")
        assert day_name(0, language.tag)
        assert time_of_day("18:30", language.tag)


def test_unknown_languages_give_iso_dates() -> None:
    assert long_date(DAY, "xx") == "2026-11-03"
    assert time_of_day("18:30", "xx") == "18:30"
    assert day_name(6, "xx") == "Sun"


def test_the_country_decides_how_dates_and_times_are_written() -> None:
    assert time_of_day("18:30", "en", "US").replace("\u202f", " ") == "6:30 PM"
    assert time_of_day("18:30", "en", "GB") == "18:30"
    assert time_of_day("18:30", "en-GB", "US").replace("\u202f", " ") == "6:30 PM"
    assert long_date(DAY, "en-GB", "US") == "November 3, 2026"
    assert long_date(DAY, "en-GB", "GB") == "3 November 2026"
    assert long_date(DAY, "zh-Hans", "US") == "2026年11月3日"


def test_the_tag_decides_where_cldr_knows_nothing_of_the_language_in_the_country() -> None:
    january = datetime.date(2027, 1, 3)
    assert long_date(january, "de-AT", "GB") == "3. Jänner 2027"
    assert long_date(january, "de-AT", "DE") == "3. Januar 2027"


def test_days() -> None:
    assert [day_name(day, "en-GB") for day in (0, 6)] == ["Monday", "Sunday"]
    assert day_name(0, "pl") == "poniedziałek"


def test_months_without_names_give_iso_dates(monkeypatch: pytest.MonkeyPatch) -> None:
    nameless = {"date": "d MMM y", "MMM": [f"M{n:02}" for n in range(1, 13)]}
    monkeypatch.setattr("leaflets.cldr._records", lambda: {"qq": nameless})
    assert long_date(DAY, "qq") == "2026-11-03"


def test_digits() -> None:
    assert in_digits("22.5", "arab") == "٢٢.٥"
    assert in_digits("22.5", "latn") == "22.5"
    assert in_digits("22.5", "beng") == "২২.৫"
    assert in_digits("22.5", "unknown") == "22.5"


@pytest.mark.parametrize(
    ("typed", "native", "latn"),
    [
        ("بعد 6 أسابيع", "بعد ٦ أسابيع", "بعد 6 أسابيع"),
        ("بعد ٦ أسابيع", "بعد ٦ أسابيع", "بعد 6 أسابيع"),  # either way
        ("۵ و 12", "٥ و ١٢", "5 و 12"),  # digits of another script
        ("5-10 و 3/4", "٥-١٠ و ٣/٤", "5-10 و 3/4"),
        ("1,000 و 1.5", "١,٠٠٠ و ١.٥", "1,000 و 1.5"),  # never guessed
        ("١٬٠٠٠٫٥", "١٬٠٠٠٫٥", "1,000.5"),  # nothing to guess
        ("(3)", "(٣)", "(3)"),
        ("S2 3D 10mm H1N1", "S2 3D 10mm H1N1", "S2 3D 10mm H1N1"),
        ("COVID-19, ISO-14289-1", "COVID-19, ISO-14289-1", "COVID-19, ISO-14289-1"),
        ("example.org/2026/11", "example.org/2026/11", "example.org/2026/11"),
        ("a@b.org?n=7", "a@b.org?n=7", "a@b.org?n=7"),
    ],
)
def test_numerals_in_one_kind_of_digits(typed: str, native: str, latn: str) -> None:
    assert numerals_in(typed, "arab") == native
    assert numerals_in(typed, "latn") == latn
    assert numerals_in(native, "latn") == latn
