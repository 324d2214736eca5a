"""What the report says of numbers, in words: beside charts, and for those who hear them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from leaflets.languages import language as known_language
from leaflets.model.assessment import (
    Assessment,
    CriterionState,
    Instrument,
    Method,
    Reading,
    Verdict,
)
from leaflets.model.review import State

VERDICTS: Mapping[Verdict, str] = {
    "good": "Within the aim",
    "borderline": "Borderline",
    "hard": "Too hard",
}

STATE_WORDS: Mapping[State, str] = {
    "draft": "Draft, not signed",
    "translated": "Waits for a signature",
    "reviewed": "Signed, and unchanged since",
    "stale": "Changed since signed",
    "expired": "Review date passed",
    "superseded": "Replaced by another",
}

STATE_IN_SHORT: Mapping[State, str] = {
    "draft": "Draft",
    "translated": "To be signed",
    "reviewed": "Signed",
    "stale": "Changed since",
    "expired": "Overdue",
    "superseded": "Replaced",
}
"""The same where there is little room."""

CRITERIA: Mapping[CriterionState, str] = {
    "met": "met",
    "not-met": "not met",
    "waived": "waived",
    "open": "open",
    "not-applicable": "not applicable",
}

METHODS: Mapping[Method, str] = {
    "decided": "decided by the program",
    "proxy": "judged by signs, which may mislead",
    "human": "said by a person",
}

NO_SCORE_IS_WHOLE = (
    "No score is the whole of a leaflet. Formulas count words and syllables, and checks look for "
    "signs; neither knows whether a leaflet is right, kind or understood. This page does not "
    "replace the people who read it, nor readers who try it out."
)


def number(value: float) -> str:
    """As it is printed: with one decimal."""
    return f"{value:.1f}".replace("-0.0", "0.0").replace("-", "−")


def limit(value: float) -> str:
    """A limit as somebody has written it."""
    return f"{value:g}".replace("-", "−")


LITTLE_ROOM = 16
"""Characters of a formula's name in a narrow column."""


def short(reading: Reading) -> str:
    """What a formula is called where there is little room: “SMOG”, “FKGL”, “Kandel-Moles”."""
    name, code = reading.name.partition(" (")[0], reading.formula
    if len(name) <= LITTLE_ROOM:
        return name
    return code.upper() if len(code) <= 4 else code.title()


def aim(reading: Reading) -> str:
    """The limits of a formula, in words."""
    if reading.gate is None:
        return "no limit is set"
    way = "less" if reading.direction == "lower" else "more"
    return f"aim {limit(reading.gate.good)} or {way}, limit {limit(reading.gate.most)}"


def told(reading: Reading) -> str:
    """A reading as a sentence: “FKGL 4.8: within the aim of 6 or less”."""
    lead = f"{reading.name} {number(reading.value)}: "
    if reading.gate is None or reading.verdict is None:
        return f"{lead}no limit is set"
    lower = reading.direction == "lower"
    good = f"the aim of {limit(reading.gate.good)} or {'less' if lower else 'more'}"
    if reading.verdict == "good":
        return f"{lead}within {good}"
    most = f"the limit of {limit(reading.gate.most)}"
    if reading.verdict == "borderline":
        return f"{lead}borderline, beyond {good}, within {most}"
    return f"{lead}too hard, beyond {most}; {good}"


def counted(instrument: Instrument) -> str:
    """How many criteria are in each state that there is: “15 met, 2 not met”."""
    counts = ((state, instrument.count(state)) for state in CRITERIA)
    return ", ".join(f"{count} {CRITERIA[state]}" for state, count in counts if count)


def told_instrument(instrument: Instrument) -> str:
    """An instrument as a sentence."""
    said = f"{instrument.name}: {counted(instrument)}"
    share = instrument.share
    if share is None:
        return said
    said += f"; {share:.0%} of what is decided is met"
    return said if instrument.aim is None else f"{said}, the aim is {instrument.aim:.0%}"


def spoken(tag: str) -> str:
    """A language in English, with its tag: “Spanish, es”."""
    return f"{known_language(tag).english_name}, {tag}"


def date(day: datetime.date) -> str:
    """As a person writes it: 22 November 2026."""
    return f"{day.day}\u00a0{day:%B}\u00a0{day.year}"


def counts(number: int, what: str) -> str:
    """“1 error”, “2 errors”."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def left(assessment: Assessment) -> str:
    """How far off the review date is."""
    days = (assessment.review_by - assessment.day).days
    return f"in {counts(days, 'day')}" if days >= 0 else f"{counts(-days, 'day')} ago"


def main(assessments: tuple[Assessment, ...]) -> Assessment:
    """The one that the report is about: in the language it was written in, or else the first."""
    own = (one for one in assessments if one.language == one.source_language)
    return next(own, assessments[0])


def open_points(assessment: Assessment) -> tuple[str, ...]:
    """What people still have to do or to say, criteria that only they can judge among it."""
    criteria = (
        f"{instrument.name} {criterion.code}: {criterion.title}"
        for instrument in assessment.instruments
        for criterion in instrument.criteria
        if criterion.state == "open"
    )
    return (*assessment.open_points, *criteria)
