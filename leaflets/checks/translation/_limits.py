"""Words that set a limit (more, less) or an order (before, after, within), in the source and in
translations.

A word may be said by its opposite and a “not”: “keep below 25 °C” is “not above 25 °C”. So
sentences are compared only where both say “not” as often. The tables are in ``data/limits.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from leaflets.checks.translation._negation import turns
from leaflets.checks.translation._negation import unreliable as no_nots
from leaflets.checks.translation._sentences import one_by_one
from leaflets.checks.translation._tables import row
from leaflets.checks.translation._words import APOSTROPHE, finder, pattern_of, spaced
from leaflets.checks.translation.quantities.folding import folded
from leaflets.model.inline import Fault
from leaflets.model.translation import HOLE, Pair, shortened

KINDS = ("more", "less", "before", "after", "within")

_DIGITS = r"\d[^ ]*(?: \d+)?"
"""A number in digits, or two with a point or comma between, in a ``spaced`` text."""


Found = Mapping[str, list[str]]
"""Kind -> its words, as they stand in a text."""


def unreliable(language: str) -> str:
    """Why nobody can look for them in a language, or nothing."""
    if row("limits", language) is None:
        return "no list of its words for “at least”, “before” and the like"
    return no_nots(language)


def turned(pair: Pair, opposites: Mapping[str, str], hint: str) -> Iterator[Fault]:
    """Sentences where a kind of word is lost and its opposite is gained."""
    if opposites.keys().isdisjoint(_said(pair.source_words, pair.source_language)):
        return
    for one, other in one_by_one(pair):
        ours, theirs = _said(one, pair.source_language), _said(other, pair.language)
        for kind, opposite in opposites.items():
            if _is_turned(ours, theirs, kind, opposite) and _nots(one, other, pair) == 0:
                word, other_word = ours[kind][0], theirs[opposite][0]
                said = f"the original says “{word}”, the translation “{other_word}”"
                yield Fault(f"{said}: “{shortened(one)}”", hint)
                break


def says_otherwise(one: str, other: str, pair: Pair) -> bool:
    """Whether a sentence of the source and its translation differ by one “not”, and by the limit
    that it turns round: “no more than 4” is “at most 4”."""
    if row("limits", pair.language) is None or abs(_nots(one, other, pair)) != 1:
        return False
    ours, theirs = _said(one, pair.source_language), _said(other, pair.language)
    return any(_is_turned(ours, theirs, *kinds) for kinds in (("more", "less"), ("less", "more")))


def _is_turned(ours: Found, theirs: Found, kind: str, opposite: str) -> bool:
    """Whether a kind of word is lost and the opposite one is gained."""
    lost = len(ours.get(kind, ())) > len(theirs.get(kind, ()))
    return lost and len(ours.get(opposite, ())) < len(theirs.get(opposite, ()))


def _nots(one: str, other: str, pair: Pair) -> int:
    """How many more the translation of a sentence says of what turns a limit round."""
    doubled = (row("limits", pair.language) or {}).get("doubled", ())
    return turns(other, pair.language, doubled) - turns(one, pair.source_language)


@lru_cache(maxsize=256)
def _said(text: str, language: str) -> Found:
    """The words of each kind in a text, in small letters and without the number."""
    pattern, kinds = _pattern(language)
    found: dict[str, list[str]] = {}
    for match in pattern.finditer(_plain(text.replace(HOLE, " 0 "), language)):
        if match.lastgroup:
            words = re.sub(_DIGITS, "…", match[match.lastgroup]).replace(APOSTROPHE, "’")
            found.setdefault(kinds[match.lastgroup], []).append(words)
    return found


def _plain(text: str, language: str) -> str:
    elision = (row("negation", language) or {}).get("elision", False)
    return spaced(folded(text), language, elision)


@cache
def _pattern(language: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """One pattern for all lists, and the kind of each of its groups: those of more words first."""
    known = row("limits", language) or {}
    number = f"(?:{_DIGITS}|{pattern_of(tuple(known.get('numbers', ())))})"
    groups: dict[tuple[int, str], list[str]] = {}
    for kind in ("but", *KINDS):
        for word in known.get(kind, ()):
            size = len(word) if known.get("joined") else len(word.split())
            groups.setdefault((size, kind), []).append(folded(word))
    parts, kinds = [], {}
    for at, (key, words) in enumerate(sorted(groups.items(), key=lambda item: -item[0][0])):
        kinds[f"g{at}"] = key[1]
        parts.append(f"(?P<g{at}>{pattern_of(tuple(words)).replace(re.escape('#'), number)})")
    return finder("|".join(parts), known.get("joined", False)), kinds
