"""Where a line may end, in leaflets: UAX #14, then what it leaves to the typesetter.

A number stays with its unit, a phone number or a date in one piece; Korean breaks at spaces only;
scripts written without spaces are broken with ICU's dictionaries (the optional extra ``sea``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from leaflets.problems import LeafletsError, Problem
from leaflets.text.tokens import kept_together, tokens
from leaflets.text.uax14 import uax14_breaks
from leaflets.text.unicode_data import LINE_BREAK, SCRIPT
from leaflets.workspace import IDS

__all__ = ["line_breaks", "uax14_breaks"]


LONG_ADDRESS = 30
"""Web and e-mail addresses up to this many characters are never broken."""
ADDRESS_END = 4
"""Fewer characters than this of an address never stand alone on a line."""
LONGEST_FOREIGN_NAME = 12
"""In text of another language, so many characters of a dictionary script are the name of a
language or a person, and stay whole: an English leaflet needs no dictionary to list "ภาษาไทย"."""

_HARD = frozenset("\n\v\f\r\x85\u2028\u2029")
_SPACES = frozenset(" \u200b\u3000\u2002\u2003\u2009")
# Repetition and abbreviation marks belong to the word before, even after a space: ๆ ໆ ฯ ៗ.
_MARKS_OF_WORD_BEFORE = frozenset("\u0e46\u0ec6\u0e2f\u17d7")
_DICTIONARY_LANGUAGES = frozenset(("th", "lo", "km", "my", "shn", "mnw", "ksw", "nod"))
_INSIDE_AN_ID = re.compile(r"(?<=\w)[/#.-](?=\w)")
"""Where the id of a message may end a line: UAX #14 would keep it whole at ``#`` and ``.``."""
_SCRIPT_NAMES = {"Thai": "Thai", "Laoo": "Lao", "Khmr": "Khmer", "Mymr": "Burmese"}


@lru_cache(maxsize=512)
def line_breaks(text: str, language: str) -> tuple[int, ...]:
    """The offsets where a line of ``text`` may end, in order; the last is ``len(text)``.

    ``language`` is a BCP 47 tag. Spaces before a break belong to the line that ends there. Where a
    line must end (UAX #14 LB4, LB5) the characters say themselves: line feeds and the like.

    Raises:
        LeafletsError: ``line-breaking/dictionary-missing``, when the text is Thai, Lao, Khmer or
            Burmese and the optional dictionary is not installed.
    """
    offsets = set(uax14_breaks(text))
    hard = {k for k in offsets if text[k - 1] in _HARD} | ({len(text)} if text else set())
    primary = language.partition("-")[0].lower()
    if not text.isascii():
        offsets.update(_dictionary_breaks(text, primary))
        offsets = {k for k in offsets if text[k : k + 1] not in _MARKS_OF_WORD_BEFORE}
    if primary == "ko":
        offsets = {k for k in offsets if text[k - 1] in _SPACES}
    if pattern := _never_broken_after(primary):
        offsets.difference_update(match.end() for match in pattern.finditer(text))
    if language == IDS:
        offsets.update(match.end() for match in _INSIDE_AN_ID.finditer(text))
    for start, end in kept_together(text):
        offsets.difference_update(range(start + 1, end))
    for token in tokens(text):
        if token.kind in ("url", "email"):
            offsets.difference_update(range(token.start + 1, token.end))
            offsets.update(_address_breaks(text, token.start, token.end))
    return tuple(sorted(offsets | hard))


def _address_breaks(text: str, start: int, end: int) -> Iterator[int]:
    """After ``/``, and before ``.`` and ``-``: at a line's end these would look like its own.

    The name of the site stays whole if anything follows it.
    """
    if end - start <= LONG_ADDRESS:
        return
    path = text.find("/", start + len("https://"), end)
    first = start + ADDRESS_END if path < 0 else path + 1
    for offset in range(first, end - ADDRESS_END + 1):
        before, after = text[offset - 1], text[offset]
        if (before == "/" and after != "/") or (after in ".-" and before not in "/.-"):
            yield offset


@cache
def _never_broken_after(language: str) -> re.Pattern[str] | None:
    """Where a language's own typesetting rules keep the next word on the line."""
    if language == "fr":  # « mot »
        return re.compile("«[ \u00a0\u202f](?=.)|.[ \u00a0\u202f](?=[»])")
    if language in ("cs", "pl", "sk"):  # a preposition or conjunction of one letter
        return re.compile("(?<!\\w)[aikosuvwzAIKOSUVWZ] (?=.)")
    return None


def _dictionary_breaks(text: str, language: str) -> Iterable[int]:
    """Breaks between words of scripts without spaces; only inside runs of such a script."""
    spaceless = [LINE_BREAK[ord(char)] == "SA" for char in text]
    if not any(spaceless):
        return ()
    inside = {k for k in range(1, len(text)) if spaceless[k - 1] and spaceless[k]}
    if language not in _DICTIONARY_LANGUAGES:
        inside -= _short_runs(spaceless)
        if not inside:
            return ()
    return inside.intersection(_icu_breaks(text, language, spaceless.index(True)))


def _short_runs(spaceless: list[bool]) -> set[int]:
    """The offsets inside runs that are names rather than text."""
    short: set[int] = set()
    start = 0
    for end in range(1, len(spaceless) + 1):
        if end == len(spaceless) or spaceless[end] != spaceless[start]:
            if end - start <= LONGEST_FOREIGN_NAME:
                short.update(range(start, end))
            start = end
    return short


def _icu_breaks(text: str, language: str, first: int) -> Iterator[int]:
    try:
        from icu4py.breakers import LineBreaker
    except ImportError:
        name = _SCRIPT_NAMES.get(SCRIPT[ord(text[first])], "This script")
        problem = Problem(
            "line-breaking/dictionary-missing",
            f"{name} is written without spaces: finding where its lines may end"
            f' (language "{language}") needs a dictionary, which is not installed',
            hint='pip install "leaflets[sea]"',
        )
        raise LeafletsError(problem) from None
    # ICU counts UTF-16 code units.
    offset_of = [k for k, char in enumerate(text) for _ in range(1 + (char > "\uffff"))]
    offset_of.append(len(text))
    for _, end in LineBreaker(text, language).segments():
        yield offset_of[end]
