"""A message is one paragraph, or one entry of a list: its translation is too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflets.model.inline import Fault
from leaflets.model.translation import Check, Pair, Surroundings
from leaflets.problems import Severity

_BULLET = re.compile(r"(?:^|\n)\s*(?:[•‣◦▪●–—-]|[(]?\d{1,2}[.)])\s")


def _find(pair: Pair, _around: Surroundings) -> Iterator[Fault]:
    hint = "the page makes the list: write one entry in each message, without signs before it"
    if len(_BULLET.findall(pair.target_words)) > len(_BULLET.findall(pair.source_words)):
        yield Fault("the translation makes a list of its own", hint)


CHECK = Check(
    "translation/line-breaks",
    Severity.ERROR,
    _find,
    alone=True,
)
