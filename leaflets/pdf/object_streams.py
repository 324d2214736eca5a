"""Object streams (ISO 32000-1 7.5.7) and the rows of the cross-reference stream (7.5.8)."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Final, NamedTuple

from leaflets.pdf.syntax import PAGE_EFFORT, stream

OBJECTS_PER_STREAM: Final = 1000

ROW: Final = struct.Struct(">BBIH")
"""A row of the table: the number of its PNG filter ("up", see ``above``), then what /W names."""

_WIDTHS: Final = "/W[1 4 2]"
_UP: Final = 2
_IN_FILE, _IN_STREAM = 1, 2


class ObjectGroup(NamedTuple):
    """Objects with the numbers after that of the object stream in which they are. ``size``: how
    many; ``rows``: their rows of the table."""

    stream: bytes
    size: int
    rows: bytes


def in_file(position: int) -> bytes:
    """The row of an object that starts at ``position``."""
    return ROW.pack(_UP, _IN_FILE, position, 0)


def in_stream(number: int, index: int) -> bytes:
    """The row of the object at place ``index`` in object stream ``number``."""
    return ROW.pack(_UP, _IN_STREAM, number, index)


FREE: Final = ROW.pack(_UP, 0, 0, 65535)
"""The row of object 0."""


def object_group(first: int, bodies: Sequence[bytes], effort: int) -> ObjectGroup:
    """One object stream with number ``first`` and the objects with the numbers that follow."""
    numbers = range(first + 1, first + 1 + len(bodies))
    rows = b"".join([in_stream(first, index) for index in range(len(bodies))])
    return ObjectGroup(object_stream(numbers, bodies, effort), len(bodies), rows)


def object_stream(
    numbers: Sequence[int], bodies: Sequence[bytes], effort: int = PAGE_EFFORT
) -> bytes:
    """The object stream of objects and their numbers."""
    heads: list[str] = []
    offset = 0
    for number, body in zip(numbers, bodies, strict=True):
        heads.append(f"{number} {offset}")
        offset += len(body) + 1
    head = " ".join(heads).encode() + b"\n"
    data = head + b"\n".join(bodies)
    return stream(data, f"/Type/ObjStm/N {len(bodies)}/First {len(head)}", effort)


def cross_references(rows: bytes, trailer: str) -> bytes:
    """The cross-reference stream of all rows, each written as the difference to the row above it
    (7.4.4.4): most follow each other so evenly that little is left of them."""
    count = len(rows) // ROW.size
    columns = ROW.size - 1
    entries = (
        f"/Type/XRef/Size {count}{_WIDTHS}{trailer}/DecodeParms<</Predictor 12/Columns {columns}>>"
    )
    return stream(_differences(rows), entries)


def _differences(rows: bytes) -> bytes:
    """Each byte less the one above it, modulo 256, except those that name the filter.

    All at once, in one whole number: the top bit of each byte is kept apart, so that no byte
    borrows from its neighbour.
    """
    size = len(rows)
    tops = int.from_bytes(b"\x80" * size)
    values = int.from_bytes((b"\0" + b"\xff" * (ROW.size - 1)) * (size // ROW.size))
    these = int.from_bytes(rows)
    above = (these >> 8 * ROW.size) & values
    changed = ((these | tops) - (above & ~tops)) ^ ((these ^ ~above) & tops)
    return changed.to_bytes(size)
