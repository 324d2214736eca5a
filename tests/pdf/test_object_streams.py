"""Cross-reference rows are written as differences, all at once."""

from __future__ import annotations

import random
import re
import zlib

from leaflets.pdf.object_streams import (
    FREE,
    ROW,
    cross_references,
    in_file,
    in_stream,
    object_group,
)


def rows_of(stream: bytes) -> list[tuple[int, ...]]:
    """Decoded as a viewer does it: PNG filter "up" (ISO 32000-1 7.4.4.4)."""
    assert b"/W[1 4 2]" in stream
    assert b"/DecodeParms<</Predictor 12/Columns 7>>" in stream
    found = re.search(rb"stream\n(.*)\nendstream", stream, re.DOTALL)
    assert found
    data = zlib.decompress(found[1])
    above = bytes(7)
    rows: list[tuple[int, ...]] = []
    for start in range(0, len(data), 8):
        assert data[start] == 2
        above = bytes((new + old) % 256 for new, old in zip(data[start + 1 :], above, strict=False))
        rows.append((above[0], int.from_bytes(above[1:5]), int.from_bytes(above[5:])))
    return rows


def test_rows_read_back() -> None:
    chance = random.Random(1)
    wanted: list[tuple[int, ...]] = [(0, 0, 65535)]
    rows = [FREE]
    for _ in range(500):
        position, place = chance.randrange(2**32), chance.randrange(2**16)
        if chance.random() < 0.5:
            wanted.append((1, position, 0))
            rows.append(in_file(position))
        else:
            wanted.append((2, position, place))
            rows.append(in_stream(position, place))
    stream = cross_references(b"".join(rows), "/Root 1 0 R")
    assert rows_of(stream) == wanted
    assert b"/Size 501/" in stream


def test_a_group_is_numbered_after_its_stream() -> None:
    group = object_group(7, [b"<</A 1>>", b"(two)"], 9)
    data = zlib.decompress(group.stream.partition(b"stream\n")[2].removesuffix(b"\nendstream"))
    assert group.stream.startswith(b"<</Type/ObjStm/N 2/First 8/")
    assert data == b"8 0 9 9\n<</A 1>>\n(two)"
    assert group.rows == in_stream(7, 0) + in_stream(7, 1)
    assert len(group.rows) == group.size * ROW.size
