"""Pseudolocales: invented languages that show what a layout does to a real one.

``en-XA``: accented, about 40 % longer, between ⟦ ⟧, so that words that nobody can translate, and
words that are cut, are seen at once. ``ar-XB``: English in Arabic letters, so that right-to-left
pages can be judged without a translation. ``qps-tall``: marks above and below every letter, higher
than those of any language in Latin letters, so that lines that touch and words that are clipped are
seen. In these holes, bold, links and numbers stay. ``qps-id``: the id of each message in place of
its words, so that a page shows what stands where.
"""

from __future__ import annotations

import re
from functools import cache

from leaflets.model.inline import Hole, Inline, Piece, Words
from leaflets.workspace import ACCENTED, MIRRORED, TALL

PADDING = 0.4
"""English grows by about a third in German or Polish, short texts by more (W3C, "Text size in
translation")."""

STACK = "\u0323\u0302\u0301\u0302"
"""One mark below and three above. Vietnamese has two above at most (``ế``), or one on each side."""

_KEPT = r"(\*\*|\{\{|\}\}|\{[^{}]*\}|\]\([^)]*\)|\[|\]|\d+(?:[.,:–-]\d+)*)"
_PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_ACCENTS = "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž"
_FILLING = ("öñé", "ţŵö", "ţĥŕéé", "ƒöûŕ", "ƒîṽé", "šîẋ", "šéṽéñ", "éîĝĥţ", "ñîñé", "ţéñ")

# Letters that join and letters that do not, as the sounds suggest: words look like Arabic.
_ARABIC = "ابكدهفجحيژقلمنوپكرستوفوخيز"


@cache
def _table(language: str) -> dict[int, str]:
    if language == MIRRORED:
        return str.maketrans(dict(zip(_PLAIN, _ARABIC * 2, strict=True))) | {
            ord(","): "،",
            ord(";"): "؛",
            ord("?"): "؟",
        }
    if language == TALL:
        return str.maketrans({letter: letter + STACK for letter in _PLAIN})
    return str.maketrans(dict(zip(_PLAIN, _ACCENTS, strict=True)))


def pseudo(text: str, language: str, longer: bool = True) -> str:
    """`text` in a pseudolocale. ``longer``: with the padding and brackets of ``en-XA``.

    In ``qps-id``, where messages are `named`, what is no message (a date, a mark) is accented.
    """
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


def named(context: str, source: Inline) -> Inline:
    """A message in ``qps-id``: its id, then what must not be lost, in its order: holes, and ``…``
    for each stretch of words that is bold or a link."""
    pieces: list[Piece] = [Words(context)]
    before: Piece = Words("")
    for piece in source.pieces:
        if isinstance(piece, Hole) or piece.strong or piece.href:
            kept = piece if isinstance(piece, Hole) else Words("…", piece.strong, piece.href)
            pieces += [Words(" ", piece.strong and before.strong), kept]
        before = piece
    return Inline(tuple(pieces))
