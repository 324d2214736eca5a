"""Charts: the pointer is where the value is, also off the scale; parts are as wide as they are
many; everything is said in words."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from leaflets.model.assessment import Direction, Gate, Reading
from leaflets.model.picture import Path, VectorPicture
from leaflets.scorecard.charts import (
    FULL,
    REVIEW,
    SMALL,
    STATES,
    ZONES,
    Chart,
    Scale,
    Size,
    criteria_bar,
    gauge,
    states_bar,
)
from leaflets.scorecard.page import form
from leaflets.scorecard.patterns import INK, Rect, filled
from leaflets.scorecard.telling import number
from tests.scorecard.samples import FKGL, INFLESZ, JAMA, PEMAT, SMOG


def box(path: Path) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a path."""
    points = [(one[-2], one[-1]) for one in path.segments if one[0] != "Z"]
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def of(reading: Reading, size: Size = FULL) -> Chart:
    chart = gauge(reading, size)
    assert chart is not None
    return chart


def pointer(chart: Chart) -> Path:
    """The triangle: the last thing that is painted."""
    return chart.picture.paths[-1]


def tip(chart: Chart) -> tuple[float, float]:
    """Where the triangle points."""
    first = pointer(chart).segments[0]
    assert first[0] == "M"
    return first[1], first[2]


def areas(picture: VectorPicture, colours: set[str]) -> list[tuple[str, float, float]]:
    """Colour, left and width of the areas in some colours, in their order."""
    found = []
    for path in picture.paths:
        if path.fill in colours and path.stroke is None:
            left, _, right, _ = box(path)
            found.append((str(path.fill), left, right - left))
    return found


@pytest.mark.parametrize("size", [FULL, SMALL])
@pytest.mark.parametrize(
    ("reading", "share"),
    [
        (FKGL, 4.8 / 14),  # from 0 to 14: three times 2 below the aim, and above the limit
        (SMOG, (8.7 - 2) / 14),
        (INFLESZ, (95 - 48.2) / 70),  # from 95 down to 25
        (replace(FKGL, value=6.0), 3 / 7),
        (replace(FKGL, value=8.0), 4 / 7),
        (replace(INFLESZ, value=65.0), 3 / 7),
        (replace(FKGL, value=0.0), 0.0),
        (replace(FKGL, value=14.0), 1.0),
    ],
)
def test_the_pointer_is_where_the_value_is(reading: Reading, share: float, size: Size) -> None:
    chart = of(reading, size)
    x, y = tip(chart)
    assert x == pytest.approx(share * size.width, abs=0.001)
    assert y == size.pointer, "it stands on the zones"
    assert chart.labels[0].points == ((x, 0.0),)


@pytest.mark.parametrize(
    ("reading", "easy"),
    [
        (replace(FKGL, value=-3.2), True),
        (replace(FKGL, value=31.0), False),
        (replace(INFLESZ, value=119.0), True),
        (replace(INFLESZ, value=3.0), False),
    ],
)
def test_off_the_scale_the_pointer_lies_at_the_end_and_points_outwards(
    reading: Reading, easy: bool
) -> None:
    chart = of(reading)
    left, top, right, low = box(pointer(chart))
    assert (tip(chart)[0], left, right) == (
        (0, 0, 2 * FULL.pointer)
        if easy
        else (FULL.width, FULL.width - 2 * FULL.pointer, FULL.width)
    )
    assert 0 <= top < low <= chart.picture.height
    assert chart.alt.endswith("It is off the scale that is drawn")
    assert "off the scale" not in of(FKGL).alt


@pytest.mark.parametrize("reading", [FKGL, SMOG, INFLESZ])
def test_zones_meet_and_fill_the_scale(reading: Reading) -> None:
    zones = areas(of(reading).picture, {colour for colour, _ in ZONES})
    assert [colour for colour, _, _ in zones] == ["good", "wait", "bad"]
    ends = [0.0]
    for _, left, width in zones:
        assert left == pytest.approx(ends[-1], abs=0.01)
        ends.append(left + width)
    assert ends == pytest.approx([0, FULL.width * 3 / 7, FULL.width * 4 / 7, FULL.width], abs=0.01)


@pytest.mark.parametrize(("direction", "easy"), [("lower", 3.0), ("higher", 9.0)])
def test_aim_and_limit_may_be_the_same(direction: Direction, easy: float) -> None:
    scale = Scale.around(Gate(6, 6), direction)
    assert scale.easy == easy
    assert scale.along(6) == 0.5
    reading = replace(FKGL, gate=Gate(6, 6), direction=direction)
    zones = areas(of(reading).picture, {"good", "wait", "bad"})
    assert [colour for colour, _, _ in zones] == ["good", "bad"]


def test_without_a_limit_there_is_no_gauge() -> None:
    assert gauge(replace(FKGL, gate=None)) is None


@pytest.mark.parametrize(
    ("reading", "said"),
    [
        (FKGL, "Flesch-Kincaid grade level 4.8: within the aim of 6 or less"),
        (SMOG, "SMOG 8.7: borderline, beyond the aim of 8 or less, within the limit of 10"),
        (INFLESZ, "INFLESZ 48.2: too hard, beyond the limit of 55; the aim of 65 or more"),
        (replace(INFLESZ, value=65.0), "INFLESZ 65.0: within the aim of 65 or more"),
        (replace(FKGL, value=6.04), "Flesch-Kincaid grade level 6.0: within the aim of 6 or less"),
    ],
)
def test_alternatives_say_value_and_aim(reading: Reading, said: str) -> None:
    assert of(reading).alt == said
    assert of(reading).labels[0].words.spans[0].text == said.partition(":")[0].split()[-1]


def test_parts_of_a_bar_are_as_wide_as_they_are_many() -> None:
    chart = criteria_bar(PEMAT)
    found = areas(chart.picture, {colour for colour, _ in STATES.values()})
    counts = {"good": 15, "bad": 2, "wait": 1, "paper": 3, "none": 3}
    assert {colour: round(width / FULL.width * 24, 2) for colour, _, width in found} == counts
    assert sum(width for _, _, width in found) == pytest.approx(FULL.width, abs=0.01)
    assert chart.alt == (
        "PEMAT-P: 15 met, 2 not met, 1 waived, 3 open, 3 not applicable; "
        "83% of what is decided is met, the aim is 70%"
    )


def test_what_there_is_none_of_has_no_part() -> None:
    found = areas(criteria_bar(JAMA).picture, {colour for colour, _ in STATES.values()})
    assert [colour for colour, _, _ in found] == ["good", "bad"]
    assert criteria_bar(replace(JAMA, criteria=())).picture.paths == ()


def test_states_of_review_in_a_bar() -> None:
    chart = states_bar(("reviewed", "reviewed", "draft"), "SD-WARN: two signed")
    found = areas(chart.picture, {colour for colour, _ in REVIEW.values()})
    assert [(c, round(w / FULL.width, 2)) for c, _, w in found] == [("good", 0.67), ("paper", 0.33)]
    assert chart.alt == "SD-WARN: two signed"


@pytest.mark.parametrize("looks", [tuple(ZONES), tuple(STATES.values())])
def test_no_two_parts_share_a_pattern(looks: tuple[tuple[str, str], ...]) -> None:
    patterns = [pattern for _, pattern in looks]
    assert len(set(patterns)) == len(patterns), "colour must not be the only difference"
    drawn = {str([p.segments for p in filled(Rect(0, 0, 9, 4), "paper", p)]) for p in patterns}  # type: ignore[arg-type]
    assert len(drawn) == len(patterns)


def test_patterns_stay_inside_their_rectangle() -> None:
    rect = Rect(3.0, 2.0, 17.3, 4.4)
    for _, pattern in (*ZONES, *STATES.values()):
        for path in filled(rect, "good", pattern):
            left, top, right, low = box(path)
            assert rect.x - 0.001 <= left <= right <= rect.x + rect.width + 0.001
            assert rect.y - 0.001 <= top <= low <= rect.y + rect.height + 0.001


def test_colours_are_those_of_the_theme() -> None:
    palette = form()[1].palette
    for chart in (of(FKGL), of(replace(FKGL, value=99)), criteria_bar(PEMAT)):
        for path in chart.picture.paths:
            assert {path.fill, path.stroke} - {None} <= set(palette)
    assert re.fullmatch("#[0-9a-f]{6}", palette[INK])


@pytest.mark.parametrize(
    ("value", "said"),
    [(4.84, "4.8"), (-0.04, "0.0"), (-3.25, "−3.2"), (0.0, "0.0"), (-10.0, "−10.0")],
)
def test_numbers_as_they_are_printed(value: float, said: str) -> None:
    assert number(value) == said
