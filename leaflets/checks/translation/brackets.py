"""Brackets and quotation marks are closed, as they are in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflets.model.inline import Fault
from leaflets.model.translation import Check, Pair, Surroundings
from leaflets.problems import Severity

_PAIRS = dict(zip(")]}」』】》〉›", "([{「『【《〈‹", strict=True))
_FOLDED = str.maketrans("（）［］｛｝﴾﴿", "()[]{}()")
_ANY = re.compile('[][(){}「」『』【】《》〈〉‹›（）［］｛｝﴾﴿«»“”„‟"＂]')
_QUOTES = ("«»", "“”„‟", '"＂')
"""Marks that open in one language and close in another („so“, “so”): their number must be even."""


def _find(pair: Pair, _around: Surroundings) -> Iterator[Fault]:
    words = pair.target_words
    if not _ANY.search(words):
        return
    wrong = _wrong(words)
    if wrong and not _wrong(pair.source_words):
        yield Fault(
            f"{wrong} has no partner in the translation", "close what is opened, and no more"
        )


def _wrong(words: str) -> str:
    """The first bracket or mark that stands alone."""
    open_: list[str] = []
    for sign in words.translate(_FOLDED):
        if sign in _PAIRS.values():
            open_.append(sign)
        elif sign in _PAIRS and (not open_ or open_.pop() != _PAIRS[sign]):
            return sign
    if open_:
        return open_[-1]
    for quotes in _QUOTES:
        if sum(words.count(sign) for sign in quotes) % 2:
            return next(sign for sign in words if sign in quotes)
    return ""


CHECK = Check(
    "translation/brackets",
    Severity.ERROR,
    _find,
    alone=True,
)
