"""Plane geometry of drawings: affine transforms, and arcs as cubic curves."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from leaflets.model.picture import Segment, VectorPicture

SEGMENT_DECIMALS = 4
"""Coordinates keep four decimals: a ten-thousandth of a picture unit is far below any printer."""


class Matrix(NamedTuple):
    """The affine map x' = ax + cy + e, y' = bx + dy + f (SVG 1.1 section 7.4)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def after(self, inner: Matrix) -> Matrix:
        """The map that applies ``inner`` first and then this one."""
        return Matrix(
            self.a * inner.a + self.c * inner.b,
            self.b * inner.a + self.d * inner.b,
            self.a * inner.c + self.c * inner.d,
            self.b * inner.c + self.d * inner.d,
            self.a * inner.e + self.c * inner.f + self.e,
            self.b * inner.e + self.d * inner.f + self.f,
        )

    @property
    def determinant(self) -> float:
        """Signed growth of areas; 0 when everything falls onto a line or a point."""
        return self.a * self.d - self.b * self.c

    @property
    def is_even(self) -> bool:
        """True when all directions grow alike (within 1 %), so that a stroke keeps one width."""
        size = math.hypot(self.a, self.b) + math.hypot(self.c, self.d)
        turned = math.hypot(self.a - self.d, self.b + self.c)
        flipped = math.hypot(self.a + self.d, self.b - self.c)
        return min(turned, flipped) <= 0.01 * size

    def apply(self, segments: Sequence[Segment]) -> tuple[Segment, ...]:
        """The segments moved by this map, rounded to ``SEGMENT_DECIMALS``."""
        return tuple(self._moved(segment) for segment in segments)

    def _moved(self, segment: Segment) -> Segment:
        if segment[0] == "C":
            _, x1, y1, x2, y2, x, y = segment
            return ("C", *self._point(x1, y1), *self._point(x2, y2), *self._point(x, y))
        if segment[0] == "Z":
            return segment
        letter, x, y = segment
        return (letter, *self._point(x, y))

    def _point(self, x: float, y: float) -> tuple[float, float]:
        # Adding 0.0 turns -0.0 into 0.0, which would be written differently.
        return (
            round(self.a * x + self.c * y + self.e, SEGMENT_DECIMALS) + 0.0,
            round(self.b * x + self.d * y + self.f, SEGMENT_DECIMALS) + 0.0,
        )


def mirrored(picture: VectorPicture) -> VectorPicture:
    """The drawing as in a mirror that stands upright beside it."""
    turn = Matrix(a=-1.0, e=picture.width)
    paths = tuple(replace(path, segments=turn.apply(path.segments)) for path in picture.paths)
    return replace(picture, paths=paths, mirrored=not picture.mirrored)


def _rotate(values: Sequence[float]) -> Matrix:
    angle = math.radians(values[0])
    cos, sin = math.cos(angle), math.sin(angle)
    turn = Matrix(cos, sin, -sin, cos)
    if len(values) == 1:
        return turn
    x, y = values[1:]
    return Matrix(e=x, f=y).after(turn).after(Matrix(e=-x, f=-y))


_TRANSFORMS: dict[str, tuple[tuple[int, ...], Callable[[Sequence[float]], Matrix]]] = {
    "matrix": ((6,), lambda v: Matrix(*v)),
    "translate": ((1, 2), lambda v: Matrix(e=v[0], f=v[1] if len(v) == 2 else 0.0)),
    "scale": ((1, 2), lambda v: Matrix(a=v[0], d=v[-1])),
    "rotate": ((1, 3), _rotate),
    "skewX": ((1,), lambda v: Matrix(c=math.tan(math.radians(v[0])))),
    "skewY": ((1,), lambda v: Matrix(b=math.tan(math.radians(v[0])))),
}


def transform_named(name: str, values: Sequence[float]) -> Matrix:
    """One function of a ``transform`` attribute (SVG 1.1 section 7.6), angles in degrees.

    Raises ``ValueError`` with a sentence when the name or the number of values is wrong.
    """
    if name not in _TRANSFORMS:
        raise ValueError(f'"{name}" is not a transform')
    counts, build = _TRANSFORMS[name]
    if len(values) not in counts:
        wanted = " or ".join(map(str, counts))
        raise ValueError(f"{name}() takes {wanted} numbers, not {len(values)}")
    return build(values)


def arc_curves(
    x1: float,
    y1: float,
    radii: tuple[float, float],
    turn: float,
    large: bool,
    sweep: bool,
    x2: float,
    y2: float,
) -> tuple[Segment, ...]:
    """The elliptical arc from (x1, y1) to (x2, y2) as lines or cubic curves.

    ``turn`` in degrees. SVG 1.1 appendix F.6 (endpoint to centre form, radii that are too small
    grow). One curve covers at most a quarter: the error is below 0.03 % of the radius.
    """
    if x1 == x2 and y1 == y2:
        return ()
    rx, ry = abs(radii[0]), abs(radii[1])
    if min(rx, ry) < 1e-6:
        return (("L", x2, y2),)
    angle = math.radians(turn)
    cos, sin = math.cos(angle), math.sin(angle)
    # F.6.5.1: the start point in the ellipse's own axes, seen from the middle of the chord.
    px = (cos * (x1 - x2) + sin * (y1 - y2)) / 2
    py = (cos * (y1 - y2) - sin * (x1 - x2)) / 2
    reach = math.hypot(px / rx, py / ry)
    if reach > 1:
        rx, ry, reach = rx * reach, ry * reach, 1.0
    if reach < 1e-9:
        return (("L", x2, y2),)
    offset = math.sqrt(1 / reach**2 - 1) * (-1 if large == sweep else 1)
    ux, uy = px / rx, py / ry
    cx, cy = offset * uy, -offset * ux
    start = math.atan2(uy - cy, ux - cx)
    extent = math.atan2(-uy - cy, -ux - cx) - start
    if sweep and extent < 0:
        extent += math.tau
    elif not sweep and extent > 0:
        extent -= math.tau
    middle_x = cos * cx * rx - sin * cy * ry + (x1 + x2) / 2
    middle_y = sin * cx * rx + cos * cy * ry + (y1 + y2) / 2
    ellipse = Matrix(cos * rx, sin * rx, -sin * ry, cos * ry, middle_x, middle_y)
    return _circle_part(ellipse, start, extent, (x2, y2))


def _circle_part(
    ellipse: Matrix, start: float, extent: float, end: tuple[float, float]
) -> tuple[Segment, ...]:
    count = max(1, math.ceil(abs(extent) / (math.pi / 2) - 1e-9))
    step = extent / count
    handle = 4 / 3 * math.tan(step / 4)

    def placed(x: float, y: float) -> tuple[float, float]:
        return (
            ellipse.a * x + ellipse.c * y + ellipse.e,
            ellipse.b * x + ellipse.d * y + ellipse.f,
        )

    curves: list[Segment] = []
    for number in range(count):
        from_, to = start + number * step, start + (number + 1) * step
        first = placed(
            math.cos(from_) - handle * math.sin(from_), math.sin(from_) + handle * math.cos(from_)
        )
        second = placed(math.cos(to) + handle * math.sin(to), math.sin(to) - handle * math.cos(to))
        last = end if number == count - 1 else placed(math.cos(to), math.sin(to))
        curves.append(("C", *first, *second, *last))
    return tuple(curves)
