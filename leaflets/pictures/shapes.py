"""Basic shapes of SVG (SVG 1.1 chapter 9) as path segments."""

from __future__ import annotations

from collections.abc import Mapping

from leaflets.model.picture import Segment
from leaflets.pictures.geometry import arc_curves
from leaflets.pictures.path_data import number_list, path_segments

SHAPE_ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "path": frozenset({"d"}),
    "rect": frozenset({"x", "y", "width", "height", "rx", "ry"}),
    "circle": frozenset({"cx", "cy", "r"}),
    "ellipse": frozenset({"cx", "cy", "rx", "ry"}),
    "line": frozenset({"x1", "y1", "x2", "y2"}),
    "polyline": frozenset({"points"}),
    "polygon": frozenset({"points"}),
}
"""The shapes that can be drawn, and the attributes that give each its form."""


_UNITS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


def shape_segments(shape: str, attributes: Mapping[str, str]) -> list[Segment]:
    """The outline of ``shape``; empty when it has no size. Raises ``ValueError`` for people."""
    if shape == "path":
        return path_segments(attributes.get("d", ""))
    if shape in {"polyline", "polygon"}:
        return _corners(attributes.get("points", ""), closed=shape == "polygon")
    at = {name: length(attributes[name]) for name in SHAPE_ATTRIBUTES[shape] if name in attributes}
    if shape == "line":
        start = (at.get("x1", 0.0), at.get("y1", 0.0))
        return [("M", *start), ("L", at.get("x2", 0.0), at.get("y2", 0.0))]
    if shape == "rect":
        return _rectangle(at)
    radius_x = at.get("r" if shape == "circle" else "rx", 0.0)
    radius_y = at.get("r" if shape == "circle" else "ry", 0.0)
    return _ellipse(at.get("cx", 0.0), at.get("cy", 0.0), radius_x, radius_y)


def length(text: str) -> float:
    """A length in picture units: a plain number, or one with ``px``."""
    values = number_list(text.strip().removesuffix("px"))
    if len(values) != 1:
        raise ValueError(f'"{text[:20]}" must be one plain number')
    return values[0]


def _corners(text: str, *, closed: bool) -> list[Segment]:
    numbers = number_list(text)
    if len(numbers) % 2:
        raise ValueError("points must be pairs of numbers, and one number is left over")
    if not numbers:
        return []
    segments: list[Segment] = [("M", numbers[0], numbers[1])]
    segments += [("L", numbers[i], numbers[i + 1]) for i in range(2, len(numbers), 2)]
    return [*segments, ("Z",)] if closed else segments


def _ellipse(cx: float, cy: float, rx: float, ry: float) -> list[Segment]:
    if rx < 0 or ry < 0:
        raise ValueError("a radius must not be negative")
    if rx == 0 or ry == 0:
        return []
    halves = (
        arc_curves(cx + rx, cy, (rx, ry), 0, False, True, cx - rx, cy),
        arc_curves(cx - rx, cy, (rx, ry), 0, False, True, cx + rx, cy),
    )
    return [("M", cx + rx, cy), *halves[0], *halves[1], ("Z",)]


def _rectangle(at: Mapping[str, float]) -> list[Segment]:
    x, y = at.get("x", 0.0), at.get("y", 0.0)
    width, height = at.get("width", 0.0), at.get("height", 0.0)
    # One corner radius alone stands for both; none is larger than half a side (SVG 1.1 9.2).
    rx = at.get("rx", at.get("ry", 0.0))
    ry = at.get("ry", rx)
    if min(width, height, rx, ry) < 0:
        raise ValueError("a size or radius must not be negative")
    if width == 0 or height == 0:
        return []
    right, bottom = x + width, y + height
    radii = rx, ry = min(rx, width / 2), min(ry, height / 2)
    if rx == 0 or ry == 0:
        return [("M", x, y), ("L", right, y), ("L", right, bottom), ("L", x, bottom), ("Z",)]
    return [
        ("M", x + rx, y),
        ("L", right - rx, y),
        *arc_curves(right - rx, y, radii, 0, False, True, right, y + ry),
        ("L", right, bottom - ry),
        *arc_curves(right, bottom - ry, radii, 0, False, True, right - rx, bottom),
        ("L", x + rx, bottom),
        *arc_curves(x + rx, bottom, radii, 0, False, True, x, bottom - ry),
        ("L", x, y + ry),
        *arc_curves(x, y + ry, radii, 0, False, True, x + rx, y),
        ("Z",),
    ]


def view_box(attributes: Mapping[str, str]) -> tuple[float, float, float, float]:
    """Left, top, width and height of what the picture shows, from the ``svg`` element.

    Without a viewBox the size is width by height, in CSS pixels (96 an inch). Raises
    ``ValueError`` with a sentence.
    """
    if "viewBox" in attributes:
        box = number_list(attributes["viewBox"])
    else:
        box = [0.0, 0.0, *(_absolute(attributes.get(side, "")) for side in ("width", "height"))]
    if len(box) != 4:
        raise ValueError(f"a viewBox holds four numbers, not {len(box)}")
    x, y, width, height = box
    if min(width, height) < 0.001:
        raise ValueError("width and height must be larger than 0")
    return x, y, width, height


def _absolute(text: str) -> float:
    text = text.strip()
    number, factor = text, 1.0
    for unit, pixels in _UNITS.items():
        if text.endswith(unit):
            number, factor = text.removesuffix(unit), pixels
    values = number_list(number)
    if len(values) != 1:
        raise ValueError("there is neither a viewBox nor a width and height")
    return values[0] * factor
