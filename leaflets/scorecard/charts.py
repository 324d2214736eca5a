"""Charts as vector pictures. What a colour says, a pattern and words say too, and all of it stands
in the words that are read aloud in place of the picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from leaflets.model.assessment import CriterionState, Direction, Gate, Instrument, Reading
from leaflets.model.localized import FigureLabel
from leaflets.model.picture import Path, Segment, VectorPicture
from leaflets.model.review import State
from leaflets.model.rich_text import RichText, Span
from leaflets.scorecard.patterns import INK, Pattern, Rect, filled
from leaflets.scorecard.telling import number, told, told_instrument


class Size(NamedTuple):
    """Of a chart, in picture units: millimetres at full size. ``bar``: height of its zones or
    parts; ``pointer``: height and half-width of the pointer above them."""

    width: float
    bar: float
    pointer: float


FULL, SMALL = Size(80.0, 4.4, 2.2), Size(30.0, 3.0, 1.5)
"""In the tables of scores, and in those that have many rows."""

SIDE_ZONES = 3.0
"""A side zone is three times as wide as the borderline zone between them."""

LEAST_BAND = 0.05
"""Where aim and limit are the same, the scale is made as for a borderline zone this large against
the aim."""

ZONES: tuple[tuple[str, Pattern], ...] = (
    ("good", "plain"),
    ("wait", "lined"),
    ("bad", "crossed"),
)
"""Palette colour and pattern of the zones, from easy to hard."""

STATES: Mapping[CriterionState, tuple[str, Pattern]] = {
    "met": ("good", "plain"),
    "not-met": ("bad", "crossed"),
    "waived": ("wait", "lined"),
    "open": ("paper", "dotted"),
    "not-applicable": ("none", "upright"),
}
"""Palette colour and pattern of the parts of a bar of criteria, in their order."""

REVIEW: Mapping[State, tuple[str, Pattern]] = {
    "reviewed": ("good", "plain"),
    "translated": ("wait", "lined"),
    "draft": ("paper", "dotted"),
    "stale": ("bad", "crossed"),
    "expired": ("bad", "crossed"),
    "superseded": ("none", "upright"),
}
"""The same of a bar of states of review."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing, what is written at it, and what is read aloud in its place."""

    picture: VectorPicture
    alt: str
    labels: tuple[FigureLabel, ...] = ()

    @property
    def unlabelled(self) -> Chart:
        """The same where what is written at it stands beside it."""
        return replace(self, labels=())


@dataclass(frozen=True, slots=True)
class Scale:
    """The values of a gauge from its easy end to its hard end, which may be less than the easy
    one."""

    easy: float
    hard: float

    @classmethod
    def around(cls, gate: Gate, direction: Direction) -> Scale:
        """A scale with the borderline zone in its middle: the same shape for every formula."""
        band = gate.most - gate.good
        if not band:
            size = max(1.0, LEAST_BAND * abs(gate.good))
            band = size if direction == "lower" else -size
        return cls(gate.good - SIDE_ZONES * band, gate.most + SIDE_ZONES * band)

    def along(self, value: float) -> float:
        """Where a value is: 0 at the easy end, 1 at the hard one; beyond them off the scale."""
        return (value - self.easy) / (self.hard - self.easy)


def gauge(reading: Reading, size: Size = FULL) -> Chart | None:
    """Zones from easy (left) to hard with a pointer at the value; None where no limit is set.

    A value off the scale has its pointer at that end, turned outwards."""
    if reading.gate is None:
        return None
    scale = Scale.around(reading.gate, reading.direction)
    edges = (0.0, *(scale.along(one) * size.width for one in reading.gate), size.width)
    paths: list[Path] = []
    for (colour, pattern), start, end in zip(ZONES, edges, edges[1:], strict=False):
        paths += filled(Rect(start, size.pointer, end - start, size.bar), colour, pattern)
    at = scale.along(reading.value)
    inside = round(min(max(at, 0.0), 1.0) * size.width, 3)
    alt = told(reading)
    if 0 <= at <= 1:
        paths += _pointer(inside, size)
    else:
        paths.append(_arrow(inside, at < 0, size))
        alt += ". It is off the scale that is drawn"
    words = RichText((Span(number(reading.value)),), "en")
    label = FigureLabel("value", words, "above", "points", ((inside, 0.0),))
    picture = VectorPicture(size.width, size.pointer + size.bar, tuple(paths))
    return Chart(picture, alt, (label,))


def _pointer(x: float, size: Size) -> tuple[Path, ...]:
    """A triangle that stands on the zones, and a line through them on white."""
    top, low = size.pointer, size.pointer + size.bar
    line: tuple[Segment, ...] = (("M", x, top), ("L", x, low))
    return (
        Path(line, stroke="paper", stroke_width=size.pointer * 0.8),
        Path(line, stroke=INK, stroke_width=size.pointer * 0.4),
        Path(_closed((x, top), (x - top, 0.0), (x + top, 0.0)), fill=INK),
    )


def _arrow(x: float, at_start: bool, size: Size) -> Path:
    """A triangle inside the last zone that points beyond its end."""
    back = x + (2 if at_start else -2) * size.pointer
    top, low = size.pointer, size.pointer + size.bar
    shape = _closed((x, (top + low) / 2), (back, top), (back, low))
    return Path(shape, fill=INK, stroke="paper", stroke_width=0.6)


def _closed(*points: tuple[float, float]) -> tuple[Segment, ...]:
    first, *rest = points
    lines: tuple[Segment, ...] = tuple(("L", x, y) for x, y in rest)
    return (("M", *first), *lines, ("Z",))


def criteria_bar(instrument: Instrument) -> Chart:
    """How many criteria are met, not met, waived, open and not applicable: one part for each."""
    parts = tuple((instrument.count(state), *look) for state, look in STATES.items())
    return _stacked(parts, told_instrument(instrument))


def states_bar(states: tuple[State, ...], alt: str) -> Chart:
    """In how many languages a leaflet is in each state of review; ``alt``: the same in words."""
    parts = tuple((states.count(state), *look) for state, look in REVIEW.items())
    return _stacked(parts, alt)


def _stacked(parts: tuple[tuple[int, str, Pattern], ...], alt: str) -> Chart:
    paths: list[Path] = []
    start, total = 0.0, sum(count for count, _, _ in parts)
    for count, colour, pattern in parts:
        width = FULL.width * count / total if total else 0.0
        paths += filled(Rect(start, 0.0, width, FULL.bar), colour, pattern)
        start += width
    return Chart(VectorPicture(FULL.width, FULL.bar, tuple(paths)), alt)


def swatch(colour: str, pattern: Pattern) -> Chart:
    """A sample of a pattern, for the key."""
    paths = filled(Rect(0.0, 0.0, 6.0, 3.0), colour, pattern)
    return Chart(VectorPicture(6.0, 3.0, paths), f"Key: {pattern}")
