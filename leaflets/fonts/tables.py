"""Facts read straight from the tables of an OpenType font (ISO/IEC 14496-22), without fontTools."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Outlines = Literal["truetype", "cff-cid", "cff-named", "cff2"]

ReadTable = Callable[[str], bytes]
"""Gives the bytes of the table with this tag; empty when the font has none."""

_CFF_ROS = (12, 30)
"""Top DICT operator Registry-Ordering-Supplement: the font is CID-keyed (Adobe TN 5176, 9)."""


@dataclass(frozen=True, slots=True)
class Metrics:
    """Measures in 1/1000 em; ``italic_angle`` in degrees; ``weight_class`` from 1 to 1000."""

    ascent: float
    descent: float
    bbox: tuple[int, int, int, int]
    italic_angle: float
    weight_class: int
    italic: bool
    fs_type: int


def read_metrics(table: ReadTable) -> Metrics | None:
    """The measures in ``head``, ``hhea``, ``OS/2`` and ``post``; None when one is missing."""
    head, hhea, os2, post = table("head"), table("hhea"), table("OS/2"), table("post")
    if len(head) < 54 or len(hhea) < 8 or len(os2) < 64 or len(post) < 8:
        return None
    em: int = struct.unpack_from(">H", head, 18)[0]
    if em == 0:
        return None
    ascent, descent = struct.unpack_from(">hh", hhea, 4)
    left, bottom, right, top = (
        round(side * 1000 / em) for side in struct.unpack_from(">4h", head, 36)
    )
    weight_class, _width, fs_type = struct.unpack_from(">HHH", os2, 4)
    selection: int = struct.unpack_from(">H", os2, 62)[0]
    return Metrics(
        ascent=ascent * 1000 / em,
        descent=descent * 1000 / em,
        bbox=(left, bottom, right, top),
        italic_angle=struct.unpack_from(">i", post, 4)[0] / 65536,
        weight_class=weight_class,
        italic=bool(selection & 1),
        fs_type=fs_type,
    )


def outline_kind(table: ReadTable) -> Outlines | None:
    """How the letters are drawn; None when the font has no outlines at all."""
    if table("glyf"):
        return "truetype"
    if table("CFF2"):
        return "cff2"
    cff = table("CFF ")
    if not cff:
        return None
    return "cff-cid" if _CFF_ROS in _top_dict_operators(cff) else "cff-named"


def why_not_embeddable(fs_type: int) -> str | None:
    """Why the licence bits (OS/2 fsType) forbid embedding a subset; None: they allow it."""
    if fs_type & 0x000F == 0x0002:
        return "its licence bits forbid embedding (fsType: restricted)"
    if fs_type & 0x0100:
        return "its licence bits forbid subsetting (fsType bit 8)"
    if fs_type & 0x0200:
        return "its licence bits allow only bitmaps (fsType bit 9)"
    return None


def _top_dict_operators(cff: bytes) -> list[tuple[int, ...]]:
    """The operators of the first Top DICT (Adobe TN 5176: INDEX in 5, DICT data in 4)."""
    _, at = _index(cff, cff[2])  # the Name INDEX comes right after the header
    entries, _ = _index(cff, at)
    if not entries:
        return []
    position, end = entries[0]
    operators: list[tuple[int, ...]] = []
    while position < end:
        byte = cff[position]
        if byte == 12:
            operators.append((12, cff[position + 1]))
            position += 2
        elif byte <= 21:
            operators.append((byte,))
            position += 1
        elif byte == 30:  # a real number: two digits a byte until the nibble f
            position += 1
            while cff[position] & 0x0F != 0x0F and cff[position] >> 4 != 0x0F:
                position += 1
            position += 1
        else:
            position += {28: 3, 29: 5}.get(byte, 1 if byte <= 246 else 2)
    return operators


def _index(data: bytes, at: int) -> tuple[list[tuple[int, int]], int]:
    """The (start, end) of each entry of the INDEX at `at`, and where the INDEX ends."""
    count: int = struct.unpack_from(">H", data, at)[0]
    if count == 0:
        return [], at + 2
    size = data[at + 2]
    first = at + 3
    offsets = [
        int.from_bytes(data[first + i * size : first + (i + 1) * size], "big")
        for i in range(count + 1)
    ]
    base = first + (count + 1) * size - 1
    return [(base + a, base + b) for a, b in pairwise(offsets)], base + offsets[-1]
