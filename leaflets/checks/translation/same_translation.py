"""Two entries of a block that say different things are not translated the same.

It happens when a translation is pasted into the wrong entry: a warning sign is then printed twice,
and another one not at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from leaflets.model.inline import Fault, Hole, Inline
from leaflets.model.translation import Check, Pair, Surroundings
from leaflets.problems import Severity

_NO_BLOCKS = frozenset(("recipe", "figure", "term", "label", "clinic", "unit"))
_SHORT = 3
"""Words in a source below which two may well be the same in another language (“No”, “None”), but
for warning signs."""


def _find(pair: Pair, around: Surroundings) -> Iterator[Fault]:
    if pair.kind in _NO_BLOCKS or not _counts(pair):
        return
    other = _first(around).get((_block(pair), said(pair.target)))
    if other is None or other.context == pair.context or said(other.source) == said(pair.source):
        return
    yield Fault(
        f"this is also the translation of {other.context}, which says something else: "
        f"“{other.source_text}”",
        "translate each entry by itself",
    )


@lru_cache(maxsize=4)
def _first(around: Surroundings) -> Mapping[tuple[str, str], Pair]:
    """Block and words of a translation -> the first pair that has them."""
    found: dict[tuple[str, str], Pair] = {}
    for pair in around.pairs:
        if pair.kind not in _NO_BLOCKS and _counts(pair):
            found.setdefault((_block(pair), said(pair.target)), pair)
    return found


def _counts(pair: Pair) -> bool:
    return pair.kind == "warning-signs" or len(pair.source_text.split()) >= _SHORT


def _block(pair: Pair) -> str:
    return pair.context.partition("#")[0]


def said(inline: Inline) -> str:
    """What is said, without citations, bold, capitals and full stops."""
    parts = (
        ("" if piece.kind == "cite" else str(piece)) if isinstance(piece, Hole) else piece.text
        for piece in inline.pieces
    )
    return " ".join("".join(parts).casefold().strip(" .。।۔!！").split())


CHECK = Check(
    "translation/same-translation",
    Severity.ERROR,
    _find,
)
