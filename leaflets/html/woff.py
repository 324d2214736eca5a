"""A font program in the wrapping of the web: WOFF 1.0 (W3C Recommendation of 13 December 2012)."""

from __future__ import annotations

import struct
import zlib


def woff(sfnt: bytes) -> bytes:
    """``sfnt``: an OpenType font. Its tables, each compressed where that makes it shorter, in the
    order of their tags (section 5 of the standard: as in the input, ascending)."""
    flavour, count = sfnt[:4], struct.unpack_from(">H", sfnt, 4)[0]
    entries = sorted(struct.unpack_from(">4s3L", sfnt, 12 + 16 * n) for n in range(count))
    directory, tables = b"", b""
    start = 44 + 20 * count
    for tag, checksum, offset, length in entries:
        plain = sfnt[offset : offset + length]
        packed = zlib.compress(plain, 9)
        data = packed if len(packed) < length else plain
        place = start + len(tables)
        directory += struct.pack(">4s4L", tag, place, len(data), length, checksum)
        tables += data + bytes(-len(data) % 4)
    whole = 12 + 16 * count + sum((length + 3) // 4 * 4 for *_, length in entries)
    size = start + len(tables)
    head = struct.pack(">4s4sLHHLHHLLLLL", b"wOFF", flavour, size, count, 0, whole, 1, 0, *(0,) * 5)
    return head + directory + tables
