"""Paths as the rectangles around them, and the matrices that move them (ISO 32000-1 8.3, 8.5)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from leaflets.preflight.objects import numbers
from leaflets.preflight.sheet import Box

Matrix = tuple[float, float, float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

_POINTS = {b"m": 2, b"l": 2, b"c": 6, b"v": 4, b"y": 4}
"""Path operators and how many numbers each takes."""


def times(first: Sequence[float], then: Matrix) -> Matrix:
    """``first`` and then ``then``; ``then`` alone where ``first`` is no matrix."""
    if len(first) != 6:
        return then
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s,
        e * p + f * r + t, e * q + f * s + u,
    )  # fmt: skip


def box_around(edges: Sequence[float], matrix: Matrix) -> Box:
    """Around a rectangle after it is moved, turned and scaled."""
    x1, y1, x2, y2 = edges
    a, b, c, d, e, f = matrix
    points = [(a * x + c * y + e, b * x + d * y + f) for x in (x1, x2) for y in (y1, y2)]
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


class Outline:
    """The current path. Curves count by the points that pull them: they never reach beyond."""

    def __init__(self) -> None:
        self._xs: list[float] = []
        self._ys: list[float] = []

    def follow(self, operator: bytes, operands: Any, matrix: Matrix) -> bool:
        """Take an operator in; False when it builds no path."""
        if operator == b"re":
            self._rectangle(numbers(operands), matrix)
        elif operator in _POINTS:
            values = numbers(operands)
            if len(values) == _POINTS[operator]:
                a, b, c, d, e, f = matrix
                for x, y in zip(values[::2], values[1::2], strict=True):
                    self._xs.append(a * x + c * y + e)
                    self._ys.append(b * x + d * y + f)
        else:
            return operator == b"h"
        return True

    def _rectangle(self, values: tuple[float, ...], matrix: Matrix) -> None:
        if len(values) == 4:
            x, y, width, height = values
            box = box_around((x, y, x + width, y + height), matrix)
            self._xs += (box.left, box.right)
            self._ys += (box.bottom, box.top)

    def take(self) -> Box | None:
        """The rectangle around it; the path is empty after that."""
        if not self._xs:
            return None
        box = Box(min(self._xs), min(self._ys), max(self._xs), max(self._ys))
        self._xs.clear()
        self._ys.clear()
        return box
