"""Chances as leaflets write them in English: “30 to 80 in every 1,000”, “1 in 10”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from leaflets.model.quality import Printed, Subject

_SMALL = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "twelve": 12, "twenty": 20, "fifty": 50, "hundred": 100, "thousand": 1000,
}  # fmt: skip
_COUNT = "one|two|three|four|five|six|seven|eight|nine"
_NUMBER = r"\d[\d,\u00a0\u202f]*"
_TIMES = r"(?:second|minute|hour|day|night|week|month|year|mm|cm|m|ml|mg|degree)s?\b"
_RATE = re.compile(
    rf"\b(?:{_NUMBER}\s+to\s+)?(?:{_NUMBER}|{_COUNT})\s+(?:in|out of)(?:\s+(?:every|each|a))?"
    rf"\s+({_NUMBER}|{'|'.join(_SMALL)})\b"
    rf"|\b(?:in|of)\s+(?:every|each)\s+({_NUMBER})\b"
    rf"|(?:^|[.:;]\s|\b{_NUMBER}\s)of\s+(1[,\u00a0\u202f]?000|100)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"\s*(?:to\s+\d+\s*)?{_TIMES}|[.,]\d", re.IGNORECASE)


class Rate(NamedTuple):
    """A chance: its words, out of how many, and the text it stands in."""

    words: str
    out_of: int
    printed: Printed


def rates_in(printed: Printed) -> Iterator[Rate]:
    """Chances of a text. What is followed by a measure (“1 in 4 weeks”) is none."""
    text = printed.own
    for found in _RATE.finditer(text):
        if _AFTER.match(text, found.end()):
            continue
        number = next(group for group in found.groups() if group).lower()
        digits = re.sub(r"\D", "", number)
        yield Rate(found[0], int(digits) if digits else _SMALL[number], printed)


def rates(subject: Subject) -> tuple[Rate, ...]:
    """All chances of a leaflet, in reading order."""
    return tuple(rate for printed in subject.texts for rate in rates_in(printed))
