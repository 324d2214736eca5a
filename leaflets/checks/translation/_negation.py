"""Words that say no, only, stop, avoid or unless, in the source and in translations.

The tables are in ``data/negation.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from leaflets.checks.translation._sentences import aligned, of_both, one_by_one
from leaflets.checks.translation._tables import row
from leaflets.checks.translation._words import APOSTROPHE, finder, pattern_of, spaced
from leaflets.language_tables import Row
from leaflets.model.translation import Pair
from leaflets.punctuation import unreliable as no_sentences

KINDS = ("not", "mild", "only", "stop", "avoid", "unless")

SOURCES = ("en",)
"""Languages of content in which they can be looked for: the list for a translation is too wide."""

_ACCEPTED: Mapping[str, tuple[str, ...]] = {
    "not": ("not", "avoid"),
    "only": ("only",),
    "stop": ("stop", "avoid", "not"),
    "avoid": ("avoid", "stop", "not"),
    "unless": ("unless", "not"),
}
"""What may stand in a translation for each: “stop eating” can be “no food”, “do not” “avoid”. But
“stop the medicine” is not “do not stop the medicine”."""

_UN = re.compile(r"\b(?:un(?!der|til|less|it|ion|i[vq])|abnormal|irregular)[a-z]*", re.IGNORECASE)
"""An English word with a no inside: unusual, abnormal, irregular."""

_NUMBER = re.compile(r"\b[Nn]o\.?\s?(?=\d)")
"""“No. 5” says nothing about no."""


def unreliable(language: str) -> str:
    """Why nobody can look for them in a language, or nothing."""
    if row("negation", language) is None:
        return "no list of its words for “not”"
    return no_sentences(language)


@lru_cache(maxsize=256)
def said(text: str, language: str) -> Mapping[str, int]:
    """How often each kind of word stands in a text; kinds that do not are left out."""
    counts: dict[str, int] = {}
    for kinds, _word in _found(text, language):
        for kind in kinds:
            counts[kind] = counts.get(kind, 0) + 1
    return counts


def _found(text: str, language: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """The kinds of each word that has any, and the word."""
    pattern, kinds = _pattern(language)
    for match in pattern.finditer(_spaced(text, language)):
        if match.lastgroup:
            yield kinds[match.lastgroup], match[match.lastgroup]


def _spaced(text: str, language: str) -> str:
    known = row("negation", language) or {}
    return spaced(_NUMBER.sub("", text), language, known.get("elision", False))


@cache
def _pattern(language: str) -> tuple[re.Pattern[str], Mapping[str, tuple[str, ...]]]:
    """One pattern for all lists, and the kinds of each of its groups. Several words go before one,
    and those that say two things before those that say one: French “ne … que” is no “ne”."""
    known = row("negation", language) or {}
    never = tuple(known.get("not", ()))
    parts, kinds = [pattern_of(tuple(known.get("but", ())))], {}
    groups = sorted(_by_kinds(known).items(), key=lambda item: (not item[0][0], -len(item[0][1])))
    for number, ((_several, of), words) in enumerate(groups):
        kinds[f"g{number}"] = of
        parts.append(f"(?P<g{number}>{pattern_of(tuple(words), never)})")
    return finder("|".join(parts), known.get("joined", False)), kinds


def _by_kinds(known: Row) -> Mapping[tuple[bool, tuple[str, ...]], list[str]]:
    """Whether it is several words, and its kinds -> words."""
    groups: dict[tuple[bool, tuple[str, ...]], list[str]] = {}
    nots = set(known.get("not", ()))
    for word in dict.fromkeys(word for kind in KINDS for word in known.get(kind, ())):
        of = [kind for kind in KINDS if word in known.get(kind, ())]
        if of == ["unless"] and not nots.isdisjoint(word.split()):
            of = ["not", "unless"]  # “if not” says no as well
        groups.setdefault((" " in word, tuple(of)), []).append(word)
    return groups


class Compared(NamedTuple):
    """A sentence with its translation, or several where it is not sure which belongs to which.
    ``wanted``: in how many of its sentences the source says each kind; ``alone``: whether it is one
    sentence."""

    source: str
    target: str
    wanted: Mapping[str, int]
    alone: bool


def compared(pair: Pair) -> Iterator[Compared]:
    """What to compare with what; only where the source says any of the kinds."""
    if not said(pair.source_words, pair.source_language):
        return
    source, target = of_both(pair)
    words = [said(part, pair.source_language) for part in source.parts]
    if aligned(source, target):
        for one, other, kinds in zip(source.parts, target.parts, words, strict=True):
            if kinds:
                yield Compared(one, other, dict.fromkeys(kinds, 1), True)
    else:
        every = {kind for found in words for kind in found}
        wanted = {kind: sum(kind in found for found in words) for kind in every}
        yield Compared(pair.source_words, pair.target_words, wanted, False)


def lost(one: Compared, language: str) -> Iterator[str]:
    """Kinds that the source says and the translation does not, or in fewer places."""
    found = dict(_counted(one, language))
    if one.alone and "not" in one.wanted and "unless" in one.wanted:
        # Hindi “until … not” is the “unless”; the “not” of the source is another one.
        both = sum(kinds == ("not", "unless") for kinds, _word in _found(one.target, language))
        found["not"] = found.get("not", 0) - both
    for kind in KINDS:
        if kind in one.wanted:
            spare = sum(found.get(k, 0) - one.wanted.get(k, 0) for k in _ACCEPTED[kind])
            if found.get(kind, 0) < one.wanted[kind] and spare < 0:
                yield kind


def _counted(one: Compared, language: str) -> Mapping[str, int]:
    """What the translation says, as ``said``, with what is mild among “not” where it counts."""
    found = dict(said(one.target, language))
    mild = found.pop("mild", 0)
    if mild and not _UN.search(one.source):
        found["not"] = found.get("not", 0) + mild
    return found


def denials(one: Compared, language: str) -> int:
    """How often the translation says no, in whatever words."""
    found = _counted(one, language)
    return sum(count for kind, count in found.items() if kind != "only")


def denied(text: str, language: str) -> int:
    """How often a text says no, in whatever words."""
    return sum(kinds != ("only",) for kinds, _word in _found(text, language))


def turns(text: str, language: str, doubled: Collection[str] = ()) -> int:
    """How often a text says what turns the rest of a sentence round: not, avoid, unless. Words that
    are ``doubled`` stand beside another one."""
    found = (
        word.replace(APOSTROPHE, "'")
        for kinds, word in _found(text, language)
        if kinds not in (("only",), ("stop",))
    )
    return sum(word not in doubled for word in found)


def cue(text: str, language: str, kind: str) -> str:
    """The first word of a kind in a text, as it stands there in small letters."""
    words = (word for kinds, word in _found(text, language) if kind in kinds)
    return next(words, kind).replace(APOSTROPHE, "’")


def added(pair: Pair) -> Iterator[tuple[str, str, str]]:
    """Sentences of the source that say none of the kinds, not even hidden in a word, with their
    translations and the word by which these say no."""
    if not _no(pair.target_words, pair.language):
        return
    for one, other in one_by_one(pair):
        word = _no(other, pair.language)
        if word and not _explained(one, pair.source_language, said(other, pair.language)):
            yield one, other, word


def _no(text: str, language: str) -> str:
    """A word that says no, or that forbids where others say too much; or nothing."""
    known = row("negation", language) or {}
    if forbids := known.get("forbids"):
        for word in known["but"]:
            text = text.replace(word, " ")
        return next((word for word in forbids if word in text), "")
    return cue(text, language, "not") if "not" in said(text, language) else ""


def _explained(text: str, language: str, there: Collection[str]) -> bool:
    """Whether the source has a word that may be said with a “not”: one of the kinds (but if “stop”
    is there as well, the “not” is something else), or one that hides it."""
    here = said(text, language)
    if "not" not in here and any(kind in here and kind in there for kind in ("stop", "avoid")):
        return False
    return bool(here) or bool(_hidden(language).search(_spaced(text, language)))


@cache
def _hidden(language: str) -> re.Pattern[str]:
    known = row("negation", language) or {}
    return finder(pattern_of(tuple(known.get("hidden", ()))))
