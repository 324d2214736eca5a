"""Assessments made up for tests: every field says something."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

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
from leaflets.model.paper import Paper
from leaflets.problems import Problem, Severity, Where
from leaflets.scorecard.page import Frame

DAY = datetime.date(2026, 11, 27)
A4 = Frame(Paper(title="A4", width=210, height=297), "Riverbank Clinic")
LETTER = Frame(Paper(title="Letter", width=215.9, height=279.4), "Riverbank Clinic")

FKGL = Reading("fkgl", "Flesch-Kincaid grade level", 4.8, "lower", 4.1, "", Gate(6, 8))
SMOG = Reading("smog", "SMOG", 8.7, "lower", 7.9, "", Gate(8, 10))
INFLESZ = Reading("inflesz", "INFLESZ", 48.2, "higher", 61.0, "fairly hard", Gate(65, 55))

STATES: tuple[CriterionState, ...] = (
    *("met",) * 15,
    *("not-met",) * 2,
    "waived",
    *("open",) * 3,
    *("not-applicable",) * 3,
)
PEMAT = Instrument(
    "pemat-p",
    "PEMAT-P",
    tuple(
        Criterion(str(number), f"Criterion number {number}", state, "human")
        for number, state in enumerate(STATES, start=1)
    ),
    0.7,
)
JAMA = Instrument(
    "jama",
    "JAMA benchmarks",
    tuple(
        Criterion(name, name, "met" if name != "disclosure" else "not-met", "decided")
        for name in ("authorship", "attribution", "disclosure", "currency")
    ),
    1.0,
)

WARNING = Problem(
    "wording/list-length",
    "this list has 9 items, and more than 7 are hard to keep in mind",
    Where(Path("content/blocks/sacral-dimple/signs.yaml"), 12, "signs"),
    "part it in two",
    Severity.WARNING,
)
ERROR = Problem("catalog/missing", "“Call today” is not translated")

ENGLISH = Assessment(
    leaflet="sacral-dimple-warning-signs",
    id="SD-WARN",
    version="1.2.0",
    title="Sacral dimple: when to get help",
    language="en-GB",
    source_language="en-GB",
    day=DAY,
    state="stale",
    published=datetime.date(2026, 11, 22),
    review_by=datetime.date(2028, 11, 22),
    readings=(FKGL, SMOG),
    low_confidence=True,
    sentences=27,
    mean_length=9.4,
    longest=21,
    hardest=(
        HardSentence(
            "An ultrasound examination of the spinal canal is possible until about six months.",
            "sacral-dimple/tests, paragraph",
            "13 words, 4 of them long",
        ),
        HardSentence("Call the clinic immediately.", "sacral-dimple/signs", "4 words, 1 long"),
    ),
    instruments=(PEMAT, JAMA),
    findings=(WARNING,),
    waived=(
        Waived(
            replace(WARNING, code="readability/smog", message="SMOG is 8.7, the aim is 8"),
            "The word ultrasound cannot be left out",
            datetime.date(2027, 3, 1),
        ),
    ),
    silent=tuple((f"readability/{name}", "it cannot read en-GB") for name in ("douma", "lix")),
    open_points=("Words have changed since the signature: have them read and signed",),
    sources=(
        CitedSource("nhs", "NHS: Sacral dimple, 2024", "guideline", datetime.date(2026, 10, 3)),
        CitedSource(
            "text", "A textbook of paediatrics", "textbook", datetime.date(2023, 1, 1), ("old",)
        ),
    ),
    signed=Signed(
        "A. Person",
        "Consultant nurse",
        datetime.date(2026, 11, 23),
        (Change("sacral-dimple/signs#title", "Keep it clean", "Keep it dry"),),
    ),
)
SPANISH = replace(
    ENGLISH,
    title="Hoyuelo sacro: cuándo pedir ayuda",
    language="es",
    state="translated",
    readings=(INFLESZ,),
    hardest=(),
    findings=(WARNING, ERROR),
    waived=(),
    signed=None,
    open_points=("Nobody has signed it",),
)
ARABIC = replace(
    SPANISH,
    title="غمازة عجزية: متى تطلب المساعدة",
    language="ar",
    readings=(),
    not_scored="no formula is known for Arabic",
    findings=(),
)
ALL = (ENGLISH, SPANISH, ARABIC)
