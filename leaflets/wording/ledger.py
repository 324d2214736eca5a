"""The source ledger: every sentence of fact and every numeral cites a source or says why not.

A citation stands in its sentence, or directly behind the full stop, and covers that sentence alone.
Nobody can tell facts from advice by looking at words, so every sentence of running text counts;
``no_source`` names the entries with sentences that need none, and why. Questions without a numeral
state nothing. Titles and other single lines count when they hold a numeral.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from leaflets.catalogs.messages import FoundWords, words_of
from leaflets.model.content import Noun

Location = tuple[str | int, ...]

_CITE = "\x01"
_END = re.compile(rf"""[.!?…]+["”’)\]*]*(?:\ ?{_CITE})?(?=\s|$)""")
_ABBREVIATION = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|St|vs|[Ee]\.g|[Ii]\.e|etc|[Cc]f|[A-Z])\.$")
"""A full stop after these ends no sentence."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with the ledger of a noun: ``at`` which field, what, and what to do."""

    code: str
    at: Location
    message: str
    hint: str


def sentences(text: str) -> list[str]:
    """English ``text`` cut into sentences; a citation behind a full stop belongs to the sentence
    before it."""
    marked = re.sub(r"\{cite:[^{}]*\}", _CITE, text)
    found, start = [], 0
    for end in _END.finditer(marked):
        if _ABBREVIATION.search(marked[start : end.end()]) and end.end() < len(marked):
            continue
        found.append(marked[start : end.end()].strip())
        start = end.end()
    found.append(marked[start:].strip())
    return [sentence for sentence in found if sentence.strip(_CITE + "* ")]


def uncited(found: FoundWords) -> list[str]:
    """Sentences of a field that state something, or hold a numeral, and cite nothing."""
    loose = [sentence for sentence in sentences(found.text) if _CITE not in sentence]
    return [sentence for sentence in loose if _counts(sentence, found.rich)]


def _counts(sentence: str, running: bool) -> bool:
    numeral = re.search(r"\d", re.sub(r"\{[^{}]*\}", "", sentence)) is not None
    return numeral or (running and not sentence.rstrip('*"”’) ').endswith("?"))


def check_ledger(noun: Noun, file: str, entry: str = "") -> Iterator[Finding]:
    """What is wrong with the sources of a block (or of a term, with its id as ``entry``)."""
    listed: tuple[Any, ...] = getattr(noun, "no_source", ())
    excused = {
        name: (number, place)
        for number, unsourced in enumerate(listed)
        for place, name in enumerate(unsourced.entries)
    }
    needed: set[str] = set()
    known: set[str] = set()
    for found in words_of(noun, file, entry):
        names = _names(found, entry)
        known |= names
        loose = uncited(found)
        if not loose:
            continue
        if names & set(excused):
            needed |= names
            continue
        yield Finding(
            "content/unsourced",
            found.location,
            f"this cites no source: “{_shown(loose[0])}”",
            "put {cite:…} behind it, or say below no_source why it needs none "
            f"(entries: [{sorted(names)[0]}])",
        )
    for name, (number, place) in excused.items():
        if name in needed:
            continue
        message = f"no_source names “{name}”, where every sentence has its source"
        if name not in known:
            message = f"no_source names “{name}”, but there is no entry or field of that name"
        at = ("no_source", number, "entries", place)
        yield Finding("content/no-reason-needed", at, message, "take it out of the list")


def jargon_in(text: str, jargon: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Words of ``text`` that are on the list of ``jargon``, with what to say instead."""
    words = re.sub(r"\{[^{}]*\}|\*\*", " ", text).lower()
    for word, plain in jargon.items():
        if re.search(rf"\b{re.escape(word)}(?:s|es|ies)?\b", words):
            yield word, plain


def _names(found: FoundWords, entry: str) -> set[str]:
    """What ``no_source`` may call a field: its entry's id, or its own name outside entries."""
    own = found.context.partition("#")[2]
    first, dot, rest = own.partition(".")
    if entry:
        return {rest}
    if dot and not rest.isdigit():
        return {first}
    return {first}


def _shown(sentence: str) -> str:
    words = sentence.replace("**", "").replace(_CITE, "")
    return words if len(words) < 90 else f"{words[:88].rstrip()}…"
