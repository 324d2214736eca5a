"""What ``leaflets check`` found as JUnit XML, which build servers show as tests.

A suite for each leaflet in each language, a case for each check; what belongs to no leaflet has
suites of its own. There is no standard: elements and their order are those that Apache Ant writes
and Jenkins reads (``testcase`` with one ``skipped`` or ``failure``, then ``system-out``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from leaflets.checking.running import exempt
from leaflets.checks import quality_checks
from leaflets.checks.translation import checks
from leaflets.commands._check_run import Results, Translated
from leaflets.commands._report import counted, has_errors
from leaflets.exchange.xml_tree import escaped, tag
from leaflets.governance.labels import nouns_of_leaflet
from leaflets.model.library import Library
from leaflets.problems import Problem, Severity
from leaflets.quality.looking import Looked
from leaflets.quality.running import Waived

FILES = "files"
"""The case of all that keeps a file from being used, or a leaflet from being made."""
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""XML 1.0, production 2."""


@dataclass(slots=True)
class _Case:
    silent: str = ""
    problems: dict[Problem, None] = field(default_factory=dict)
    waived: list[Waived] = field(default_factory=list)


_Cases = dict[str, _Case]


def as_junit(results: Results) -> str:
    """The whole document."""
    suites = {"workspace": _standing(results.standing)}
    by_language = {one.language: one for one in results.translations}
    messages = {one.leaflet: _messages(results.library, one.leaflet) for one in results.leaflets}
    for looked in results.leaflets:
        translated = by_language.get(looked.language)
        suites[f"{looked.leaflet}.{looked.language}"] = _of_leaflet(
            results.library, looked, translated, messages[looked.leaflet]
        )
    for one in by_language.values() if results.whole else ():
        suites[f"other words.{one.language}"] = _of_no_leaflet(results.library, one, messages)
    inner = "".join(f"{_suite(name, cases)}\n" for name, cases in suites.items())
    said = _counts(case for cases in suites.values() for case in cases.values())
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tag(
        "testsuites", {"name": "leaflets check", **said}, f"\n{inner}"
    )


def _standing(problems: Iterable[Problem]) -> _Cases:
    cases = {FILES: _Case()}
    _add(cases, problems)
    return cases


def _of_leaflet(
    library: Library, looked: Looked, translated: Translated | None, messages: frozenset[str]
) -> _Cases:
    cases = {FILES: _Case()}
    cases |= {check.code: _Case(looked.silent.get(check.code, "")) for check in quality_checks()}
    if translated:
        cases |= _translations(library, translated)
        _add(cases, (p for p in translated.problems if _message(p) in messages))
    _add(cases, looked.problems)
    for waived in looked.waived:
        cases[waived.problem.code].waived.append(waived)
    return cases


def _of_no_leaflet(
    library: Library, translated: Translated, messages: Mapping[str, frozenset[str]]
) -> _Cases:
    """Words of clinics, and of blocks that no leaflet prints."""
    printed = frozenset[str]().union(*messages.values())
    cases = _translations(library, translated)
    _add(cases, (p for p in translated.problems if _message(p) not in printed))
    return cases


def _translations(library: Library, translated: Translated) -> _Cases:
    if exempt(library, translated.language):
        return {}
    return {check.code: _Case(translated.silent.get(check.code, "")) for check in checks()}


def _add(cases: _Cases, problems: Iterable[Problem]) -> None:
    """Each to the case of its check; of what no check finds, errors to ``FILES``, and warnings to
    a case of their own code."""
    for problem in problems:
        own = problem.code in cases or problem.severity is Severity.WARNING
        cases.setdefault(problem.code if own else FILES, _Case()).problems[problem] = None


def _message(problem: Problem) -> str:
    return problem.where.field if problem.where else ""


def _messages(library: Library, leaflet: str) -> frozenset[str]:
    """Of what a leaflet prints, whoever the clinic is."""
    nouns = nouns_of_leaflet(library, leaflet)
    return frozenset(found.context for named in nouns for found in named.words())


def _suite(name: str, cases: _Cases) -> str:
    inner = "".join(_testcase(name, code, case) for code, case in cases.items())
    return tag("testsuite", {"name": name, **_counts(cases.values())}, f"\n{inner}")


def _counts(cases: Iterable[_Case]) -> dict[str, object]:
    told = list(cases)
    failures = sum(has_errors(case.problems) for case in told)
    skipped = sum(_skipped(case) != "" for case in told)
    return {"tests": len(told), "failures": failures, "errors": 0, "skipped": skipped}


def _skipped(case: _Case) -> str:
    """Why a case says nothing: its check does not, or what it found may stay for a while."""
    if has_errors(case.problems):
        return ""
    return case.silent or "; ".join(dict.fromkeys(map(_why, case.waived)))


def _testcase(suite: str, name: str, case: _Case) -> str:
    inner = "".join(_said(case))
    return tag("testcase", {"classname": suite, "name": name}, inner) + "\n"


def _said(case: _Case) -> Iterator[str]:
    errors = [str(p) for p in case.problems if p.severity is Severity.ERROR]
    warnings = [str(p) for p in case.problems if p.severity is Severity.WARNING]
    warnings += [f"{_why(waived)}\n{waived.problem}" for waived in case.waived]
    if errors:
        message = counted(len(errors), "error")
        yield tag("failure", {"message": message, "type": "error"}, _text(errors))
    elif why := _skipped(case):
        yield tag("skipped", {"message": _NOT_XML.sub("\ufffd", why)})
    if warnings:
        yield tag("system-out", {}, _text(warnings))


def _why(waived: Waived) -> str:
    return f"waived until {waived.waiver.until}: {waived.waiver.reason}"


def _text(parts: Iterable[str]) -> str:
    return escaped(_NOT_XML.sub("\ufffd", "\n".join(parts)))
