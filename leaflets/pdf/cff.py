"""One change to a CFF font program: which CID each glyph has (Adobe Technical Note #5176)."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Final

_CHARSET: Final = 15
"""Top DICT operator: offset of the charset (table 9)."""
_LONG, _SHORT, _REAL, _ESCAPE = 29, 28, 30, 12
"""First bytes of a 5-byte integer, a 3-byte integer, a real number and a 2-byte operator."""


def with_charset(program: bytes, cids: Sequence[int]) -> bytes:
    """``program`` with the CIDs of its glyphs, .notdef left out, replaced by ``cids``.

    HarfBuzz numbers the glyphs of some subsets anew; pages name them by their number in the whole
    font. The new charset (format 0) goes to the end, and the Top DICT's 5-byte offset points there.
    Raises ValueError when the program has no such offset.
    """
    place = _charset_operand(program)
    charset = b"\0" + struct.pack(f">{len(cids)}H", *cids)
    changed = bytearray(program)
    changed[place : place + 5] = struct.pack(">Bi", _LONG, len(program))
    return bytes(changed) + charset


def _charset_operand(program: bytes) -> int:
    """Where the operand of the Top DICT's charset operator starts."""
    _, _, names_end = _first_entry(program, program[2])
    at, end, _ = _first_entry(program, names_end)
    operand = -1
    while at < end:
        first = program[at]
        if first == _CHARSET and operand >= 0 and program[operand] == _LONG:
            return operand
        if first <= 21:
            at += 2 if first == _ESCAPE else 1
            continue
        operand = at
        at += _operand_length(program, at)
    raise ValueError("the font program has no charset that can be replaced")


def _operand_length(program: bytes, at: int) -> int:
    """Length of the number at ``at`` (section 4, table 3)."""
    first = program[at]
    if first == _REAL:
        end = at + 1
        while program[end] & 0x0F != 0x0F and program[end] >> 4 != 0x0F:
            end += 1
        return end + 1 - at
    if first in (_SHORT, _LONG):
        return 3 if first == _SHORT else 5
    return 2 if first >= 247 else 1


def _first_entry(program: bytes, at: int) -> tuple[int, int, int]:
    """Start and end of the first entry of the INDEX at ``at``, and the INDEX's end (section 5)."""
    (count,) = struct.unpack_from(">H", program, at)
    if count == 0:
        return at + 2, at + 2, at + 2
    size = program[at + 2]
    offsets = [
        int.from_bytes(program[at + 3 + entry * size : at + 3 + (entry + 1) * size])
        for entry in range(count + 1)
    ]
    data = at + 2 + size * (count + 1)  # offsets count from the byte before the data
    return data + offsets[0], data + offsets[1], data + offsets[-1]
