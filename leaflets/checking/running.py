"""Every check on every pair -> problems, each with its file, line, message and remedy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from leaflets.catalogs.lookup import translated
from leaflets.checking.acknowledged import acknowledged, bare, faults_of_remarks
from leaflets.checking.authoring import typed_phones
from leaflets.checking.confirmed import confirmations, confirmed_before, is_confirmed
from leaflets.checking.pairs import pairs_of_clinic, pairs_of_language, pairs_of_leaflet
from leaflets.checks.translation import checks
from leaflets.model.inline import Fault
from leaflets.model.library import Library
from leaflets.model.translation import Check, Pair, Surroundings
from leaflets.problems import LeafletsError, Problem, Severity
from leaflets.remembered import Kept, once_for_each
from leaflets.workspace import PSEUDOLOCALES


class Finding(NamedTuple):
    """What a check finds wrong with a pair, before anybody has looked at it."""

    check: Check
    pair: Pair
    fault: Fault


def check_language(library: Library, language: str) -> tuple[Problem, ...]:
    """What is wrong with the translations of the whole workspace into a language; warnings that the
    translator has acknowledged and errors that a reviewer has confirmed are left out."""
    if exempt(library, language):
        return ()
    pairs = tuple(pairs_of_language(library, language))
    found = tuple(findings(library, pairs, language))
    names: dict[str, set[str]] = {}
    for finding in found:
        names.setdefault(finding.pair.context, set()).add(bare(finding.check.code))
    remarks = faults_of_remarks(pairs, checks(), names)
    return tuple(dict.fromkeys((*_problems(library, found), *remarks)))


def check_leaflet(library: Library, leaflet: str, language: str) -> tuple[Problem, ...]:
    """As ``check_language``, of what a leaflet prints, whoever the clinic is."""
    if exempt(library, language):
        return ()
    pairs = tuple(pairs_of_leaflet(library, leaflet, language))
    found = _problems(library, findings(library, pairs, language))
    remarks = faults_of_remarks(pairs, checks(), None)
    return tuple(dict.fromkeys((*found, *remarks)))


def blocking(library: Library, leaflet: str, clinic: str, language: str) -> tuple[Problem, ...]:
    """Errors in the words that a leaflet for a clinic would print: in the translations, and phone
    numbers that are typed in what they are made from."""
    typed = typed_phones(library, leaflet)
    if exempt(library, language):
        return typed
    errors = _errors(library, "leaflet", leaflet, language)
    return (*typed, *errors, *blocking_of_clinic(library, clinic, language))


def blocking_of_clinic(library: Library, clinic: str, language: str) -> tuple[Problem, ...]:
    """Errors in the translations of a clinic's own words and units."""
    return () if exempt(library, language) else _errors(library, "clinic", clinic, language)


def not_checked(library: Library, language: str) -> dict[str, str]:
    """Code of each check that says nothing about translations into a language -> why."""
    return {check.code: why for check in checks() if (why := _silent(check, library, language))}


def exempt(library: Library, language: str) -> bool:
    """Whether there is nothing to check: the source itself, and what is only for testing."""
    return language in PSEUDOLOCALES or language == library.language


def findings(
    library: Library, pairs: Sequence[Pair], language: str, errors_only: bool = False
) -> Iterator[Finding]:
    """What the checks say, whatever has been acknowledged or confirmed."""
    around = surroundings(library, pairs, language)
    apply = _apply(library, language, errors_only)
    others = tuple(check for check in apply if not check.alone)
    for pair in pairs:
        known = _found_alone(pair, apply, around)
        for check in apply if known else others:
            faults = known.get(check.code, ()) if check.alone else check.find(pair, around)
            for fault in faults:
                yield Finding(check, pair, fault)


@once_for_each(256)
def _apply(library: Library, language: str, errors_only: bool) -> tuple[Check, ...]:
    """The checks that have something to say."""
    return tuple(
        check
        for check in checks()
        if (check.severity is Severity.ERROR or not errors_only)
        and not _silent(check, library, language)
    )


_ALONE: Kept[dict[str, tuple[Fault, ...]]] = Kept(256)


def _found_alone(
    pair: Pair, apply: tuple[Check, ...], around: Surroundings
) -> dict[str, tuple[Fault, ...]]:
    """What checks find that look at no other pair: clinics say many of them alike. (The same checks
    apply to one library and language alone, and so do its terms and kept words.)"""
    things = (apply, pair.source, pair.target)
    more = (pair.kind, pair.source_text, pair.target_text, pair.source_language, pair.language,
            pair.form, pair.limit)  # fmt: skip
    found = _ALONE.get(things, more)
    if found is None:
        alone, apart = (check for check in apply if check.alone), replace(around, pairs=())
        all_faults = {check.code: tuple(check.find(pair, apart)) for check in alone}
        found = {code: faults for code, faults in all_faults.items() if faults}
        _ALONE.put(found, things, more)
    return found


def surroundings(library: Library, pairs: Sequence[Pair], language: str) -> Surroundings:
    """What checks may look at besides a pair."""
    return Surroundings(pairs, _terms(library, language), library.kept)


@once_for_each(256)
def _terms(library: Library, language: str) -> tuple[tuple[str, str], ...]:
    """Terms with the translations that are printed for them."""
    return tuple(_translated_terms(library, language))


def _translated_terms(library: Library, language: str) -> Iterator[tuple[str, str]]:
    for name, term in library.glossary.items():
        known = translated(library, language, f"glossary#{name}.term", term.term)
        if known:
            yield term.term, known.entry.translations[0].strip()


def _silent(check: Check, library: Library, language: str) -> str:
    source = library.language.partition("-")[0]
    if check.sources and source not in check.sources:
        return f"it cannot read content in {library.language}"
    return check.unreliable(language)


@once_for_each(2_048)
def _errors(library: Library, what: str, name: str, language: str) -> tuple[Problem, ...]:
    """Found once for a library: a batch asks for each leaflet and each clinic often."""
    gather = pairs_of_leaflet if what == "leaflet" else pairs_of_clinic
    pairs = tuple(gather(library, name, language))
    problems = _problems(library, findings(library, pairs, language, errors_only=True))
    return tuple(dict.fromkeys(problems))


def _problems(library: Library, found: Iterable[Finding]) -> Iterator[Problem]:
    """What is left when acknowledged warnings and confirmed errors are taken out."""
    for check, pair, fault in found:
        if check.severity is Severity.WARNING and acknowledged(check.code, pair.remarks):
            continue
        message = fault.message
        if check.confirmable:
            try:
                known = confirmations(library.root, pair.language, check.code)
            except LeafletsError as error:
                yield from error.problems
                known = ()
            if is_confirmed(pair, known):
                continue
            if before := confirmed_before(pair, known):
                message += f" ({before.reviewer} confirmed other words on {before.date})"
        yield Problem(check.code, message, pair.where, fault.hint, check.severity)
