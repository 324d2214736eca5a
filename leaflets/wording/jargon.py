"""Words that leaflets do not use, because patients may not know them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+")
_NO_WORDS = re.compile(r"\{[^{}]*\}|(?<=\])\([^()\s]*\)|['’]s\b")


def jargon_in(text: str, jargon: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Words of ``text`` that are on the list, in its order, with what to say instead.

    Whole words in any case, in the singular and the plural; holes and links are not words.
    """
    forms, low = _forms(tuple(jargon)), text.lower()
    if not any(stem in low for stem in forms.stem_of.values()):
        return  # as most texts
    said = _words(_NO_WORDS.sub(" ", text))
    found = {forms.single[word] for word in said if word in forms.single}
    if forms.several:
        spaced = f" {' '.join(said)} "
        found |= {word for form, word in forms.several if form in spaced}
    if found:
        yield from ((word, plain) for word, plain in jargon.items() if word in found)


def possible_in(text: str, jargon: Mapping[str, str]) -> dict[str, str]:
    """Those of the list that may stand in a long text, perhaps as part of other words: a quick
    look."""
    low, stems = text.lower(), _forms(tuple(jargon)).stem_of
    return {word: plain for word, plain in jargon.items() if stems.get(word, "") in low}


def holds(text: str, word: str) -> bool:
    """Whether ``word`` (one or several words) stands in ``text``, in the singular or the plural."""
    return any(True for _ in jargon_in(text, {word.lower(): ""}))


class _Forms(NamedTuple):
    """Words with their English plurals (lesions, biopsies, prognoses, boxes): those of one word by
    form, those of several words between spaces. ``stem_of``: what all forms of a word hold."""

    single: Mapping[str, str]
    several: tuple[tuple[str, str], ...]
    stem_of: Mapping[str, str]


@lru_cache(maxsize=256)
def _forms(words: tuple[str, ...]) -> _Forms:
    forms = [(form, word) for word in words for form in _plurals(" ".join(_words(word)))]
    several = tuple((f" {form} ", word) for form, word in forms if " " in form)
    single = {form: word for form, word in forms if " " not in form}
    return _Forms(single, several, {word: _stem(_words(word)) for word in words if _words(word)})


def _stem(words: list[str]) -> str:
    """What all forms of a word have in common; of several words, the first alone."""
    first, *more = words
    if more:
        return first
    return first[:-2] if first.endswith("is") else first.removesuffix("y")


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
