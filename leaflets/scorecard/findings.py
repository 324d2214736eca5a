"""Words below the scores of a report: what is to be done, and what the leaflet rests on."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from leaflets.model.assessment import Assessment, Change, CitedSource, HardSentence
from leaflets.model.nodes import Node, Paragraph, Run
from leaflets.model.review import Item
from leaflets.problems import Problem, Severity
from leaflets.review_sheet.differences import compared
from leaflets.review_sheet.rows import readable
from leaflets.scorecard.parts import group, line, listed, strong
from leaflets.scorecard.telling import METHODS, counts, date, main, open_points

Finding = tuple[Problem, tuple[str, ...]]
"""A finding, and the languages in which it is found."""


def to_do(assessments: tuple[Assessment, ...]) -> Iterator[Node]:
    """The left column: what people have to do, what checks found, and what may stay."""
    open_ = open_points(main(assessments))
    shown: Node = (
        listed((line(point, "plain"),) for point in open_) if open_ else line("Nothing is open.")
    )
    yield group("Open points", shown)
    found = together(assessments)
    if found:
        items = (_found(*each, len(assessments)) for each in found)
        yield group("What the checks found", listed(items))
    else:
        yield group("What the checks found", line("The checks have found nothing."))
    if unmet := tuple(_unmet(main(assessments))):
        yield group("Criteria that are not met", listed(unmet))
    if waived := tuple(_waived(assessments)):
        yield group("What may stay for a while", listed(waived))


def _unmet(one: Assessment) -> Iterator[tuple[Paragraph, ...]]:
    """Criteria of instruments that the leaflet does not meet, with who says so."""
    for instrument in one.instruments:
        for each in instrument.criteria:
            if each.state == "not-met":
                name = strong(f"{instrument.name} {each.code}: ")
                why = " · ".join(filter(None, (each.why, METHODS[each.method])))
                yield line((name, Run(each.title)), "plain"), line(why, "fine")


def words(one: Assessment) -> Iterator[Node]:
    """The right column: sentences to rewrite, and what has changed."""
    if one.hardest:
        items = (_hard(each, one.language) for each in one.hardest)
        yield group("Hardest sentences", listed(items, ordered=True))
    yield group("What has changed", *_changed(one))
    if one.silent:
        reasons = dict.fromkeys(why for _, why in one.silent)
        items = (
            (line(f"{', '.join(code for code, said in one.silent if said == why)}: {why}", "fine"),)
            for why in reasons
        )
        yield group("Checks that say nothing here", listed(items))


def together(assessments: tuple[Assessment, ...]) -> tuple[Finding, ...]:
    """Each finding once, errors first, with the languages in which it is found."""
    found: dict[Problem, list[str]] = {}
    for one in assessments:
        for problem in one.findings:
            found.setdefault(problem, []).append(one.language)
    rows = ((problem, tuple(dict.fromkeys(tags))) for problem, tags in found.items())
    return tuple(sorted(rows, key=lambda row: row[0].severity != Severity.ERROR))


def _hard(sentence: HardSentence, language: str) -> tuple[Paragraph, ...]:
    said = Run(sentence.text, language=language, isolate=True)
    return line(said, "plain"), line(f"{sentence.why} · {sentence.place}", "fine")


def _found(problem: Problem, languages: tuple[str, ...], all_: int) -> tuple[Paragraph, ...]:
    error = problem.severity == Severity.ERROR
    lead = Run("Error: " if error else "Warning: ", strong=True)
    todo = f"What to do: {problem.hint}." if problem.hint else ""
    said = (line((lead, Run(f"{problem.message}.")), "plain"), line(todo, "plain"))
    return *(one for one in said if one.runs), line(_code(problem, _tags(languages, all_)), "fine")


def _waived(assessments: tuple[Assessment, ...]) -> Iterator[tuple[Paragraph, ...]]:
    """One item for each waiver, with how much it covers: the data has every finding."""
    covered: dict[tuple[str, datetime.date, str], list[str]] = {}
    for one in assessments:
        for each in one.waived:
            key = (each.problem.code, each.until, each.reason)
            covered.setdefault(key, []).append(one.language)
    for (code, until, reason), tags in covered.items():
        languages = tuple(dict.fromkeys(tags))
        count = f"{counts(len(tags), 'finding')} in {_tags(languages, len(assessments))}"
        said = line((strong(f"Until {date(until)}: "), Run(reason)), "plain")
        yield said, line(f"{code} · {count}", "fine")


def _tags(languages: tuple[str, ...], all_: int) -> str:
    """Languages by their tags, or that it is all of them."""
    return "all languages" if len(languages) == all_ > 1 else ", ".join(languages)


def _code(problem: Problem, *more: str) -> str:
    """The code of a finding, and where it is."""
    where = str(problem.where or "")
    return " · ".join(filter(None, (problem.code, *more, where)))


def _changed(one: Assessment) -> Iterator[Node]:
    signed = one.signed
    if signed is None:
        yield line("Nobody has signed this yet: all of it is new.", "plain")
        return
    since = f"since {signed.reviewer}, {signed.role}, signed on {date(signed.date)}"
    if not signed.changes:
        yield line(f"Nothing {since}.", "plain")
        return
    yield line(f"{counts(len(signed.changes), 'thing')} {since}:", "lead-in")
    yield listed(_changes(signed.changes))


def _changes(changes: Iterable[Change]) -> Iterator[tuple[Paragraph, ...]]:
    for change in changes:
        before, now = (_readable(change.name, words) for words in (change.before, change.now))
        yield line(change.name, "code"), line(compared(before, now), "plain")


def _readable(name: str, words: str) -> str:
    """Words as they are; facts by their names."""
    return words if "#" in name or not words else readable(Item(name, words, words))


def sources(one: Assessment) -> Iterator[Node]:
    """What the leaflet rests on."""
    if one.sources:
        said = "With their kind, and the day on which somebody last looked at them."
        yield group("Sources", line(said, "below-heading"), listed(map(_source, one.sources)))


def _source(source: CitedSource) -> tuple[Paragraph, ...]:
    remarks = f", {', '.join(source.remarks)}" if source.remarks else ""
    more = f" · {source.strength}{remarks}, {source.checked}"
    return (line((Run(source.citation), Run(more)), "fine"),)
