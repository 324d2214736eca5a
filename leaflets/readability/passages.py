"""What is scored: passages, and the full sentences in them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from leaflets.languages import language as known_language
from leaflets.problems import Where
from leaflets.punctuation import punctuation, sentences
from leaflets.readability.words import Word, words_of

WITHOUT_SPACES = ("Hans", "Hant", "Jpan", "Thai", "Laoo", "Khmr", "Mymr")
"""Scripts (ISO 15924) without spaces between words: their sentences are measured in characters."""

LEAST = 2
"""Words, or characters, of a full sentence: “Yes.” is a fragment."""


class Passage(NamedTuple):
    """A paragraph or an item of a list: its plain text, and where it stands in the content."""

    text: str
    where: Where


class Sentence(NamedTuple):
    """A full sentence. ``length``: in words, or in characters, by its script."""

    text: str
    where: Where
    words: tuple[Word, ...]
    length: int


_LIST_SIGN = re.compile(r"\A\s*(?:(?:\d{1,2}|[^\W\d_])[.)]|[•·▪‣*–—-])\s+")
_OPENING = re.compile(r"\A[\W_]+")
_CLOSING = re.compile(r"[\s\ufffc\"'”’»›)\]」』）]+$")


def unit_of(tag: str) -> Literal["words", "characters"]:
    """In what the sentences of a known language are measured: words or characters."""
    return "characters" if known_language(tag).script in WITHOUT_SPACES else "words"


def read(passages: Iterable[Passage], tag: str) -> tuple[tuple[Sentence, ...], int]:
    """The full sentences of passages, and how many pieces are none: headings, notes, ends of lists.

    A full sentence begins with a capital or a figure, where the script has capitals, has at least
    two words, and ends with a sign that ends sentences. Numerals and signs of lists do not count.
    """
    found, fragments = [], 0
    for passage in passages:
        for text in sentences(_LIST_SIGN.sub("", passage.text), tag).parts:
            sentence = _full(text, passage.where, tag)
            if sentence:
                found.append(sentence)
            else:
                fragments += any(map(str.isalnum, text))
    return tuple(found), fragments


def _full(text: str, where: Where, tag: str) -> Sentence | None:
    known = punctuation(tag) or {}
    last = _CLOSING.sub("", text)[-1:]
    if not last or last not in known["stop"] + known["question"] + known["exclamation"]:
        return None
    if known.get("cased") and _OPENING.sub("", text)[:1].islower():
        return None
    if unit_of(tag) == "characters":
        words: tuple[Word, ...] = ()
        length = sum(map(str.isalnum, text))
    else:
        words = words_of(text, tag)
        length = len(words)
    return Sentence(text, where, words, length) if length >= LEAST else None
