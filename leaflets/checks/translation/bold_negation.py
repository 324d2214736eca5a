"""“**Do not**”: what is bold in the original for its “not” is bold for it in the translation."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from leaflets.checks.translation._negation import SOURCES, denied, unreliable
from leaflets.model.inline import Fault, Inline
from leaflets.model.translation import Check, Pair, Surroundings, words_alone
from leaflets.problems import Severity


def _find(pair: Pair, _around: Surroundings) -> Iterator[Fault]:
    if "**" not in pair.source_text:
        return
    wanted = _bold_with_not(pair.source, pair.source_language)
    if len(wanted) > len(_bold_with_not(pair.target, pair.language)):
        hint = "set the stars around the words that say no"
        yield Fault(f"“{wanted[0]}” is bold for its “not”; no bold words of yours say no", hint)


def _bold_with_not(inline: Inline, language: str) -> list[str]:
    stretches = (
        words_alone(Inline(tuple(pieces)))
        for strong, pieces in groupby(inline.pieces, lambda piece: piece.strong)
        if strong
    )
    return [words for words in stretches if denied(words, language)]


CHECK = Check(
    "translation/bold-negation",
    Severity.WARNING,
    _find,
    unreliable,
    sources=SOURCES,
)
