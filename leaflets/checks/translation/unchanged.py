"""A translation that is the original, letter for letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflets.catalogs.messages import may_stay
from leaflets.checks.translation._left import whole_sentences
from leaflets.checks.translation._scripts import is_latin
from leaflets.model.inline import Fault
from leaflets.model.translation import HOLE, Check, Pair, Surroundings
from leaflets.problems import Severity

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def _find(pair: Pair, around: Surroundings) -> Iterator[Fault]:
    if pair.source_text != pair.target_text or may_stay(pair.context):
        return  # names and addresses of clinics may stay
    text = pair.target_words.replace(HOLE, " ")
    for kept in around.kept:
        text = text.replace(kept, " ")
    words = [word for word in _WORD.findall(text) if not word.isupper()]
    one_is_enough = not is_latin(pair.language)
    if len(words) > (0 if one_is_enough else 1) and not any(whole_sentences(pair, around)):
        hint = "translate it; if the two languages say it alike, acknowledge it and say so"
        yield Fault("this is the same as the original", hint)


CHECK = Check(
    "translation/unchanged",
    Severity.WARNING,
    _find,
)
