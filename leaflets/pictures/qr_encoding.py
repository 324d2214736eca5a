"""Texts to QR modules (ISO/IEC 18004), as far as addresses need it: versions 1 to 5, error level Q,
mask 2. One symbol takes a fifth of the time of a library that knows all of QR, and nothing has to
be imported; the tests hold every length against such a library.

Where each bit goes is the same in all symbols of a version, so it is worked out once.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from operator import itemgetter
from typing import Any, Final, NamedTuple

_BLOCKS: Final = {1: (13,), 2: (22,), 3: (17, 17), 4: (24, 24), 5: (15, 15, 16, 16)}
_CHECKS: Final = {1: 13, 2: 22, 3: 18, 4: 26, 5: 18}
"""Level Q: data codewords of each block and error correction codewords of each (table 9)."""

MASK: Final = 2
"""One fixed mask (7.8): trying all eight costs five times as long, and the mask changes the look
only, not what is read. Over 51 addresses of the kind printed here mask 2 had the lowest mean and
the lowest worst penalty of the eight (rules of 7.8.3)."""

_FORMAT: Final = 0b011111100110001
"""Format information of level Q with mask 2 (7.9, annex C)."""

_ALPHANUMERIC: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
"""Table 5: two of these take 11 bits."""

_PADDING: Final = bytes((0xEC, 0x11))
_PRIMITIVE: Final = 0x11D
"""Polynomial of the Galois field of 256 elements (7.5.2)."""


def modules(text: str) -> tuple[int, tuple[bytes, ...]]:
    """Version and rows of 0/1 bytes of the smallest symbol for an ASCII text. Raises ValueError
    where none of these versions is large enough: for more than 60 characters."""
    content = _content(text)
    for version, blocks in _BLOCKS.items():
        room = sum(blocks)
        if len(content) <= 8 * room:
            return version, _plan(version).rows(_codewords(version, _padded(content, room)))
    raise ValueError(f"{len(text)} characters are too many for a QR code of version 5")


def _content(text: str) -> str:
    """Mode, count and characters as bits (7.4)."""
    if any(letter not in _ALPHANUMERIC for letter in text):
        return f"0100{len(text):08b}" + "".join([f"{byte:08b}" for byte in text.encode("ascii")])
    values = [_ALPHANUMERIC.index(letter) for letter in text]
    pairs = zip(values[::2], values[1::2], strict=False)
    bits = "".join([f"{45 * first + second:011b}" for first, second in pairs])
    single = f"{values[-1]:06b}" if len(values) % 2 else ""
    return f"0010{len(text):09b}{bits}{single}"


def _padded(content: str, room: int) -> bytes:
    """As codewords: a terminator, then padding (7.4.9, 7.4.10)."""
    content += "0" * min(4, 8 * room - len(content))
    count = -(-len(content) // 8)
    data = int(content.ljust(8 * count, "0"), 2).to_bytes(count)
    return (data + _PADDING * room)[:room]


def _codewords(version: int, data: bytes) -> bytes:
    """With error correction codewords; blocks take turns (7.6)."""
    blocks: list[bytes] = []
    at = 0
    for size in _BLOCKS[version]:
        blocks.append(data[at : at + size])
        at += size
    checks = [_check(block, _CHECKS[version]) for block in blocks]
    return _in_turn(blocks) + _in_turn(checks)


def _in_turn(blocks: list[bytes]) -> bytes:
    longest = len(blocks[-1])
    return bytes([block[at] for at in range(longest) for block in blocks if at < len(block)])


def _check(block: bytes, degree: int) -> bytes:
    """The remainder of a block's polynomial by the generator (7.5.2), a byte a step."""
    table = _remainders(degree)
    top, low = 8 * (degree - 1), (1 << 8 * (degree - 1)) - 1
    rest = 0
    for byte in block:
        rest = (rest & low) << 8 ^ table[byte ^ rest >> top]
    return rest.to_bytes(degree)


@cache
def _remainders(degree: int) -> tuple[int, ...]:
    """Each of 256 values, moved up by ``degree`` places, modulo the generator polynomial."""
    generator = [1]
    root = 1
    for _ in range(degree):
        moved = [*generator, 0]
        generator = [
            high ^ _product(low, root) for high, low in zip(moved, [0, *generator], strict=True)
        ]
        root = _product(root, 2)
    return tuple(
        int.from_bytes(bytes([_product(value, part) for part in generator[1:]]))
        for value in range(256)
    )


def _product(one: int, other: int) -> int:
    """Of two elements of the Galois field."""
    found = 0
    while other:
        found ^= one if other & 1 else 0
        one = one << 1 ^ (_PRIMITIVE if one & 0x80 else 0)
        other >>= 1
    return found


class _Plan(NamedTuple):
    """A symbol of one version: ``places``: takes for each module its bit of the codewords, or the
    zero after them; ``ground``: function patterns and mask as one number, a bit a module."""

    size: int
    bits: int
    places: itemgetter[Any]
    ground: int

    def rows(self, codewords: bytes) -> tuple[bytes, ...]:
        """The modules of a symbol."""
        count = 8 * len(codewords)
        bits = f"{int.from_bytes(codewords):0{count}b}".ljust(self.bits + 1, "0")
        area = self.size * self.size
        drawn = int("".join(self.places(bits)), 2) ^ self.ground
        flat = f"{drawn:0{area}b}".encode().translate(_AS_BYTES)
        return tuple([flat[at : at + self.size] for at in range(0, area, self.size)])


_AS_BYTES: Final = bytes.maketrans(b"01", b"\0\1")


@cache
def _plan(version: int) -> _Plan:
    size = 17 + 4 * version
    fixed = _function_patterns(size)
    free = [place for place in _zigzag(size) if place not in fixed]
    order = {place: bit for bit, place in enumerate(free)}
    all_places = [(row, column) for row in range(size) for column in range(size)]
    # Mask 2 turns over every third column (table 10).
    dark = [fixed.get((row, column), column % 3 == 0) for row, column in all_places]
    ground = int("".join(["1" if module else "0" for module in dark]), 2)
    bits = len(free)
    return _Plan(size, bits, itemgetter(*[order.get(place, bits) for place in all_places]), ground)


def _zigzag(size: int) -> Iterator[tuple[int, int]]:
    """Modules in the order in which codewords fill them: two columns up, two down (7.7.3)."""
    upward = True
    for right in (*range(size - 1, 6, -2), 5, 3, 1):
        for row in reversed(range(size)) if upward else range(size):
            yield row, right
            yield row, right - 1
        upward = not upward


def _function_patterns(size: int) -> dict[tuple[int, int], bool]:
    """Modules that are the same whatever the text: (row, column) -> dark (6.3)."""
    fixed: dict[tuple[int, int], bool] = {}
    for at in range(size):  # timing
        fixed[6, at] = fixed[at, 6] = at % 2 == 0
    for row, column in ((3, 3), (3, size - 4), (size - 4, 3)):  # finders with their separators
        _squares(fixed, size, row, column, 4, (0, 1, 3))
    if size > 21:
        _squares(fixed, size, size - 7, size - 7, 2, (0, 2))  # alignment
    for bit in range(15):  # format information, twice; bit 0 is the last of the number
        dark = bool(_FORMAT >> bit & 1)
        upright = bit if bit < 6 else bit + 1 if bit < 8 else size - 15 + bit
        level = size - 1 - bit if bit < 8 else 7 if bit == 8 else 14 - bit
        fixed[upright, 8] = fixed[8, level] = dark
    fixed[size - 8, 8] = True
    return fixed


def _squares(
    fixed: dict[tuple[int, int], bool],
    size: int,
    row: int,
    column: int,
    reach: int,
    dark: tuple[int, ...],
) -> None:
    """Squares around a module, dark at these distances from it, light at others."""
    for y in range(max(0, row - reach), min(size, row + reach + 1)):
        for x in range(max(0, column - reach), min(size, column + reach + 1)):
            fixed[y, x] = max(abs(y - row), abs(x - column)) in dark
