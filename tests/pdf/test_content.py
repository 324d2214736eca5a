"""Units of a page's content make one stream, the same whatever is known of them."""

from __future__ import annotations

import zlib

import pytest

from leaflets.pdf import content
from leaflets.pdf.content import UNIT_LENGTH, content_stream
from leaflets.pdf.looked_at import LookedAt
from leaflets.pdf.parts import DrawnPart


def drawn(operators: str) -> DrawnPart:
    return DrawnPart(operators, (), 0, (), (), LookedAt(None, 0, None), ())


def data_of(stream: bytes) -> bytes:
    head, _, rest = stream.partition(b"stream\n")
    data = rest.removesuffix(b"\nendstream")
    assert head == b"<</Filter/FlateDecode/Length %d>>\n" % len(data)
    return zlib.decompress(data)  # checks the checksum


PARTS = [drawn("x" * length + f" {length}") for length in (0, 5, 2990, 10, 3000, 1, 70000, 8)]


@pytest.mark.parametrize("count", range(len(PARTS) + 1))
def test_all_parts_in_their_order(count: int) -> None:
    parts = PARTS[:count]
    assert data_of(content_stream(parts)).decode() == "".join(f"{p.operators}\n" for p in parts)


def test_a_part_without_operators_leaves_no_trace() -> None:
    assert data_of(content_stream([drawn(""), drawn("q Q"), drawn("")])) == b"q Q\n"


def test_known_units_give_the_same_bytes() -> None:
    content._known.clear()
    first = content_stream(PARTS)
    assert len(content._known) > 3
    assert content_stream(PARTS) == first
    equal = [drawn(part.operators) for part in PARTS]  # others of the same content
    assert content_stream(equal) == first
    content_stream([drawn("other"), *PARTS[1:]])
    assert content_stream(PARTS) == first


def test_units_are_long_enough_to_be_worth_it() -> None:
    many = [drawn("1 0 0 1 0 0 cm")] * (UNIT_LENGTH // 14 * 3)
    assert len(list(content._units(many))) == 3
