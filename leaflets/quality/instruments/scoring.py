"""A leaflet, what checks found in it and what people say -> the score of each instrument.

A score never pretends to be whole: what nobody has answered, and what no check can look at, is
open, and every percentage stands beside the number of items it is made from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple

from leaflets.checks import quality_checks
from leaflets.checks.limits import limits_of
from leaflets.model.answers import Answer
from leaflets.model.quality import Subject
from leaflets.problems import Problem, Where
from leaflets.quality.instruments import Item, Predicate, instruments
from leaflets.quality.instruments.predicates import PREDICATES, Evidence
from leaflets.quality.running import Findings


class State(StrEnum):
    """How it stands with an item."""

    MET = "met"
    NOT_MET = "not met"
    NOT_APPLICABLE = "not applicable"
    OPEN = "open"
    """Only people can say, and nobody has, for this version."""
    NOT_CHECKED = "not checked"
    """A check would say, but could not look."""


class ItemScore(NamedTuple):
    """How it stands with one item. ``by``: what settled it; ``why``: in words; ``where``: what to
    mend; ``waived``: what keeps it from being met may stay for a while."""

    item: Item
    state: State
    by: Literal["decided", "proxy", "human"]
    why: str
    where: tuple[Where, ...] = ()
    waived: bool = False


@dataclass(frozen=True)
class InstrumentScore:
    """The score of a leaflet. ``needed``: per cent of the items that are settled."""

    name: str
    title: str
    items: tuple[ItemScore, ...]
    needed: float

    def count(self, *states: State, by: str = "") -> int:
        """How many items stand so, or those of them that are settled ``by`` something."""
        return sum(one.state in states and by in ("", one.by) for one in self.items)

    @property
    def settled(self) -> int:
        """Items that are met or not met."""
        return self.count(State.MET, State.NOT_MET)

    @property
    def percent(self) -> float | None:
        """Of the items that are settled, how many are met; None where none is."""
        return 100 * self.count(State.MET) / self.settled if self.settled else None

    @property
    def verdict(self) -> Literal["passed", "not passed", "open"]:
        """Whether it is enough; ``open`` as long as open items could still change that."""
        met, still = self.count(State.MET), self.count(State.OPEN, State.NOT_CHECKED)
        whole = self.settled + still
        if 100 * met >= self.needed * whole and self.settled:
            return "passed"
        return "open" if still and 100 * (met + still) >= self.needed * whole else "not passed"

    def __str__(self) -> str:
        said = [
            f"{self.count(State.MET, by=by)} of {number} {words}"
            for by, words in _METHODS
            if (number := self.count(State.MET, State.NOT_MET, by=by))
        ]
        for state, words in _REST:
            if number := self.count(state):
                said.append(f"{number} {words}")
        if self.percent is not None:
            said.append(f"{self.percent:.0f}% of the {self.settled} that are settled")
        return "; ".join(said)


_METHODS = (
    ("decided", "decided items met"),
    ("proxy", "met by proxy"),
    ("human", "met as people say"),
)
_REST = (
    (State.OPEN, "open for people"),
    (State.NOT_CHECKED, "not checked"),
    (State.NOT_APPLICABLE, "not applicable"),
)


def scores(subject: Subject, findings: Findings) -> tuple[InstrumentScore, ...]:
    """The score of a leaflet by every instrument, by name.

    ``findings``: of all checks on this very subject.
    """
    evidence = Evidence(subject, findings)
    return tuple(
        InstrumentScore(
            name,
            instrument.title,
            tuple(_score(name, item, evidence) for item in instrument.items),
            limits_of(f"quality/{name}", subject.library.quality)["pass"],
        )
        for name, instrument in instruments().items()
    )


def _score(instrument: str, item: Item, evidence: Evidence) -> ItemScore:
    """A person's word counts for all that no program can decide."""
    answered = _answered(instrument, item, evidence.subject) if item.method != "decided" else None
    if answered and answered.state is not State.OPEN:
        return answered
    if item.method == "human":
        if item.met_by and PREDICATES[item.met_by](evidence):
            return ItemScore(item, State.MET, "human", _SIGNED)
        if item.applies and not PREDICATES[item.applies](evidence):
            return ItemScore(item, State.NOT_APPLICABLE, "human", _WITHOUT[item.applies])
        return answered or ItemScore(item, State.OPEN, "human", _NOBODY)
    return _checked(item, evidence)


def _checked(item: Item, evidence: Evidence) -> ItemScore:
    by: Literal["decided", "proxy"] = "decided" if item.method == "decided" else "proxy"
    findings, codes = evidence.findings, _codes(item)
    problems = [problem for problem in findings.problems if problem.code in codes]
    waived = [one for one in findings.waived if one.problem.code in codes]
    found = problems + [one.problem for one in waived]
    if found:
        reason = f"waived: {waived[0].waiver.reason}" if not problems else _told(found)
        where = tuple(problem.where for problem in found if problem.where)
        return ItemScore(item, State.NOT_MET, by, reason, where, waived=not problems)
    if item.checks and not codes:
        return ItemScore(item, State.NOT_CHECKED, by, "there is no check for it yet")
    for code in sorted(_unable(codes, findings)):
        return ItemScore(item, State.NOT_CHECKED, by, findings.silent[code])
    if item.applies and not PREDICATES[item.applies](evidence):
        return ItemScore(item, State.NOT_APPLICABLE, by, _WITHOUT[item.applies])
    return ItemScore(item, State.MET, by, item.assured or "nothing was found")


def _unable(codes: frozenset[str], findings: Findings) -> frozenset[str]:
    """Those that could not look. Of formulas, each made for some languages, one is enough."""
    silent = codes & findings.silent.keys()
    formulas = {check.code for check in quality_checks() if check.formula} & codes
    return silent if formulas <= silent else silent - formulas


def _codes(item: Item) -> frozenset[str]:
    """Codes of the checks that settle an item."""
    rooms = {code.removesuffix("*") for code in item.checks if code.endswith("/*")}
    known = (check.code for check in quality_checks())
    return frozenset(
        code for code in known if code in item.checks or f"{code.partition('/')[0]}/" in rooms
    )


def _told(found: list[Problem]) -> str:
    more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    return f"{found[0].message}{more}"


def _answered(instrument: str, item: Item, subject: Subject) -> ItemScore | None:
    """What people have said of an item; open where it is of another version."""
    name, key = (item.same_as or f"{instrument}/{item.item}").split("/")
    answers = subject.library.answers.get(subject.leaflet)
    given = answers.on(name, key) if answers else ()
    source = subject.library.language
    facts = item.needs_note or item.same_as  # hold for the leaflet, whatever the language
    given = tuple(a for a in given if facts or (a.language or source) == subject.language)
    for answer in given:
        if answer.version == subject.recipe.version:
            place = _place(answer, subject)
            return ItemScore(item, _ANSWERS[answer.answer], "human", _said(answer), place)
    if given:
        why = f"answered for version {given[0].version}; this is {subject.recipe.version}"
        return ItemScore(item, State.OPEN, "human", why, _place(given[0], subject))
    return None


def _place(answer: Answer, subject: Subject) -> tuple[Where, ...]:
    number = subject.library.answers[subject.leaflet].answers.index(answer)
    return (subject.place(f"content/answers/{subject.leaflet}.yaml", ("answers", number)),)


def _said(answer: Answer) -> str:
    note = f": {answer.note}" if answer.note else ""
    return f"{answer.name}, {answer.role}, {answer.date}{note}"


_ANSWERS = {"yes": State.MET, "no": State.NOT_MET, "not-applicable": State.NOT_APPLICABLE}
_NOBODY = "nobody has answered this yet"
_SIGNED = "the sign-off names who has reviewed it"
_WITHOUT: Mapping[Predicate, str] = {
    "has-numbers": "there are no numbers in it",
    "has-chances": "it tells no chances in numbers",
    "tells-risks": "it tells of no risks",
    "has-figures": "there are no pictures in it",
    "has-tables": "there are no tables in it",
    "has-charts": "there are no charts or tables in it",
    "several-pages": "it has one page",
    "asks-to-calculate": "it asks for no calculations",
}
"""Why an item does not apply."""
