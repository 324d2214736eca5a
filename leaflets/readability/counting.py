"""What the formulas are made of: how many sentences, words, letters and syllables there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from leaflets.readability.passages import Sentence
from leaflets.readability.words import POLYSYLLABLE, SHORT, Word, parts_of


@dataclass(frozen=True, slots=True)
class Counts:
    """Of all full sentences; ``fragments``: pieces that were left out because they are none.

    ``characters``: in scripts without spaces between words, which have no ``words``. ``syllables``
    and what is made of them are 0 where syllables are not counted. ``polysyllables``: words of
    three and more; ``long_words``: of more than six letters.
    """

    sentences: int
    fragments: int
    words: int
    characters: int
    letters: int
    syllables: int
    monosyllables: int
    polysyllables: int
    long_words: int


def counted(read: Iterable[Sentence], fragments: int) -> Counts:
    """The counts of full sentences."""
    sentences = tuple(read)
    words = [word for sentence in sentences for word in sentence.words]
    return Counts(
        sentences=len(sentences),
        fragments=fragments,
        words=len(words),
        characters=sum(sentence.length for sentence in sentences if not sentence.words),
        letters=sum(word.letters for word in words),
        syllables=sum(word.syllables for word in words),
        monosyllables=sum(word.syllables == 1 for word in words),
        polysyllables=sum(word.syllables >= POLYSYLLABLE for word in words),
        long_words=sum(word.letters > SHORT for word in words),
    )


def with_easy_terms(read: Iterable[Sentence], terms: Collection[str]) -> tuple[Sentence, ...]:
    """The same sentences with every word of a term counted as easy: one syllable, not long.

    Terms are whole words in a row, in any case. All words stay, so that sentences are as long as
    before: no score can be harder than with the terms as they are.
    """
    by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for term in terms:
        if parts := parts_of(term):
            by_first[parts[0]].append(parts)
    if not by_first:
        return tuple(read)
    return tuple(s._replace(words=_easier(s.words, by_first)) for s in read)


def _easier(
    words: tuple[Word, ...], by_first: Mapping[str, list[tuple[str, ...]]]
) -> tuple[Word, ...]:
    parts = [(part, number) for number, word in enumerate(words) for part in word.parts]
    easy: set[int] = set()
    for start, (first, _) in enumerate(parts):
        for term in by_first.get(first, ()):
            here = parts[start : start + len(term)]
            if tuple(part for part, _ in here) == term:
                easy.update(number for _, number in here)
    return tuple(word.as_easy() if n in easy else word for n, word in enumerate(words))
