"""Every check on every pair -> problems, each with its file, line, message and remedy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from leaflets.checking.acknowledged import acknowledged
from leaflets.checking.pairs import pairs_of_clinic, pairs_of_language, pairs_of_leaflet
from leaflets.checks import checks
from leaflets.model.library import Library
from leaflets.model.translation import Check, Pair, Surroundings
from leaflets.problems import Problem, Severity
from leaflets.workspace import PSEUDOLOCALES


def check_language(library: Library, language: str) -> tuple[Problem, ...]:
    """What is wrong with the translations of the whole workspace into a language; warnings that the
    translator has acknowledged are left out."""
    if _exempt(library, language):
        return ()
    return tuple(_check(library, tuple(pairs_of_language(library, language)), language))


def check_leaflet(library: Library, leaflet: str, language: str) -> tuple[Problem, ...]:
    """As ``check_language``, of what a leaflet prints, whoever the clinic is."""
    if _exempt(library, language):
        return ()
    return tuple(_check(library, tuple(pairs_of_leaflet(library, leaflet, language)), language))


def blocking(library: Library, leaflet: str, clinic: str, language: str) -> tuple[Problem, ...]:
    """Errors in the translations that a leaflet for a clinic would print."""
    if _exempt(library, language):
        return ()
    return (
        *_errors(library, "leaflet", leaflet, language),
        *_errors(library, "clinic", clinic, language),
    )


def not_checked(language: str) -> dict[str, str]:
    """Code of each check that says nothing about a language -> why."""
    return {check.code: why for check in checks() if (why := check.unreliable(language))}


def _exempt(library: Library, language: str) -> bool:
    return language in PSEUDOLOCALES or language == library.language


def _errors(library: Library, what: str, name: str, language: str) -> tuple[Problem, ...]:
    gather = pairs_of_leaflet if what == "leaflet" else pairs_of_clinic
    pairs = tuple(gather(library, name, language))
    found = _check(library, pairs, language)
    return tuple(problem for problem in found if problem.severity is Severity.ERROR)


def _check(library: Library, pairs: Sequence[Pair], language: str) -> Iterator[Problem]:
    around = surroundings(library, pairs, language)
    apply = tuple(check for check in checks() if not check.unreliable(language))
    for pair in pairs:
        for check in apply:
            yield from _found(check, pair, around)


def surroundings(library: Library, pairs: Sequence[Pair], language: str) -> Surroundings:
    """What checks may look at besides a pair."""
    return Surroundings(pairs)


def _found(check: Check, pair: Pair, around: Surroundings) -> Iterable[Problem]:
    for fault in check.find(pair, around):
        if check.severity is Severity.WARNING and acknowledged(check.code, pair.remarks):
            continue
        yield Problem(check.code, fault.message, pair.where, fault.hint, check.severity)
