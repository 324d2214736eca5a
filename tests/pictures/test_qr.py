"""QR codes are read back here by a small decoder of our own, and by a real one when installed."""

from __future__ import annotations

import pytest

from leaflets.model.picture import QrSymbol
from leaflets.pictures.qr import (
    ADDRESS_LIMIT,
    MIN_MODULE_MM,
    QUIET_ZONE,
    module_size,
    qr_symbol,
)
from leaflets.pictures.qr_encoding import MASK, _content, _padded
from leaflets.problems import LeafletsError

ADDRESSES = [
    "https://leaflets.example.org/sd-warn/en-GB",
    "https://riverbank.example/l/7KQ2",
    "HTTPS://A.EXAMPLE/1",
    "https://leaflets.example.org/" + "x" * 31,
    *(f"https://clinic-{number}.example.net/back?id={number * 7919}" for number in range(12)),
]

# Level Q by version: data codewords of each block (ISO/IEC 18004 table 9), alignment position.
BLOCKS = {1: [13], 2: [22], 3: [17, 17], 4: [24, 24], 5: [15, 15, 16, 16], 6: [19] * 4}
FORMAT_LEVEL_Q = 0b11
FORMAT_XOR = 0b101010000010010


def _is_function(row: int, column: int, size: int) -> bool:
    corner = (row < 9 and column < 9) or (row < 9 and column >= size - 8)
    corner |= row >= size - 8 and column < 9
    timing = row == 6 or column == 6
    middle = size - 7  # centre of the only alignment pattern of versions 2 to 6
    alignment = size > 21 and abs(row - middle) <= 2 and abs(column - middle) <= 2
    return corner or timing or alignment


def decoded(symbol: QrSymbol) -> str:
    """The text of an undamaged byte-mode symbol of version 1 to 6, level Q, mask 2."""
    size, bits = symbol.size, []
    column, upward = size - 1, True
    while column > 0:
        if column == 6:
            column -= 1
        for row in reversed(range(size)) if upward else range(size):
            for x in (column, column - 1):
                if not _is_function(row, x, size):
                    bits.append(symbol.rows[row][x] ^ (x % 3 == 0))
        column, upward = column - 2, not upward
    words = [int("".join(map(str, bits[i : i + 8])), 2) for i in range(0, len(bits) - 7, 8)]
    sizes = BLOCKS[symbol.version]
    blocks: list[list[int]] = [[] for _ in sizes]
    source = iter(words)
    for position in range(max(sizes)):
        for block, length in zip(blocks, sizes, strict=True):
            if position < length:
                block.append(next(source))
    stream = "".join(f"{word:08b}" for block in blocks for word in block)
    if stream.startswith("0010"):
        return _alphanumeric(stream)
    assert stream.startswith("0100"), "byte mode"
    count = int(stream[4:12], 2)
    return bytes(int(stream[12 + 8 * i : 20 + 8 * i], 2) for i in range(count)).decode("ascii")


def _alphanumeric(stream: str) -> str:
    letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
    count, at, text = int(stream[4:13], 2), 13, ""
    while len(text) < count:
        width = 11 if count - len(text) > 1 else 6
        value = int(stream[at : at + width], 2)
        text += letters[value // 45] + letters[value % 45] if width == 11 else letters[value]
        at += width
    return text


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_symbol_reads_back_as_its_address(address: str) -> None:
    assert decoded(qr_symbol(address)) == address


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_real_reader_reads_it(address: str) -> None:
    zxing = pytest.importorskip("zxingcpp", reason="zxing-cpp is not installed")
    from PIL import Image

    symbol = qr_symbol(address)
    side = symbol.size + 2 * QUIET_ZONE
    image = Image.new("L", (side, side), 255)
    for y, row in enumerate(symbol.rows):
        for x, dark in enumerate(row):
            image.putpixel((x + QUIET_ZONE, y + QUIET_ZONE), 0 if dark else 255)
    # About what a telephone sees: shrunken, turned, blurred by scaling.
    photo = image.resize((side * 5, side * 5)).rotate(7, Image.Resampling.BICUBIC, fillcolor=255)
    found = zxing.read_barcodes(photo)
    assert [barcode.text for barcode in found] == [address]


@pytest.mark.parametrize(
    "text",
    [
        # As long as a version can hold: shorter ones end in padding, of which segno writes more
        # than there should be.
        *("".join(chr(97 + at * 7 % 26) for at in range(length)) for length in (11, 20, 32, 46)),
        "https://leaflets.example.org/?q=1~".ljust(ADDRESS_LIMIT, "-"),
        *("HTTPS://A.EXAMPLE/0123456789:%+-*$ABCDEFGHIJKLMNOPQRSTUVWXYZ"[:n] for n in (16, 29)),
    ],
)
def test_symbols_are_those_of_another_encoder(text: str) -> None:
    segno = pytest.importorskip("segno")
    other = segno.make_qr(text, error="Q", boost_error=False, mask=MASK)
    symbol = qr_symbol(text)
    assert symbol.version == other.version
    assert symbol.rows == tuple(bytes(row) for row in other.matrix)


@pytest.mark.parametrize("length", range(1, ADDRESS_LIMIT + 1))
def test_every_length_reads_back(length: int) -> None:
    address = "".join(chr(33 + (at * 31 + length) % 94) for at in range(length))
    shout = "".join("HTTP:/.-0123456789"[at * 5 % 18] for at in range(length))
    for text in (address, shout):
        assert decoded(qr_symbol(text)) == text


def test_padding_is_as_the_standard_says() -> None:
    # ISO/IEC 18004 7.4.10: a terminator, then 11101100 and 00010001 in turn.
    assert _padded(_content("ab"), 13).hex() == "4026162" + "0" + "ec11" * 4 + "ec"


@pytest.mark.parametrize("address", ADDRESSES)
def test_shape_level_and_mask(address: str) -> None:
    symbol = qr_symbol(address)
    assert symbol.size == 17 + 4 * symbol.version
    assert {len(row) for row in symbol.rows} == {symbol.size}
    assert {module for row in symbol.rows for module in row} <= {0, 1}
    row = [*symbol.rows[8][0:6], symbol.rows[8][7], symbol.rows[8][8], symbol.rows[7][8]]
    row += [symbol.rows[y][8] for y in (5, 4, 3, 2, 1, 0)]
    information = int("".join(map(str, row)), 2) ^ FORMAT_XOR
    assert information >> 13 == FORMAT_LEVEL_Q
    assert information >> 10 & 0b111 == MASK
    assert symbol.error_level == "Q"


def test_the_longest_address_prints_large_enough_at_25_mm() -> None:
    symbol = qr_symbol("https://leaflets.example.org/".ljust(ADDRESS_LIMIT, "x"))
    assert symbol.size == 37
    assert module_size(symbol, 25.0) == pytest.approx(25 / 45)
    assert module_size(symbol, 25.0) >= MIN_MODULE_MM


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", ["qr/empty"]),
        ("x" * (ADDRESS_LIMIT + 1), ["qr/too-long"]),
        ("https://münchen.example", ["qr/characters"]),
        ("a b" * 40, ["qr/characters", "qr/too-long"]),
    ],
)
def test_addresses_that_are_refused(text: str, codes: list[str]) -> None:
    with pytest.raises(LeafletsError) as caught:
        qr_symbol(text)
    assert [problem.code for problem in caught.value.problems] == codes
    assert all(problem.hint for problem in caught.value.problems)


def test_symbols_are_kept_but_not_without_end() -> None:
    assert qr_symbol(ADDRESSES[0]) is qr_symbol(ADDRESSES[0])
    assert qr_symbol.cache_info().maxsize == 256
