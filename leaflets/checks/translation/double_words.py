"""The same word twice in a row, as happens when a line is edited."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflets.model.inline import Fault
from leaflets.model.translation import Check, Pair, Surroundings
from leaflets.problems import Severity

_TWICE = re.compile(r"(?<![^\s(“«\"])([^\W\d_][^\s]*) \1(?![^\s.,;:!?)”»\"؟،؛۔।…])", re.IGNORECASE)

_REDUPLICATING = {
    "am", "as", "bn", "ckb", "fa", "gu", "ha", "hi", "hmn", "ht", "id", "ig", "ja", "kk", "km",
    "kn", "ko", "ku", "lo", "ml", "mr", "ms", "my", "ne", "om", "or", "pa", "prs", "ps", "sd",
    "si", "so", "sw", "ta", "te", "th", "ti", "tl", "tr", "ug", "ur", "vi", "yo", "yue", "zh",
}  # fmt: skip
"""Languages in which a word is doubled on purpose: slowly slowly, each each."""

_TWO_ARE_RIGHT = {
    "fr": {"nous", "vous"}, "de": {"die", "der", "das", "sie"}, "nl": {"die", "dat", "had"},
    "pt": {"se"},
}  # fmt: skip


def _find(pair: Pair, _around: Surroundings) -> Iterator[Fault]:
    for found in _TWICE.finditer(pair.target_words):
        word = found[1]
        right = _TWO_ARE_RIGHT.get(pair.language.partition("-")[0], set())
        if word.lower() not in right and found[0] not in pair.source_words:
            yield Fault(f"“{word}” stands here twice", "delete one of them")


def _unreliable(language: str) -> str:
    doubles = language.partition("-")[0] in _REDUPLICATING
    return "it doubles words on purpose" if doubles else ""


CHECK = Check(
    "translation/double-words",
    Severity.WARNING,
    _find,
    _unreliable,
)
