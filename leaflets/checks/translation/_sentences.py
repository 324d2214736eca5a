"""Sentences of a message and of its translation, beside each other."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.model.translation import Pair
from leaflets.punctuation import Sentences, punctuation, sentences, unreliable


def uncountable(language: str) -> str:
    """Why nobody can say that a language should have as many, or nothing."""
    known = punctuation(language) or {}
    if known.get("joined"):
        return "it joins sentences with a comma where English begins a new one"
    return unreliable(language)


def aligned(source: Sentences, target: Sentences) -> bool:
    """Whether one sentence stands for one, so that they can be compared one by one."""
    return not (source.doubtful or target.doubtful) and len(source.parts) == len(target.parts)


def of_both(pair: Pair) -> tuple[Sentences, Sentences]:
    """The sentences of the original and of the translation."""
    return (
        sentences(pair.source_words, pair.source_language),
        sentences(pair.target_words, pair.language),
    )


def one_by_one(pair: Pair) -> Iterator[tuple[str, str]]:
    """Each sentence with its translation; the whole texts where it is not sure which belongs to
    which."""
    source, target = of_both(pair)
    if aligned(source, target):
        yield from zip(source.parts, target.parts, strict=True)
    else:
        yield pair.source_words, pair.target_words


def difference(pair: Pair) -> int:
    """How many sentences the translation has more (or, negative, fewer), at the very least."""
    source, target = of_both(pair)
    more = len(target.parts) - len(source.parts) - source.doubtful
    fewer = len(target.parts) + target.doubtful - len(source.parts)
    return max(more, 0) + min(fewer, 0)


def counted(pair: Pair) -> str:
    """That the numbers differ, in words."""
    source, target = of_both(pair)
    return f"the original has {_many(source)}, the translation {_many(target)}"


def _many(found: Sentences) -> str:
    number = len(found.parts)
    said = f"{number} sentence{'s' if number > 1 else ''}"
    return f"{said} or more" if found.doubtful else said
