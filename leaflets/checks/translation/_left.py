"""Words of the original that were left in a translation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from leaflets.checks.translation._scripts import is_latin
from leaflets.checks.translation._tables import row
from leaflets.checks.translation._words import spaced
from leaflets.checks.translation.quantities.calls import without_calls
from leaflets.model.translation import Pair, Surroundings
from leaflets.punctuation import sentences

SOURCES = ("en",)

_LATIN = re.compile("[a-z]+")

_LONG = 4
"""Words that are in a row in both languages by chance: no more than three."""


def unreliable(language: str) -> str:
    """Why a word of the original that is left cannot be told from one of the language."""
    if is_latin(language) and row("residue", language) is None:
        return "no list of the English words that it has too"
    return ""


@cache
def telling(source: str, language: str) -> frozenset[str]:
    """Small words of the source language that a language does not have itself."""
    own = row("residue", language) or {}
    words = (row("residue", source) or {}).get("words", ())
    return (frozenset(words) - set(own.get("same", ()))) | set(own.get("friends", ()))


def texts_of(pair: Pair, around: Surroundings) -> tuple[str, str]:
    """Both texts as words in a row, without addresses and words that stay the same everywhere."""
    source, target = without_calls(pair.source_words), without_calls(pair.target_words)
    for kept in around.kept:
        if kept in target:
            source, target = source.replace(kept, " "), target.replace(kept, " ")
    return spaced(source), spaced(target)


def telling_words(pair: Pair, text: str) -> list[str]:
    """The words in a ``spaced`` text of the translation that only the original's language has."""
    wanted = telling(pair.source_language.partition("-")[0], pair.language)
    # Between letters of another script a word may stand without spaces.
    words = text.split() if is_latin(pair.language) else _LATIN.findall(text)
    return [word for word in dict.fromkeys(words) if word in wanted]


def whole_sentences(pair: Pair, around: Surroundings) -> Iterator[str]:
    """Sentences of the original that stand in the translation, word for word."""
    _source, target = texts_of(pair, around)
    left = telling_words(pair, target)
    if not left:
        return
    for sentence in sentences(pair.source_words, pair.source_language).parts:
        words = spaced(sentence)
        said = words.split()
        if len(said) >= _LONG and words in target and not set(left).isdisjoint(said):
            yield sentence
