"""The content of a page, in units that are compressed once for all documents that share them.

A deflate stream may be flushed to the end of a byte (RFC 1951 3.2.4: an empty stored block), and
what is compressed after that without looking back can be compressed beforehand. So a unit of
neighbouring parts costs time only where a part of it is new; all units together are one stream, of
4 % more bytes than if they were compressed as one.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from leaflets.pdf.parts import DrawnPart
from leaflets.pdf.syntax import PAGE_EFFORT, stream_of
from leaflets.remembered import Kept

UNIT_LENGTH: Final = 3000
"""A unit ends with the part that makes it this long, in characters. Longer ones contain something
new more often: with 8000, a leaflet for another clinic takes twice the time to compress; with 1500,
its content is another 6 % larger."""

CACHED_UNITS: Final = 256
"""Units kept for further documents: about 2 KB each."""

_HEAD: Final = b"\x78\x5e"
"""Deflate with a window of 32 KB (RFC 1950)."""
_END: Final = b"\x03\x00"
"""The last block of a stream, empty."""
_MODULUS: Final = 65521  # of Adler-32 (RFC 1950 2.2)


class _Unit(NamedTuple):
    """Compressed to the end of a byte; the checksum and the length of what was compressed."""

    deflated: bytes
    checksum: int
    length: int


_known: Kept[_Unit] = Kept(CACHED_UNITS)


def content_stream(parts: Sequence[DrawnPart]) -> bytes:
    """The stream object of a page's content."""
    data = [_HEAD]
    checksum = 1
    for unit in _units(parts):
        deflated, own, length = _known.get(unit) or _known.put(_compressed(unit), unit)
        data.append(deflated)
        checksum = _checksum_of_both(checksum, own, length)
    data += (_END, checksum.to_bytes(4))
    return stream_of(b"".join(data), "/Filter/FlateDecode")


def _units(parts: Sequence[DrawnPart]) -> Iterator[tuple[DrawnPart, ...]]:
    """Where they end depends on what is in them alone, not on what is known."""
    unit: list[DrawnPart] = []
    length = 0
    for part in parts:
        unit.append(part)
        length += len(part.operators)
        if length >= UNIT_LENGTH:
            yield tuple(unit)
            unit, length = [], 0
    if unit:
        yield tuple(unit)


def _compressed(parts: Sequence[DrawnPart]) -> _Unit:
    text = "".join([f"{part.operators}\n" for part in parts if part.operators])
    data = text.encode("ascii")
    deflating = zlib.compressobj(PAGE_EFFORT, zlib.DEFLATED, -15)
    deflated = deflating.compress(data) + deflating.flush(zlib.Z_SYNC_FLUSH)
    return _Unit(deflated, zlib.adler32(data), len(data))


def _checksum_of_both(first: int, second: int, length: int) -> int:
    """Adler-32 of two texts one after the other, from those of each; ``length``: of the second.

    The low half is one more than the sum of the bytes, the high half the sum of all low halves."""
    low = ((first & 0xFFFF) + (second & 0xFFFF) - 1) % _MODULUS
    high = ((first >> 16) + (second >> 16) + length * ((first & 0xFFFF) - 1)) % _MODULUS
    return high << 16 | low
