"""English words left over: “once” for “once a day”, an “and” between two Arabic words."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.translation._left import (
    SOURCES,
    telling_words,
    texts_of,
    unreliable,
    whole_sentences,
)
from leaflets.checks.translation._scripts import is_latin
from leaflets.model.inline import Fault
from leaflets.model.translation import Check, Pair, Surroundings
from leaflets.problems import Severity


def _find(pair: Pair, around: Surroundings) -> Iterator[Fault]:
    source, target = texts_of(pair, around)
    left = telling_words(pair, target)
    if is_latin(pair.language):  # the words of other languages look like these
        left = [word for word in left if f" {word} " in source]
    if left and not any(whole_sentences(pair, around)):
        words = ", ".join(f"“{word}”" for word in left[:5])
        hint = "translate it; if it is part of a name, acknowledge it and say so"
        yield Fault(f"words of the original are left: {words}", hint)


CHECK = Check(
    "translation/residue",
    Severity.WARNING,
    _find,
    unreliable,
    sources=SOURCES,
)
