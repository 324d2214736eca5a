"""What ``leaflets check`` found, for people: problems on stderr, then what was looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from leaflets.checking.standing import UNTRANSLATED
from leaflets.checks import quality_checks
from leaflets.commands._check_run import Results
from leaflets.commands._report import counted, print_problems
from leaflets.problems import Problem, Severity, Where

MISSING_SHOWN = 3
"""Messages without a translation that are listed of one file: a language that has just been begun
has hundreds, and mistakes must not drown among them."""


def tell(results: Results) -> None:
    """Print it."""
    print_problems(_shortened(results.problems))
    for line in (*_silent(results), *_standing(results), _summary(results)):
        click.echo(line)


def _shortened(problems: Iterable[Problem]) -> Iterator[Problem]:
    """All problems, with untranslated messages beyond the first few of a file told in one."""
    missing: dict[Path | None, list[Problem]] = {}
    for problem in problems:
        if problem.code not in UNTRANSLATED:
            yield problem
            continue
        path = problem.where.path if problem.where else None
        missing.setdefault(path, []).append(problem)
    for path, found in missing.items():
        listed = len(found) if len(found) <= MISSING_SHOWN + 1 else MISSING_SHOWN
        yield from found[:listed]
        if rest := len(found) - listed:
            message = f"{counted(rest, 'more message')} of this file are not translated"
            hint = "leaflets translations status counts them; --format json lists them all"
            next_one = found[listed].where or Where(path)
            yield Problem(UNTRANSLATED[0], message, Where(path, next_one.line), hint)


def _silent(results: Results) -> Iterator[str]:
    """Each check that says nothing about some of it. That one for the author's own words says
    nothing about translations goes without saying."""
    silent: dict[tuple[str, str], dict[str, None]] = {}
    for one in results.translations:
        for code, why in one.silent.items():
            silent.setdefault((code.rpartition("/")[2], why), {})[one.language] = None
    for (name, why), languages in sorted(silent.items()):
        yield f"not checked: {name} in {', '.join(languages)} ({why})"
    yield from _silent_of_leaflets(results)


def _silent_of_leaflets(results: Results) -> Iterator[str]:
    known = {check.code: check for check in quality_checks()}
    not_scored: dict[str, None] = {}
    formulas = {code for code, check in known.items() if check.formula}
    found: dict[tuple[str, str], dict[str, None]] = {}
    for one in results.leaflets:
        reasons = set(one.silent.values())
        if len(one.silent) == len(known) and len(reasons) == 1:  # for all alike: not one by one
            yield f"not checked: {one.leaflet} in {one.language} ({reasons.pop()})"
            continue
        if formulas <= one.silent.keys():
            not_scored[one.language] = None
        for code, why in one.silent.items():
            if code in formulas:
                continue  # each language has its own
            if one.language == results.library.language or not known[code].source_only:
                found.setdefault((code, why), {})[one.language] = None
    if not_scored:
        yield f"not scored: {', '.join(not_scored)} (no readability formula is known)"
    alike: dict[tuple[str, str], list[str]] = {}
    for (code, why), languages in found.items():
        alike.setdefault((", ".join(languages), why), []).append(code)
    for (named, why), codes in alike.items():
        yield f"not checked: {', '.join(codes)} in {named} ({why})"


def _standing(results: Results) -> Iterator[str]:
    for one in results.translations:
        if one.untranslated or one.stale:
            missing = f"{counted(one.untranslated, 'message')} not translated"
            yield f"{one.language}: {missing}, {one.stale} older than the original"


def _summary(results: Results) -> str:
    leaflets = counted(len({one.leaflet for one in results.leaflets}), "leaflet")
    languages = counted(len({one.language for one in results.leaflets}), "language")
    errors = sum(problem.severity is Severity.ERROR for problem in results.problems)
    warnings = len(results.problems) - errors
    said = f"{counted(errors, 'error')}, {counted(warnings, 'warning')}{_waived(results)}"
    return f"{leaflets} in {languages} checked: {said}."


def _waived(results: Results) -> str:
    """``, 3 waived until 2027-03-01``: until the first of them ends."""
    days = sorted({waived.waiver.until for waived in results.waived})
    if not days:
        return ""
    until = f"until {days[0]}" if len(days) == 1 else f"the first until {days[0]}"
    return f", {len(results.waived)} waived{' ' if len(days) == 1 else ', '}{until}"
