"""How easy a text is to read, by the formulas of its language; offline, from words alone.

Only full sentences count: headings and fragments would make any text look easy. What is a limit and
what happens beyond it is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from leaflets.languages import language as known_language
from leaflets.punctuation import unreliable
from leaflets.readability.counting import Counts, counted, with_easy_terms
from leaflets.readability.formulas import formulas_for
from leaflets.readability.passages import Passage, Sentence, read, unit_of
from leaflets.readability.result import HardSentence, Readability, Score, Unit

__all__ = ["Counts", "HardSentence", "Passage", "Readability", "Score", "score"]

ENOUGH_SENTENCES = 30
ENOUGH_WORDS = 300
"""With fewer of either, a score says little: SMOG is made for 30 sentences (McLaughlin 1969), and
the University of New Mexico Hospitals asks for 30 sentences or 300 words."""


def score(
    passages: Iterable[Passage], language: str, *, terms: Collection[str] = ()
) -> Readability:
    """How easy passages in one language (a BCP 47 tag) are to read.

    ``terms``: words of the glossary that the text must use, for ``Score.without_terms``. Never
    raises: of a language that is not known, nothing is measured.
    """
    if reason := unreliable(language):
        return Readability(language, "words", (), counted((), 0), True, (), 0.0, 0, reason)
    tag = known_language(language).tag
    sentences, fragments = read(passages, tag)
    counts = counted(sentences, fragments)
    unit: Unit = unit_of(tag)
    lengths = [sentence.length for sentence in sentences]
    return Readability(
        language=language,
        unit=unit,
        scores=_scores(sentences, counts, tag, terms) if counts.words else (),
        counts=counts,
        low_confidence=counts.sentences < ENOUGH_SENTENCES
        or (unit == "words" and counts.words < ENOUGH_WORDS),
        sentences=_hardest_first(sentences, unit),
        mean_length=sum(lengths) / len(lengths) if lengths else 0.0,
        longest=max(lengths, default=0),
    )


def _scores(
    sentences: tuple[Sentence, ...], counts: Counts, tag: str, terms: Collection[str]
) -> tuple[Score, ...]:
    eased = counted(with_easy_terms(sentences, terms), counts.fragments) if terms else counts
    return tuple(
        Score(
            formula=formula.code,
            name=formula.name,
            value=value,
            direction=formula.direction,
            without_terms=formula.value(eased),
            band=formula.band(value, tag),
            gated=tag in formula.languages,
        )
        for formula in formulas_for(tag)
        for value in (formula.value(counts),)
    )


def _hardest_first(sentences: tuple[Sentence, ...], unit: Unit) -> tuple[HardSentence, ...]:
    found = [
        HardSentence(s.text, s.where, s.length, unit, tuple(w.text for w in s.words if w.long))
        for s in sentences
    ]
    return tuple(sorted(found, key=lambda sentence: -sentence.load))
