"""Where words come to stand: text objects and text state (ISO 32000-1 9.3, 9.4)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from leaflets.preflight.objects import numbers
from leaflets.preflight.outlines import IDENTITY, Matrix, box_around, times
from leaflets.preflight.sheet import Box
from leaflets.preflight.shown_fonts import Fonts, ShownFont, codes

CAPITALS, DESCENDERS = 0.75, 0.25
"""How far letters reach above and below the line they stand on, in ems."""

_STATE = {b"Tc": "_spacing", b"Tw": "_word_spacing", b"TL": "_leading", b"Ts": "_rise"}
_OPERATORS = frozenset({*_STATE, b"Tf", b"Tz", b"Tr", b"BT", b"ET", b"Td", b"TD", b"Tm", b"T*"})
_SAVED = (*_STATE.values(), "_font", "_size", "_stretch", "_mode")
_FILLED, _DRAWN = frozenset({0, 2, 4, 6}), frozenset({1, 2, 5, 6})
"""Text rendering modes (9.3.6)."""


class Writing:
    """Follows the operators of text."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._font: ShownFont | None = None
        self._size = self._stretch = 1.0
        self._spacing = self._word_spacing = self._leading = self._rise = 0.0
        self._mode = 0
        self._matrix = self._line = IDENTITY

    def follow(self, operator: bytes, operands: Any, resources: Any) -> bool:
        """Take an operator in; False when it is not about text."""
        if operator not in _OPERATORS:
            return False
        values = numbers(operands)
        if operator == b"Tf" and operands:
            self._font = self._fonts.named(operands[0], resources)
            self._size = (*values, 1.0)[0]
        elif operator in _STATE:
            setattr(self, _STATE[operator], (*values, 0.0)[0])
        elif operator == b"Tz":
            self._stretch = (*values, 100.0)[0] / 100
        elif operator == b"Tr":
            self._mode = int((*values, 0.0)[0])
        elif operator == b"BT":
            self._matrix = self._line = IDENTITY
        elif operator in (b"Td", b"TD") and len(values) == 2:
            if operator == b"TD":
                self._leading = -values[1]
            self._move(*values)
        elif operator == b"Tm":
            self._matrix = self._line = times(values, IDENTITY)
        elif operator == b"T*":
            self._move(0.0, -self._leading)
        return True

    def _move(self, across: float, up: float) -> None:
        self._matrix = self._line = times((1, 0, 0, 1, across, up), self._line)

    def show(
        self, operator: bytes, operands: Any, page: Matrix
    ) -> Iterator[tuple[Box, bool, bool]]:
        """What a string covers without spaces at its ends, and whether it is filled and outlined.
        ``page``: the current matrix."""
        if operator in (b"'", b'"'):
            if operator == b'"' and len(operands) == 3:
                self._word_spacing, self._spacing = numbers(operands)[:2] or (0.0, 0.0)
            self._move(0.0, -self._leading)
        font, shown = self._font, operands[-1] if operands else b""
        if font is None:
            return
        start, end = self._advance(shown if isinstance(shown, list) else [shown], font)
        before = self._before
        if end > start and (self._mode in _FILLED or self._mode in _DRAWN):
            low, high = (self._rise - DESCENDERS * self._size, self._rise + CAPITALS * self._size)
            box = box_around((start, low, end, high), times(before, page))
            yield box, self._mode in _FILLED, self._mode in _DRAWN

    def _advance(self, shown: list[Any], font: ShownFont) -> tuple[float, float]:
        """Move on by a string; returns where its ink begins and ends, from where it starts."""
        self._before, x = self._matrix, 0.0
        found: list[float] = []
        for part in shown:
            if isinstance(part, int | float):
                x -= float(part) / 1000 * self._size * self._stretch
                continue
            for code in codes(part, font):
                width = font.width(code) / 1000 * self._size * self._stretch
                if code not in font.spaces:
                    found += (x, x + width)
                one_byte_space = code == 32 and font.bytes_a_code == 1
                more = self._spacing + (self._word_spacing if one_byte_space else 0.0)
                x += width + more * self._stretch
        self._matrix = times((1, 0, 0, 1, x, 0), self._matrix)
        return (min(found), max(found)) if found else (0.0, 0.0)

    def saved(self) -> tuple[Any, ...]:
        """What ``q`` saves of it."""
        return tuple(getattr(self, name) for name in _SAVED)

    def restore(self, saved: tuple[Any, ...]) -> None:
        """What ``Q`` brings back."""
        for name, value in zip(_SAVED, saved, strict=True):
            setattr(self, name, value)
