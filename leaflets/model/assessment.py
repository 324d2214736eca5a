"""How good a leaflet is in one language on one day: all that the quality report shows. No input or
output."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal, NamedTuple

from leaflets.model.review import State
from leaflets.problems import Problem, Severity

Direction = Literal["lower", "higher"]
"""Which values of a formula are easier to read."""

Verdict = Literal["good", "borderline", "hard"]


class Gate(NamedTuple):
    """Limits of a formula, in its own unit. ``good``: the aim; ``most``: beyond it a text is too
    hard. Where higher values are easier, both are the least."""

    good: float
    most: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What a formula says of a text. ``without_terms``: the value if the words that the glossary
    explains were easy, or None where nobody has asked; ``band``: how hard that is, in words, or
    nothing; ``gate``: None where no limit is set."""

    formula: str
    name: str
    value: float
    direction: Direction
    without_terms: float | None = None
    band: str = ""
    gate: Gate | None = None

    @property
    def verdict(self) -> Verdict | None:
        """Where the value, as it is printed (with one decimal), lies; None without limits."""
        if self.gate is None:
            return None
        sign = 1 if self.direction == "lower" else -1
        value, good, most = (sign * round(one, 1) for one in (self.value, *self.gate))
        if value <= good:
            return "good"
        return "borderline" if value <= most else "hard"


@dataclass(frozen=True, slots=True)
class HardSentence:
    """A sentence that is hard to read; ``place``: where it stands, for people; ``why``: in
    words."""

    text: str
    place: str
    why: str


CriterionState = Literal["met", "not-met", "open", "waived", "not-applicable"]
"""``open``: only people can say, and nobody has; ``waived``: not met, and that may stay."""

Method = Literal["decided", "proxy", "human"]
"""Who says so. ``decided``: the program, surely; ``proxy``: the program, from signs that may
mislead; ``human``: a person."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One item of an instrument, and whether the leaflet meets it; ``why``: in a line."""

    code: str
    title: str
    state: CriterionState
    method: Method
    why: str = ""


@dataclass(frozen=True, slots=True)
class Instrument:
    """A list of criteria that somebody has published. ``aim``: the share, 0 to 1, of those that
    apply which is to be met; None where none is given."""

    code: str
    name: str
    criteria: tuple[Criterion, ...]
    aim: float | None = None

    def count(self, state: CriterionState) -> int:
        """How many criteria are in this state."""
        return sum(one.state == state for one in self.criteria)

    @property
    def share(self) -> float | None:
        """Of the criteria that are met or not, the part that is met; None when none is decided."""
        known = self.count("met") + self.count("not-met") + self.count("waived")
        return self.count("met") / known if known else None


@dataclass(frozen=True, slots=True)
class Waived:
    """What a check found, why it may stay, and until when."""

    problem: Problem
    reason: str
    until: datetime.date


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source of the leaflet. ``remarks``: ``old``, ``weak``, ``future``."""

    id: str
    citation: str
    strength: str
    checked: datetime.date
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What differs from what was signed. ``before`` is empty where something is new, ``now`` where
    it is gone."""

    name: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Signed:
    """The last signature, and what has changed since."""

    reviewer: str
    role: str
    date: datetime.date
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """A leaflet in a language, as it is on ``day``.

    ``title``: in that language; ``source_language``: the one it was written in. ``translated``: per
    cent of its texts. ``readings``: empty where nothing is scored, and ``not_scored`` says why.
    ``low_confidence``: too short a text for scores that can be trusted. ``sentences``: full ones;
    ``mean_length``, ``longest``: of them, in ``unit``. ``findings``: of checks, and what keeps it
    from being printed; ``silent``: code of a check that says nothing, and why. ``open_points``:
    what people still have to do or to say. ``signed``: None where nobody has signed.
    """

    leaflet: str
    id: str
    version: str
    title: str
    language: str
    source_language: str
    day: datetime.date
    state: State
    published: datetime.date
    review_by: datetime.date
    translated: int = 100
    readings: tuple[Reading, ...] = ()
    not_scored: str = ""
    low_confidence: bool = False
    sentences: int = 0
    unit: str = "words"
    mean_length: float = 0.0
    longest: int = 0
    hardest: tuple[HardSentence, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    findings: tuple[Problem, ...] = ()
    waived: tuple[Waived, ...] = ()
    silent: tuple[tuple[str, str], ...] = ()
    open_points: tuple[str, ...] = ()
    sources: tuple[CitedSource, ...] = ()
    signed: Signed | None = None

    @property
    def errors(self) -> int:
        """Findings that have to be mended, or waived with a reason."""
        return sum(one.severity == Severity.ERROR for one in self.findings)

    @property
    def warnings(self) -> int:
        """Findings that somebody should look at."""
        return len(self.findings) - self.errors
