"""The source ledger: every sentence of fact and every numeral cites a source or says why not.

A citation stands in its sentence, or directly behind the full stop, and covers that sentence alone.
Nobody can tell facts from advice by looking at words, so every sentence of running text counts;
``no_source`` names the entries with sentences that need none, and why. Questions without a numeral
state nothing. Titles and other single lines count when they hold a numeral.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from leaflets.catalogs.messages import FoundWords, words_of
from leaflets.model.content import Noun
from leaflets.wording.sentences import CITE, has_numeral, is_question, sentences, shown

Location = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with the words of a noun: ``at`` which field, what, and what to do."""

    code: str
    at: Location
    message: str
    hint: str


def uncited(found: FoundWords) -> list[str]:
    """Sentences of a field that state something, or hold a numeral, and cite nothing."""
    text = found.text
    if not found.rich and not has_numeral(text):
        return []  # most titles: no sentence of them can be one
    loose = [sentence for sentence in sentences(text) if CITE not in sentence]
    return [s for s in loose if has_numeral(s) or (found.rich and not is_question(s))]


def check_ledger(noun: Noun, file: str, entry: str = "") -> Iterator[Finding]:
    """What is wrong with the sources of a noun (of a term, with its id as ``entry``)."""
    listed: tuple[Any, ...] = getattr(noun, "no_source", ())
    excused = {
        name: (number, place)
        for number, unsourced in enumerate(listed)
        for place, name in enumerate(unsourced.entries)
    }
    needed: set[str] = set()
    known: set[str] = set()
    for found in words_of(noun, file, entry):
        name = _name(found, entry)
        known.add(name)
        loose = [] if name in needed else uncited(found)
        if loose and name in excused:
            needed.add(name)
        elif loose:
            yield Finding(
                "content/unsourced",
                found.location,
                f"this cites no source: {_quoted(loose)}",
                "put {cite:…} behind it, or say below no_source why it needs none "
                f"(entries: [{name}])",
            )
    for name, (number, place) in excused.items():
        if name in needed:
            continue
        message = f"no_source names “{name}”, where every sentence has its source"
        if name not in known:
            message = f"no_source names “{name}”, but there is no entry or field of that name"
        at = ("no_source", number, "entries", place)
        yield Finding("content/no-reason-needed", at, message, "take it out of the list")


def _name(found: FoundWords, entry: str) -> str:
    """What ``no_source`` calls a field: its entry's id, or its own name outside entries."""
    first, _, rest = found.context.partition("#")[2].partition(".")
    return rest if entry else first


def _quoted(loose: list[str]) -> str:
    """The first sentence, and how many more there are."""
    words = shown(loose[0])
    words = words if len(words) < 90 else f"{words[:88].rstrip()}…"
    more = f" (and {len(loose) - 1} more here)" if len(loose) > 1 else ""
    return f"“{words}”{more}"
