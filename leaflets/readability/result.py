"""What a text scores: values of formulas, counts, and the sentences that are hardest to read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from leaflets.model.assessment import Direction
from leaflets.problems import Where
from leaflets.readability.counting import Counts

Unit = Literal["words", "characters"]

HARDEST = 5


@dataclass(frozen=True, slots=True)
class Score:
    """The value of a formula.

    ``formula``: its code; ``direction``: which values are easier; ``without_terms``: the value with
    every word of a given term counted as a word of one syllable that is not long; ``band``: how
    hard that is, in words, or nothing where no scale is known; ``gated``: whether the formula was
    made or tested for this language, so that a limit may be set on it.
    """

    formula: str
    name: str
    value: float
    direction: Direction
    without_terms: float
    band: str
    gated: bool


@dataclass(frozen=True, slots=True)
class HardSentence:
    """A sentence that is hard to read. ``length``: in the unit of the text; ``long_words``: those
    of three syllables and more, or of more than six letters where syllables are not counted."""

    text: str
    where: Where
    length: int
    unit: Unit
    long_words: tuple[str, ...]

    @property
    def load(self) -> int:
        """How hard: 1 for an easy word, 3 for a long one (Linsear Write, O’Hayre 1966)."""
        return self.length + 2 * len(self.long_words)

    @property
    def why(self) -> str:
        """What makes it hard, in words."""
        said = f"{self.length} {self.unit}"
        number = len(self.long_words)
        return f"{said}, {number} of them long" if number else said


@dataclass(frozen=True, slots=True)
class Readability:
    """How easy a text is to read.

    ``scores``: those made for the language first; none where no formula is known. ``unit``: what
    ``mean_length`` and ``longest`` of its sentences are counted in. ``low_confidence``: too short
    for a score that can be trusted. ``sentences``: the hardest first, of equal ones the earlier.
    ``not_measured``: why even sentences cannot be told apart, or nothing.
    """

    language: str
    unit: Unit
    scores: tuple[Score, ...]
    counts: Counts
    low_confidence: bool
    sentences: tuple[HardSentence, ...]
    mean_length: float
    longest: int
    not_measured: str = ""

    @property
    def hardest(self) -> tuple[HardSentence, ...]:
        """As many of the hardest sentences as one can rewrite at one sitting."""
        return self.sentences[:HARDEST]
