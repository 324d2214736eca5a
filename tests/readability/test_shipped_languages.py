"""The translations that ship are read as many full sentences, nearly, as the English original."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from leaflets.checking.pairs import pairs_of_leaflet
from leaflets.model.library import Library
from leaflets.model.translation import Pair
from leaflets.readability import Passage, Readability, score
from leaflets.stages.load import load

ROOT = Path(__file__).parents[2]
LANGUAGES = load(ROOT).languages[1:]
LEAFLETS = sorted(load(ROOT).leaflets)


@cache
def library() -> Library:
    return load(ROOT)


@cache
def both(leaflet: str, language: str) -> tuple[Readability, Readability]:
    """The original and its translation, as far as it is translated."""
    pairs = tuple(pairs_of_leaflet(library(), leaflet, language))
    return score(_passages(pairs, False), "en-GB"), score(_passages(pairs, True), language)


def _passages(pairs: tuple[Pair, ...], translated: bool) -> Iterator[Passage]:
    for pair in pairs:
        yield Passage(pair.target_words if translated else pair.source_words, pair.where)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("leaflet", LEAFLETS)
def test_sentences_are_as_many(leaflet: str, language: str) -> None:
    english, other = both(leaflet, language)
    assert not other.not_measured
    assert english.counts.sentences > 10
    # Chinese and Vietnamese write some headings of lists as sentences.
    assert 0.93 <= other.counts.sentences / english.counts.sentences <= 1.12


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_sentences_are_one(language: str) -> None:
    """The longest has under six times as many words as the mean; two read as one had seven."""
    for leaflet in LEAFLETS:
        _, other = both(leaflet, language)
        assert other.longest < 6 * other.mean_length, other.hardest[0].text
