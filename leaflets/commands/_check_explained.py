"""``leaflets check --explain``: what a check is about, how strict it is here, and what to do where
it is wrong."""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Iterator

import click

from leaflets.checks.explaining import Explained, explained
from leaflets.checks.limits import limits_of, thresholds
from leaflets.clock import today
from leaflets.commands._report import shown
from leaflets.languages import language as known_language
from leaflets.model.library import Library
from leaflets.model.quality import QualityCheck
from leaflets.model.quality_settings import NO_SETTINGS
from leaflets.model.translation import Check
from leaflets.places import where
from leaflets.problems import LeafletsError, Problem, Severity
from leaflets.quality.settings import FILE
from leaflets.validation import nearest

_AWHILE = datetime.timedelta(days=90)
"""Until when the example of a waiver lasts."""


def explain(code: str, library: Library | None) -> Iterator[str]:
    """Lines. ``library``: whose thresholds hold. Raises LeafletsError ``usage/no-check``."""
    one = _named(code.strip().lower())
    yield click.style(one.code, bold=True)
    yield one.title
    if one.words:
        yield f"\n{one.words}"
    if isinstance(one.check, QualityCheck):
        yield from _of_leaflets(one.check, library)
    else:
        yield from _of_translations(one.check, library)


def _named(code: str) -> Explained:
    """By its code, or by its name alone where only one check has it."""
    known = explained()
    named = [one for one in known if code in (one, one.partition("/")[2])]
    if len(named) == 1:
        return known[named[0]]
    if named:
        message, hint = f"“{code}” could be {' or '.join(named)}", "write it in full"
    else:
        message, hint = f"there is no check called “{code}”", _near(code)
    raise LeafletsError(Problem("usage/no-check", message, hint=hint))


def _near(code: str) -> str:
    room, slash, _ = code.partition("/")
    rooms = {one.partition("/")[0] for one in explained()}
    if slash and not difflib.get_close_matches(room, rooms, cutoff=0.75):
        return "only checks are explained; what no check finds says itself what to do"
    return nearest(code, explained() if slash else [one.partition("/")[2] for one in explained()])


def _of_leaflets(check: QualityCheck, library: Library | None) -> Iterator[str]:
    if said := "; ".join(_looks_at(check)):
        yield f"\nIt {said}."
    settings = library.quality if library else NO_SETTINGS
    for number, (name, limit) in enumerate(limits_of(check.code, settings).items()):
        if number == 0:
            yield "\nThresholds:"
        yield f"  {name}: {limit:g}  ({_from(check.code, name, library)})"
    yield (
        f"\nAnother threshold, or a finding that may stay for a while: write it into {FILE},\n"
        "for example, with a reason that stands in the report and the last day on which it holds:\n"
    )
    yield from _waiver(check, library)


def _looks_at(check: QualityCheck) -> Iterator[str]:
    if check.source_only:
        yield "reads the author's own words, and says nothing about translations"
    if check.languages:
        one = check.languages[0] if len(check.languages) == 1 else ""
        named = known_language(one).english_name if one else ", ".join(check.languages)
        yield f"reads only {named}"
    if check.on_pages:
        yield "looks at pages, so --no-fit leaves it out"


def _from(code: str, name: str, library: Library | None) -> str:
    if library is None or name not in library.quality.thresholds.get(code, {}):
        return "of the program"
    place = where(library, FILE, ("thresholds", code, name))
    line = f", line {place.line}" if place.line else ""
    usual = thresholds().get(code, {}).get(name)
    instead = "" if usual is None else f"; the program has {usual:g}"
    return f"{shown(place.path or FILE)}{line}{instead}"


def _waiver(check: QualityCheck, library: Library | None) -> Iterator[str]:
    leaflet = next(iter(sorted(library.leaflets)), "") if library else ""
    if limits := limits_of(check.code, library.quality if library else NO_SETTINGS):
        listed = ", ".join(f"{name}: {limit:g}" for name, limit in limits.items())
        yield f"thresholds:\n  {check.code}: {{{listed}}}"
    yield "waivers:"
    yield f"  - check: {check.code}"
    yield f"    leaflet: {leaflet or 'NAME'}"
    yield "    reason: why it may stay"
    yield f"    until: {today() + _AWHILE}"


def _of_translations(check: Check, library: Library | None) -> Iterator[str]:
    if check.severity is Severity.ERROR:
        yield "\nAn error: the leaflet is not printed in that language until it is mended."
    else:
        yield "\nA warning: it keeps nothing from being printed."
    for language in library.languages if library else ():
        if library and language != library.language and (why := check.unreliable(language)):
            yield f"It says nothing about {language}: {why}."
    yield f"\n{_exception(check)}"


def _exception(check: Check) -> str:
    if check.severity is Severity.WARNING:
        name = check.code.partition("/")[2]
        return (
            "Where the translation is right all the same, the translator says why, in a comment of "
            f"the PO file:\n\n# leaflets: ok {name}: why it is right"
        )
    if check.confirmable:
        return (
            "Where the translation is right all the same, a named person who reads both languages "
            "confirms it:\n\nleaflets check -l LANGUAGE --confirm MESSAGE --reviewer NAME "
            "--role ROLE"
        )
    return "It cannot be waived, acknowledged or confirmed: correct the translation."
