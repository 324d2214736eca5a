"""A number or a value that is bold in the source is bold in the translation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from leaflets.checks.translation.quantities.numerals import HAS_NUMERAL, numerals
from leaflets.model.inline import Fault, Hole, Inline
from leaflets.model.translation import Check, Pair, Surroundings, words_alone
from leaflets.problems import Severity


def _find(pair: Pair, _around: Surroundings) -> Iterator[Fault]:
    if not pair.source.strong_count:
        return
    ours, theirs = _bold(pair.source), _bold(pair.target)
    hint = "put the two stars around the same number on both sides"
    holes = Counter(map(str, ours.holes)) - Counter(map(str, theirs.holes))
    for hole in holes:
        yield Fault(f"{hole} is bold in the source and not in the translation", hint)
    lost = _numbers(ours, pair.source_language)
    there = _numbers(theirs, pair.language)
    everywhere = _numbers(pair.target, pair.language)
    for value, text in lost.items():
        if value not in there and value in everywhere:
            yield Fault(f"{text} is bold in the source and not in the translation", hint)


def _bold(inline: Inline) -> Inline:
    """Its bold pieces; citations are no values."""
    return Inline(
        tuple(
            piece
            for piece in inline.pieces
            if piece.strong and not (isinstance(piece, Hole) and piece.kind == "cite")
        )
    )


def _numbers(inline: Inline, language: str) -> dict[Fraction, str]:
    text = words_alone(inline)
    if not HAS_NUMERAL.search(text):
        return {}
    return {numeral.value: numeral.text for numeral in numerals(text, language)}


CHECK = Check(
    "translation/bold-numbers",
    Severity.WARNING,
    _find,
)
