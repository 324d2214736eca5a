"""Words of the original that were left in a translation."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from leaflets.checks._scripts import is_latin
from leaflets.checks._sentences import sentences
from leaflets.checks._tables import row
from leaflets.checks._words import spaced
from leaflets.model.translation import Pair, Surroundings

SOURCES = ("en",)

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


def words_of(pair: Pair, around: Surroundings) -> tuple[str, str]:
    """Both texts as words in a row, without words that stay as they are in every language."""
    texts = pair.source_words, pair.target_words
    for kept in around.kept:
        if kept in texts[1]:
            texts = texts[0].replace(kept, " "), texts[1].replace(kept, " ")
    return spaced(texts[0]), spaced(texts[1])


def whole_sentences(pair: Pair, around: Surroundings) -> Iterator[str]:
    """Sentences of the original that stand in the translation, word for word."""
    _source, target = words_of(pair, around)
    telling_words = telling(pair.source_language.partition("-")[0], pair.language)
    if telling_words.isdisjoint(target.split()):
        return
    for sentence in sentences(pair.source_words, pair.source_language).parts:
        words = spaced(sentence)
        said = words.split()
        if len(said) >= _LONG and words in target and not telling_words.isdisjoint(said):
            yield sentence
