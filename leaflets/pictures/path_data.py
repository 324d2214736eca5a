"""The small languages inside SVG attributes: numbers, path data, point lists, transforms.

Grammar: SVG 1.1 sections 4.2, 7.6, 8.3 and 9.7. Where a browser would draw up to the first
mistake, these functions refuse: half a drawing of a body is worse than none. All of them raise
``ValueError`` with a sentence for people.
"""

from __future__ import annotations

import re

from leaflets.model.picture import Segment
from leaflets.pictures.geometry import Matrix, arc_curves, transform_named

LARGEST_NUMBER = 1_000_000.0
"""Refused beyond this (our choice): no drawing needs it, and arithmetic stays exact and finite."""

SEGMENT_LIMIT = 20_000
"""Segments in one picture (our choice): more is a traced photograph, slow to print."""

_GAP_PATTERN = r"[ \t\r\n]*(?:,[ \t\r\n]*)?"
_NUMBER = re.compile(rf"([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?){_GAP_PATTERN}")
_GAP = re.compile(_GAP_PATTERN)
_TRANSFORM = re.compile(r"[ \t\r\n,]*([A-Za-z]+)[ \t\r\n]*\(([^()]*)\)[ \t\r\n,]*")
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


class _Scanner:
    """Reads numbers and letters of an attribute from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = _skip_space(text, 0)

    @property
    def at_end(self) -> bool:
        return self.position >= len(self.text)

    def letter(self) -> str:
        """The command letter here, or "" when there is none."""
        if self.at_end or not (self.text[self.position].isascii()):
            return ""
        letter = self.text[self.position]
        if letter.upper() not in _COUNTS:
            return ""
        self.position = _skip_space(self.text, self.position + 1)
        return letter

    def number(self) -> float:
        match = _NUMBER.match(self.text, self.position)
        if not match:
            raise ValueError(f"a number is missing {self._here()}")
        value = float(match[1])
        if abs(value) > LARGEST_NUMBER:
            raise ValueError(f"{match[1][:20]} is too large")
        self.position = match.end()
        return value

    def flag(self) -> bool:
        """One 0 or 1: flags of an arc may stand without a space (SVG 1.1 9.3.9)."""
        if self.at_end or self.text[self.position] not in "01":
            raise ValueError(f"a flag of an arc must be 0 or 1 {self._here()}")
        value = self.text[self.position] == "1"
        gap = _GAP.match(self.text, self.position + 1)
        self.position = gap.end() if gap else self.position + 1
        return value

    def _here(self) -> str:
        if self.at_end:
            return "at the end"
        return (
            f'at character {self.position + 1} ("{self.text[self.position : self.position + 8]}")'
        )


def _skip_space(text: str, position: int) -> int:
    while position < len(text) and text[position] in " \t\r\n":
        position += 1
    return position


class _Pen:
    """Draws relative, smooth and quadratic commands as absolute lines and cubic curves."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self.x = self.y = 0.0
        self.start = (0.0, 0.0)
        self.handle = (0.0, 0.0)
        self.smooth_after = ""
        self.closed = False

    def draw(self, command: str, v: tuple[float, ...], flags: tuple[bool, bool]) -> None:
        kind = command.upper()
        dx, dy = (self.x, self.y) if command.islower() else (0.0, 0.0)
        if self.closed and kind not in "MZ":
            self.segments.append(("M", self.x, self.y))
            self.closed = False
        if kind == "Z":
            self._close()
        elif kind == "M":
            self._go("M", v[0] + dx, v[1] + dy)
            self.start = (self.x, self.y)
            self.closed = False
        elif kind == "L":
            self._go("L", v[0] + dx, v[1] + dy)
        elif kind == "H":
            self._go("L", v[0] + dx, self.y)
        elif kind == "V":
            self._go("L", self.x, v[0] + dy)
        elif kind == "A":
            x, y = v[3] + dx, v[4] + dy
            self.segments += arc_curves(self.x, self.y, (v[0], v[1]), v[2], *flags, x, y)
            self.x, self.y = x, y
        else:
            points = [(v[i] + dx, v[i + 1] + dy) for i in range(0, len(v), 2)]
            self._curve(kind, points)
        self.smooth_after = kind if kind in "CSQT" else ""

    def _go(self, letter: str, x: float, y: float) -> None:
        self.segments.append(("M", x, y) if letter == "M" else ("L", x, y))
        self.x, self.y = x, y

    def _close(self) -> None:
        if not self.closed:
            self.segments.append(("Z",))
        self.x, self.y = self.start
        self.closed = True

    def _curve(self, kind: str, points: list[tuple[float, float]]) -> None:
        if kind in "ST":
            family = "CS" if kind == "S" else "QT"
            mirrored = (2 * self.x - self.handle[0], 2 * self.y - self.handle[1])
            follows = self.smooth_after != "" and self.smooth_after in family
            points.insert(0, mirrored if follows else (self.x, self.y))
        self.handle = points[-2]
        end_x, end_y = points[-1]
        if kind in "QT":
            (qx, qy), third = points[0], 2 / 3
            first = (self.x + third * (qx - self.x), self.y + third * (qy - self.y))
            second = (end_x + third * (qx - end_x), end_y + third * (qy - end_y))
        else:
            first, second = points[0], points[1]
        self.segments.append(("C", *first, *second, end_x, end_y))
        self.x, self.y = end_x, end_y


def path_segments(text: str) -> list[Segment]:
    """The segments of a ``d`` attribute, absolute, y downwards."""
    scanner, pen, command = _Scanner(text), _Pen(), ""
    while not scanner.at_end:
        letter = scanner.letter()
        if not letter:
            if not command or command in "Zz":
                raise ValueError("path data must begin with M and go on with path commands")
            # More numbers repeat the command; after a move they are lines (SVG 1.1 9.3.2).
            letter = {"M": "L", "m": "l"}.get(command, command)
        if not command and letter not in "Mm":
            raise ValueError("path data must begin with M")
        command, kind = letter, letter.upper()
        flags = (False, False)
        if kind == "A":
            shape = (scanner.number(), scanner.number(), scanner.number())
            flags = (scanner.flag(), scanner.flag())
            values: tuple[float, ...] = (*shape, scanner.number(), scanner.number())
        else:
            values = tuple(scanner.number() for _ in range(_COUNTS[kind]))
        pen.draw(letter, values, flags)
        if len(pen.segments) > SEGMENT_LIMIT:
            break  # the reader of the whole picture refuses it; no need to go on here
    return pen.segments


def number_list(text: str) -> list[float]:
    """Numbers separated by spaces or commas."""
    scanner, values = _Scanner(text), []
    while not scanner.at_end:
        values.append(scanner.number())
    return values


def transform_matrix(text: str) -> Matrix:
    """The whole ``transform`` attribute as one matrix."""
    matrix, position = Matrix(), 0
    text = text.strip()
    while position < len(text):
        match = _TRANSFORM.match(text, position)
        if not match:
            raise ValueError(f'"{text[position : position + 20]}" is not a transform')
        matrix = matrix.after(transform_named(match.group(1), number_list(match.group(2))))
        if max(map(abs, matrix)) > LARGEST_NUMBER:
            raise ValueError("the transform makes the drawing too large")
        position = match.end()
    return matrix
