"""What is wrong with ``content/quality.yaml`` beyond its form: names, and days that have passed."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Sequence

from leaflets.checks import quality_checks
from leaflets.checks.limits import thresholds
from leaflets.model.library import Library
from leaflets.places import where
from leaflets.problems import Problem, Severity
from leaflets.quality.looking import NOT_MADE, Looked
from leaflets.quality.running import NEEDS_PAGES
from leaflets.validation import nearest

FILE = "content/quality.yaml"


def faults_of_settings(library: Library, today: datetime.date) -> Iterator[Problem]:
    """Thresholds that no check asks for; waivers that name what is not there, or that have
    ended."""
    yield from library.problems_of(FILE)
    known = thresholds()
    for code, own in library.quality.thresholds.items():
        if code not in known:
            yield _no(library, "check with thresholds", code, known, "thresholds", code)
        for name in own if code in known else ():
            if name not in known[code]:
                what = f"threshold of {code}"
                yield _no(library, what, name, known[code], "thresholds", code, name)
    yield from _faults_of_waivers(library, today)


def _faults_of_waivers(library: Library, today: datetime.date) -> Iterator[Problem]:
    codes = [check.code for check in quality_checks()]
    for number, waiver in enumerate(library.quality.waivers):
        for field, name, names in (
            ("check", waiver.check, codes),
            ("leaflet", waiver.leaflet, library.leaflets),
            ("language", waiver.language, library.languages),
        ):
            if name is not None and name not in names:
                yield _no(library, field, name, names, "waivers", number, field)
        if waiver.until < today:
            place = where(library, FILE, ("waivers", number, "until"))
            message = f"this waiver ended on {waiver.until}: {waiver.reason}"
            hint = "mend what it waives, or decide again and write a later day"
            yield Problem("quality/waiver-ended", message, place, hint)


def idle_waivers(
    library: Library, looked: Sequence[Looked], today: datetime.date
) -> Iterator[Problem]:
    """Waivers for which nothing is found any more: they would hide what comes back one day.
    ``looked``: at every leaflet in every language; what could not be looked at may be waived."""
    at_work = {waived.waiver for one in looked for waived in one.waived}
    codes = {check.code for check in quality_checks()}
    for number, waiver in enumerate(library.quality.waivers):
        reached = [one for one in looked if waiver.reaches(one.leaflet, one.language)]
        silent = {one.silent.get(waiver.check) for one in reached}
        told = waiver.until < today or waiver.check not in codes or not reached
        if not told and waiver not in at_work and not {NOT_MADE, NEEDS_PAGES} & silent:
            message = f"nothing is found any more that this waiver of {waiver.check} is for"
            place = where(library, FILE, ("waivers", number))
            hint = "take it out of the file"
            yield Problem("quality/waiver-idle", message, place, hint, Severity.WARNING)


def _no(library: Library, what: str, name: str, known: Collection[str], *at: str | int) -> Problem:
    message = f"there is no {what} “{name}”"
    return Problem("quality/unknown", message, where(library, FILE, at), nearest(name, known))
