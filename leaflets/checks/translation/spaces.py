"""Two spaces, or a space where none belongs. Spaces before ? ! : in French may be of any kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflets.checks.translation._scripts import scripts_of
from leaflets.model.inline import Fault
from leaflets.model.translation import Check, Pair, Surroundings
from leaflets.problems import Severity

_TWO = re.compile(r"[ \u00a0\u202f]{2,}")
_BEFORE = re.compile(r"\S([ \u00a0\u202f]+)([,.;:!?،؛؟۔。，、！？：；])(?=\s|$)")
_INSIDE = re.compile(r"[(\[（] | [)\]）]")
_WIDE = "\u3000"
_BEFORE_IS_RIGHT = {"fr": ";:!?", "hi": "।?!", "mr": "।?!"}
"""Signs that a space may stand before."""


def _find(pair: Pair, _around: Surroundings) -> Iterator[Fault]:
    text = pair.target_words
    if _TWO.search(text) and not _TWO.search(pair.source_words):
        yield Fault("there are two spaces in a row", "delete one")
    right = _BEFORE_IS_RIGHT.get(pair.language.partition("-")[0], "")
    for found in _BEFORE.finditer(text):
        if found[2] not in right:
            yield Fault(f"there is a space before {found[2]}", "delete it")
    if _INSIDE.search(text):
        yield Fault("there is a space inside a bracket", "delete it")
    if _WIDE in text and not {"Hani", "Hira"} & set(scripts_of(pair.language)):
        yield Fault("there is a wide space (U+3000)", "type an ordinary space")


CHECK = Check(
    "translation/spaces",
    Severity.WARNING,
    _find,
)
