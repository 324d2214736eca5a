"""Turkish has two letters i: the capital of i is İ, and that of ı is I.

Programs that do not know it write “Ilaç” for “İlaç”, or an i with a dot too many. Which of two
spellings is right is seen from the same word in small letters, elsewhere in the translation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from leaflets.model.inline import Fault
from leaflets.model.translation import Check, Pair, Surroundings
from leaflets.problems import Severity

_LANGUAGES = ("tr", "az")
_CAPITAL = re.compile(r"\b\w*[Iİ]\w*\b")
_SMALL = re.compile(r"\b[^\WA-ZÇĞİÖŞÜ\d_]+\b")
_DOT = "i\u0307"


def _find(pair: Pair, around: Surroundings) -> Iterator[Fault]:
    if pair.language.partition("-")[0] not in _LANGUAGES:
        return
    if _DOT in pair.target_words:
        yield Fault("an i has two dots (U+0307)", "type i")
    known = _small_words(around)
    for word in _CAPITAL.findall(pair.target_words):
        small = word.replace("I", "ı").replace("İ", "i").lower()
        other = word.replace("I", "i").replace("İ", "ı").lower()
        if small not in known and other in known:
            right = word.translate(str.maketrans("Iİ", "İI"))
            yield Fault(f"“{word}” is the capital of “{small}”, not of “{other}”", f"type {right}")


@lru_cache(maxsize=8)
def _small_words(around: Surroundings) -> frozenset[str]:
    pairs: Sequence[Pair] = around.pairs
    return frozenset(word for pair in pairs for word in _SMALL.findall(pair.target_words))


CHECK = Check(
    "translation/capitals",
    Severity.WARNING,
    _find,
)
