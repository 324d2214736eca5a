"""Bold has words in it. How many stretches are bold is checked when words are read."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.model.inline import Fault, Inline, Words
from leaflets.model.translation import Check, Pair, Surroundings
from leaflets.problems import Severity


def _find(pair: Pair, _around: Surroundings) -> Iterator[Fault]:
    if _empty(pair.target) and not _empty(pair.source):
        yield Fault(
            "a bold part has no words in the translation",
            "put the two stars around the words that are bold in the source",
        )


def _empty(inline: Inline) -> bool:
    """Whether a stretch of bold has no letter, digit or hole."""
    stretch, stretches = "", []
    for piece in (*inline.pieces, Words("")):
        if piece.strong:
            stretch += piece.text if isinstance(piece, Words) else "0"
        elif stretch:
            stretches.append(stretch)
            stretch = ""
    return any(not any(sign.isalnum() for sign in words) for words in stretches)


CHECK = Check("translation/empty-bold", Severity.ERROR, _find, alone=True)
