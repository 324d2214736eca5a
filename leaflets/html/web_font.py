"""A face as browsers load it: with the letters of one page, inside the page."""

from __future__ import annotations

import base64
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from leaflets.html.woff import woff
from leaflets.text.face import prints_nothing

if TYPE_CHECKING:
    from leaflets.text.face import Face

HEAVY: Final = 100_000
"""Bytes of a font that is worth leaving out: that of Nastaliq, whose rules for joining letters take
as much room as its letters."""

_UNUSED: Final = ("DSIG", "LTSH", "VDMX", "hdmx", "meta", "STAT", "MATH", "gasp")
"""Tables that no browser needs to shape or draw."""


@lru_cache(maxsize=64)
def web_font(face: Face, letters: frozenset[str]) -> bytes:
    """The face with these letters, and whatever glyphs shaping makes of them, as WOFF."""
    import uharfbuzz as hb

    wanted = hb.SubsetInput()
    wanted.unicode_set.update(sorted(ord(char) for char in letters if _wanted(face, char)))
    wanted.drop_table_tag_set.update(int.from_bytes(tag.ljust(4).encode()) for tag in _UNUSED)
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    if face.variations:
        wanted.pin_all_axes_to_default(face.hb_face)
    for axis, value in sorted(face.variations.items()):
        wanted.pin_axis_location(face.hb_face, axis, value)
    return woff(bytes(hb.SubsetPlan(face.hb_face, wanted).execute().blob.data))


def source(font: bytes) -> str:
    """The descriptor ``src`` of its ``@font-face`` (CSS Fonts 4)."""
    return f"src:url(data:font/woff;base64,{base64.b64encode(font).decode()}) format('woff')"


def _wanted(face: Face, char: str) -> bool:
    return face.has(char) or prints_nothing(char)
