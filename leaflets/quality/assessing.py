"""Library + leaflet -> assessments, one for each language: what the quality report is made of."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from leaflets import clock
from leaflets.checking.running import check_leaflet
from leaflets.checks import quality_checks
from leaflets.checks.limits import limits_of
from leaflets.checks.readability import readability_of
from leaflets.governance.report import Standing, standings
from leaflets.governance.states import content_review, what_is_said
from leaflets.model.assessment import (
    Assessment,
    Change,
    CitedSource,
    Criterion,
    CriterionState,
    Gate,
    HardSentence,
    Instrument,
    Reading,
    Signed,
    Waived,
)
from leaflets.model.job import Job
from leaflets.model.library import Library
from leaflets.model.quality import Subject
from leaflets.model.review import Item, SignOff
from leaflets.pipeline import DRAFTS
from leaflets.problems import LeafletsError, Problem, Where
from leaflets.quality.instruments.scoring import ItemScore, State, scores
from leaflets.quality.running import Findings, findings
from leaflets.quality.subject import subject_of
from leaflets.readability import Readability, Score
from leaflets.text.faces import FontLibrary
from leaflets.wording.sources import cited_in, source_uses

TOLD = ("old", "weak", "future")
"""Remarks on sources that concern a leaflet."""


def assessments(
    library: Library,
    leaflet: str,
    languages: Iterable[str],
    clinic: str,
    fonts: FontLibrary | None = None,
) -> Iterator[Assessment]:
    """A leaflet in each language, as it is printed for a clinic. What keeps it from being printed
    is among its findings: an assessment is made whatever the leaflet is like."""
    today = clock.today()
    sources = tuple(_sources(library, leaflet, today))
    for row in standings(library, (leaflet,), languages, today):
        yield _assessed(library, row, clinic, sources, today, fonts)


def _assessed(
    library: Library,
    row: Standing,
    clinic: str,
    sources: tuple[CitedSource, ...],
    today: datetime.date,
    fonts: FontLibrary | None,
) -> Assessment:
    recipe = library.leaflets[row.leaflet]
    signed = None if row.problems else content_review(library, row.leaflet, row.language, today)
    plain = Assessment(
        leaflet=row.leaflet,
        id=recipe.id,
        version=recipe.version,
        title=recipe.title,
        language=row.language,
        source_language=library.language,
        day=today,
        state=row.state,
        published=recipe.published,
        review_by=recipe.review_by,
        translated=row.translated,
        open_points=tuple(_open(row, library)),
        sources=sources,
        signed=_signed(library, row, signed.sign_off) if signed and signed.sign_off else None,
    )
    of_words = (*row.problems, *check_leaflet(library, row.leaflet, row.language))
    job = Job(row.leaflet, row.language, clinic, recipe.layout, library.clinics[clinic].paper,
              "screen")  # fmt: skip
    try:
        subject = subject_of(library, job, DRAFTS, fonts)
    except LeafletsError as error:
        found = tuple(_placed(library, dict.fromkeys((*error.problems, *of_words))))
        return replace(plain, not_scored="it cannot be printed as it is", findings=found)
    return _with_subject(plain, subject, of_words)


def _with_subject(plain: Assessment, subject: Subject, of_words: Iterable[Problem]) -> Assessment:
    """What is known only of a leaflet that can be printed."""
    found, library = findings(subject), subject.library
    read = readability_of(subject)
    return replace(
        _with_readability(plain, read, library),
        title=str(subject.edition.title),
        instruments=_instruments(subject, found),
        findings=tuple(_placed(library, dict.fromkeys((*of_words, *found.problems)))),
        waived=tuple(
            Waived(problem, one.waiver.reason, one.waiver.until)
            for one in found.waived
            for problem in _placed(library, (one.problem,))
        ),
        silent=tuple((code, why) for code, why in found.silent.items() if code not in _formulas()),
    )


@cache
def _formulas() -> frozenset[str]:
    """Codes of readability formulas: each language has its own."""
    return frozenset(check.code for check in quality_checks() if check.formula)


def _instruments(subject: Subject, found: Findings) -> tuple[Instrument, ...]:
    """Lists of criteria, of the author's own words: most look at how a leaflet is made, which is
    the same in every translation."""
    if not subject.in_source_language:
        return ()
    return tuple(
        Instrument(
            one.name,
            one.title,
            tuple(
                Criterion(item.item.item, item.item.asks, _state(item), item.by, item.why)
                for item in one.items
            ),
            one.needed / 100,
        )
        for one in scores(subject, found)
    )


_STATES: Mapping[State, CriterionState] = {
    State.MET: "met", State.NOT_MET: "not-met", State.NOT_APPLICABLE: "not-applicable",
    State.OPEN: "open", State.NOT_CHECKED: "open",
}  # fmt: skip


def _state(item: ItemScore) -> CriterionState:
    return "waived" if item.waived else _STATES[item.state]


def _with_readability(plain: Assessment, read: Readability, library: Library) -> Assessment:
    why = read.not_measured or ("" if read.scores else "no formula is known")
    return replace(
        plain,
        readings=tuple(_reading(one, library) for one in read.scores),
        not_scored=why,
        low_confidence=read.low_confidence,
        sentences=read.counts.sentences,
        unit=read.unit,
        mean_length=read.mean_length,
        longest=read.longest,
        hardest=tuple(
            HardSentence(one.text, _place(_relative(library, one.where)), one.why)
            for one in read.hardest
        ),
    )


def _reading(one: Score, library: Library) -> Reading:
    limits = limits_of(f"readability/{one.formula}", library.quality)
    gate = (
        Gate(limits["good"], limits["most"])
        if one.gated and {"good", "most"} <= set(limits)
        else None
    )
    return Reading(
        one.formula, one.name, one.value, one.direction, one.without_terms, one.band, gate
    )


def _open(row: Standing, library: Library) -> Iterator[str]:
    """What people still have to do."""
    soon = limits_of("currency/review-date", library.quality)["warn-days"]
    if row.translated < 100:
        yield f"{100 - row.translated} % of the words are not translated, or not as they are now"
    if row.draft:
        yield "The translation is marked as a draft: a translator has to check it"
    if row.signed is None:
        yield "Nobody has signed it: a clinician has to read it"
    elif row.changed:
        yield "It has changed since it was signed: what has changed is to be read and signed again"
    elif row.state in ("stale", "translated"):
        yield "What it was translated from has to be signed first"
    if row.state == "superseded":
        yield "Another leaflet takes its place: print that one"
    if row.days_left < 0:
        yield "Its review date has passed: have it reviewed, and write a new date"
    elif row.days_left <= soon:
        yield f"Its review is due within {soon:g} days"


def _signed(library: Library, row: Standing, sign_off: SignOff) -> Signed:
    now = what_is_said(library, row.leaflet, row.language).items
    changes = tuple(_changes(sign_off.items, now)) if row.changed else ()
    return Signed(sign_off.reviewer, sign_off.role, sign_off.date, changes)


def _changes(signed: tuple[Item, ...], now: tuple[Item, ...]) -> Iterator[Change]:
    """What differs, in reading order; then what is gone. Words of a translation that have stayed
    are told by what has changed in their source."""
    before = {item.name: item for item in signed}
    for item in now:
        old = before.pop(item.name, None)
        if old is None:
            yield Change(item.name, "", item.words)
        elif old.words != item.words:
            yield Change(item.name, old.words, item.words)
        elif old.source != item.source:
            yield Change(item.name, old.source, item.source)
    for old in before.values():
        yield Change(old.name, old.words, "")


def _sources(library: Library, leaflet: str, today: datetime.date) -> Iterator[CitedSource]:
    cited = cited_in(library, leaflet)
    old = int(limits_of("currency/sources", library.quality)["good-months"])
    for use in source_uses(library, today, old):
        if use.source.id in cited:
            one = use.source
            remarks = tuple(remark for remark in use.remarks if remark in TOLD)
            yield CitedSource(
                one.id, one.printed or one.citation, one.strength, one.checked, remarks
            )


def _placed(library: Library, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Places as seen from the workspace: a report says the same on every computer."""
    for problem in problems:
        where = _relative(library, problem.where) if problem.where else None
        yield replace(problem, where=where)


def _relative(library: Library, where: Where) -> Where:
    if where.path is None or not where.path.is_relative_to(library.root):
        return where
    return replace(where, path=where.path.relative_to(library.root))


def _place(where: Where) -> str:
    """A file of the content and a line, for people."""
    if where.path is None:
        return where.field
    file = where.path.as_posix().removeprefix("content/")
    return file + (f", line {where.line}" if where.line else "")
