"""Pseudolocales: invented languages that show what a layout does to a real one.

``en-XA``: accented, about 35 % longer, between ⟦ ⟧, so that words that nobody can translate, and
words that are cut, are seen at once. ``ar-XB``: English in Arabic letters, so that right-to-left
pages can be judged without a translation. Names as in CLDR; holes, bold, links and numbers stay.
"""

from __future__ import annotations

import re
from functools import cache

from leaflets.workspace import PSEUDOLOCALES

MIRRORED, ACCENTED = PSEUDOLOCALES

PADDING = 0.35
"""English grows by about a third in German or Polish (W3C, "Text size in translation")."""

_KEPT = r"(\*\*|\{\{|\}\}|\{[^{}]*\}|\]\([^)]*\)|\[|\]|\d+(?:[.,:–-]\d+)*)"
_PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_ACCENTS = "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž"
_FILLING = ("öñé", "ţŵö", "ţĥŕéé", "ƒöûŕ", "ƒîṽé", "šîẋ", "šéṽéñ", "éîĝĥţ", "ñîñé", "ţéñ")

# Letters that join and letters that do not, as the sounds suggest: words look like Arabic.
_ARABIC = "ابكدهفجحيژقلمنوپكرستوفوخيز"


@cache
def _table(language: str) -> dict[int, str]:
    if language == ACCENTED:
        return str.maketrans(dict(zip(_PLAIN, _ACCENTS, strict=True)))
    return str.maketrans(dict(zip(_PLAIN, _ARABIC * 2, strict=True))) | {
        ord(","): "،",
        ord(";"): "؛",
        ord("?"): "؟",
    }


def pseudo(text: str, language: str, longer: bool = True) -> str:
    """`text` in a pseudolocale. ``longer``: with the padding and brackets of ``en-XA``."""
    table = _table(language)
    parts = re.split(_KEPT, text)
    # re.split gives what is between the kept parts and, in every second place, a kept part
    words = "".join(p if i % 2 else p.translate(table) for i, p in enumerate(parts))
    if language != ACCENTED or not longer:
        return words
    length = sum(len(p) for p in parts[::2])
    filling = ""
    number = 0
    while len(filling) < length * PADDING:
        filling += f" {_FILLING[number % len(_FILLING)]}"
        number += 1
    return f"⟦{words}{filling}⟧"
