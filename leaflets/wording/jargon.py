"""Words that leaflets do not use, because patients may not know them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")


def jargon_in(text: str, jargon: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Words of ``text`` that are on the list, in its order, with what to say instead.

    Whole words in any case, in the singular and the plural; holes and links are not words.
    """
    said = _words(re.sub(r"\{[^{}]*\}|(?<=\])\([^()\s]*\)|['’]s\b", " ", text))
    single, several = _forms(tuple(jargon))
    found = {single[word] for word in said if word in single}
    if several:
        spaced = f" {' '.join(said)} "
        found |= {word for form, word in several if form in spaced}
    if found:
        yield from ((word, plain) for word, plain in jargon.items() if word in found)


def holds(text: str, word: str) -> bool:
    """Whether ``word`` (one or several words) stands in ``text``, in the singular or the plural."""
    return any(True for _ in jargon_in(text, {word.lower(): ""}))


@lru_cache(maxsize=256)
def _forms(words: tuple[str, ...]) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """Words with their English plurals (lesions, biopsies, prognoses, boxes), those of one word by
    form, and those of several words between spaces."""
    forms = [(form, word) for word in words for form in _plurals(" ".join(_words(word)))]
    several = tuple((f" {form} ", word) for form, word in forms if " " in form)
    return {form: word for form, word in forms if " " not in form}, several


def _plurals(word: str) -> Iterator[str]:
    if not word:
        return
    yield word
    yield f"{word}s"
    yield f"{word}es"
    if word.endswith("y"):
        yield f"{word[:-1]}ies"
    if word.endswith("is"):
        yield f"{word[:-2]}es"


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
