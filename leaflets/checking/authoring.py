"""Phone numbers typed into the content itself, where a hole should stand.

A typed number is printed for every clinic, rings somebody else's phone, and stays when the clinic's
own number changes: numbers come from the clinic's file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflets.checks.translation.quantities.calls import EMERGENCY, phones
from leaflets.model.inline import read_inline
from leaflets.model.library import Library
from leaflets.model.translation import words_alone
from leaflets.places import where
from leaflets.problems import Problem
from leaflets.remembered import once_for_each
from leaflets.wording.parts import parts

_CALLED = re.compile(
    r"\b(?:call|dial|phone|ring|telephone)\b[^.!?\d]{0,40}?(\d{3,6})\b(?![.,:]?\d)"
)
"""English: a number that somebody is told to call. Of other languages only numbers that are phone
numbers by their shape are noticed."""

_DIGIT = re.compile(r"\d")
SHORTEST = 3
"""Digits of the shortest number that is called."""


@once_for_each(1_024)
def typed_phones(library: Library, leaflet: str) -> tuple[Problem, ...]:
    """Each phone or emergency number that the words of ``leaflet`` spell out, as an error
    ``content/typed-phone``; names that stay in every language, such as NHS 111, are none."""
    return tuple(_typed(library, leaflet))


def _typed(library: Library, leaflet: str) -> Iterator[Problem]:
    for part in parts(library, leaflet):
        for words in part.found:
            if len(_DIGIT.findall(words.text)) < SHORTEST:
                continue
            text = words_alone(read_inline(words.text, words.rich))
            for name in library.kept:
                text = text.replace(name, " ")
            for number in (*phones(text), *_called(text)):
                message = f"a phone number is typed here: {number}"
                hint = (
                    "write {clinic.phone}, {clinic.out_of_hours_phone} or "
                    "{clinic.emergency_number}: each clinic has its own"
                )
                place = where(library, part.path, part.at(words.location), part.root)
                yield Problem("content/typed-phone", message, place, hint)


def _called(text: str) -> Iterator[str]:
    return (m[1] for m in _CALLED.finditer(text.lower()) if m[1] in EMERGENCY)
