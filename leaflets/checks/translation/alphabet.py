"""Letters of the right script that belong to another language: Persian ی in Arabic, and the like.

They often look the same in one place of a word and different, or wrong, in another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from leaflets.checks.translation._scripts import scripts_of
from leaflets.checks.translation._tables import row
from leaflets.language_tables import Row
from leaflets.model.inline import Fault
from leaflets.model.translation import Check, Pair, Surroundings
from leaflets.problems import Severity


def _find(pair: Pair, around: Surroundings) -> Iterator[Fault]:
    letters = _letters(pair.language)
    if not letters:
        return
    for letter in dict.fromkeys(_pattern(pair.language).findall(pair.target_words)):
        if letter in pair.source_words or any(letter in kept for kept in around.kept):
            continue
        right = letters[letter]
        hint = f"type {right} (U+{ord(right[0]):04X})" if right else "type the letter you mean"
        yield Fault(f"{letter} (U+{ord(letter):04X}) is no letter of this language", hint)


def _letters(language: str) -> Row:
    return row("alphabet", language) or {}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    return re.compile(f"[{''.join(_letters(language))}]")


def _unreliable(language: str) -> str:
    confused = {"Arab", "Cyrl"} & set(scripts_of(language))
    known = bool(_letters(language)) or not confused
    return "" if known else "no list of letters that are no part of it"


CHECK = Check(
    "translation/alphabet",
    Severity.WARNING,
    _find,
    _unreliable,
)
