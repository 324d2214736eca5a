"""Numbers are whole numbers.

“3.4 %” is harder than “34 of every 1,000 babies” (PEMAT-P, item 6; CDC Clear Communication Index,
item 15: whole numbers, as the audience uses them). It reads English, and tells percentages,
decimals and fractions. A decimal before a unit is a measure (2.5 cm, 37.5 °C), “8.30 am” a time of
day, and “half” a word that everybody knows: they may stand. What comes from the clinic is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflets.checks.wording._english import ENGLISH
from leaflets.model.quality import Finding, Limits, QualityCheck, Subject

_UNIT = (
    r"(?:[mckμµ]?[glm]\b|mcg\b|mmol|kcal|°|degrees?\b|[ap]\.?m\b|"
    r"(?:milli|centi|kilo)?(?:met|lit)(?:re|er)s?\b|(?:milli|kilo)?grams?\b|"
    r"tablets?\b|hours?\b|years?\b|miles?\b|inch(?:es)?\b|pounds?\b)"
)
_NUMBER = re.compile(
    r"\d[\d.,]*\s?(?:%|per\s?cent\b)"
    rf"|(?<![\d./])\d+\.\d+(?![\d.])(?!\s?(?:to|-|–)\s?\d)(?!\s?{_UNIT})"
    r"|(?<![\d/])(?!24/7\b)\d{1,2}/\d{1,3}(?![\d/])"
    r"|[½⅓⅔¼¾⅕⅛]"
    r"|\b(?:a|one|two|three|four)[ -](?:third|quarter|fifth|tenth)s?\s+of\b"
    r"|\b(?:two|three|four)[ -](?:third|quarter|fifth|tenth)s\b",
    re.IGNORECASE,
)


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    for printed in subject.texts:
        for found in _NUMBER.finditer(printed.own):
            hint = "write a whole number out of every 1,000, for example 34 of every 1,000 babies"
            yield Finding(f"“{found[0]}” is not a whole number", printed.where, hint)


CHECK = QualityCheck(
    "wording/whole-numbers",
    "Numbers are whole numbers: no percentages, decimals or fractions.",
    _find,
    source_only=True,
    languages=ENGLISH,
)
