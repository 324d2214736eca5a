"""Words that stay as they are in every language: ``kept`` in ``content/glossary.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from leaflets.model.inline import Fault
from leaflets.model.translation import Check, Pair, Surroundings
from leaflets.problems import Severity


def _find(pair: Pair, around: Surroundings) -> Iterator[Fault]:
    for word in around.kept:
        if word not in pair.source_words or not _alone(word).search(pair.source_words):
            continue
        if not _alone(word).search(pair.target_words):
            hint = f"write {word} as in the original: it is in the list of words that stay"
            yield Fault(f"“{word}” is missing", hint)


@cache
def _alone(word: str) -> re.Pattern[str]:
    """It alone, not as part of a Latin word; letters of other scripts may touch it."""
    return re.compile(rf"(?<![A-Za-z0-9]){re.escape(word)}(?![A-Za-z0-9])")


CHECK = Check(
    "translation/kept-words",
    Severity.ERROR,
    _find,
    alone=True,
)
