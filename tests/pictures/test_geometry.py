"""Path data, shapes, arcs and transforms, checked against plain mathematics."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflets.model.picture import Path, Segment, VectorPicture
from leaflets.pictures.geometry import Matrix, arc_curves, mirrored
from leaflets.pictures.path_data import number_list, path_segments, transform_matrix
from leaflets.pictures.shapes import shape_segments

Point = tuple[float, float]


def curve_points(start: Point, segments: tuple[Segment, ...]) -> list[Point]:
    """Points along cubic curves, by Bernstein's formula."""
    points, (x0, y0) = [], start
    for segment in segments:
        assert segment[0] == "C"
        _, x1, y1, x2, y2, x3, y3 = segment
        for step in range(21):
            t = step / 20
            b = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            points.append(
                (
                    b[0] * x0 + b[1] * x1 + b[2] * x2 + b[3] * x3,
                    b[0] * y0 + b[1] * y1 + b[2] * y2 + b[3] * y3,
                )
            )
        x0, y0 = x3, y3
    return points


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("sweep", [False, True])
@pytest.mark.parametrize("turn", [0, 30, -75])
def test_an_arc_keeps_to_its_ellipse(turn: float, large: bool, sweep: bool) -> None:
    rx, ry, end = 30.0, 12.0, (17.0, 9.0)
    curves = arc_curves(0, 0, (rx, ry), turn, large, sweep, *end)
    points = curve_points((0, 0), curves)
    assert points[-1] == pytest.approx(end)
    # Find the centre without the code under test: it is where both ends fit the ellipse.
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    flat = [((cos * x + sin * y) / rx, (-sin * x + cos * y) / ry) for x, y in points]
    (ax, ay), (bx, by) = flat[0], flat[-1]
    half = math.hypot(bx - ax, by - ay) / 2
    rise = math.sqrt(1 - half**2)
    centres = [
        ((ax + bx) / 2 - k * (by - ay), (ay + by) / 2 + k * (bx - ax))
        for k in (rise / 2 / half, -rise / 2 / half)
    ]
    cx, cy = min(centres, key=lambda c: abs(math.dist(flat[5], c) - 1))
    assert max(abs(math.dist(p, (cx, cy)) - 1) * rx for p in flat) < 0.01
    turned = sum(
        math.remainder(
            math.atan2(q[1] - cy, q[0] - cx) - math.atan2(p[1] - cy, p[0] - cx), math.tau
        )
        for p, q in pairwise(flat)
    )
    assert (turned > 0) == sweep
    assert (abs(turned) > math.pi) == large


def test_radii_that_are_too_small_grow_until_they_fit() -> None:
    points = curve_points((0, 0), arc_curves(0, 0, (1, 1), 0, False, True, 10, 0))
    assert all(abs(math.dist(p, (5, 0)) - 5) < 0.01 for p in points)


def test_arcs_without_radius_are_lines_and_without_length_nothing() -> None:
    assert arc_curves(0, 0, (0, 5), 0, False, True, 3, 4) == (("L", 3, 4),)
    assert arc_curves(3, 4, (5, 5), 0, True, True, 3, 4) == ()


finite = st.floats(-1000, 1000)


@given(finite, finite, finite, finite, finite, st.booleans(), st.booleans(), finite, finite)
def test_any_arc_ends_where_it_should(
    x1: float, y1: float, rx: float, ry: float, turn: float, large: bool, sweep: bool,
    x2: float, y2: float,
) -> None:  # fmt: skip
    segments = arc_curves(x1, y1, (rx, ry), turn, large, sweep, x2, y2)
    assert all(math.isfinite(value) for segment in segments for value in segment[1:])
    assert (segments[-1][-2:] if segments else (x1, y1)) == (x2, y2)


def test_relative_commands_repeat_and_close() -> None:
    assert path_segments("m1,1 2,0 0 2h-1v-1zl1 1") == [
        ("M", 1, 1),
        ("L", 3, 1),
        ("L", 3, 3),
        ("L", 2, 3),
        ("L", 2, 2),
        ("Z",),
        ("M", 1, 1),
        ("L", 2, 2),
    ]


def test_numbers_may_touch() -> None:
    assert number_list("1-2+.5.5e1,3") == [1, -2, 0.5, 5, 3]
    arc = path_segments("M0 0a5 5 0 0110 0")
    assert arc[-1][-2:] == (10, 0)


def test_smooth_curves_mirror_the_last_handle() -> None:
    path = path_segments("M0 0C0 1 2 1 3 0s3-1 3 0S9 9 9 0")
    assert path[2] == ("C", 4, -1, 6, -1, 6, 0)
    assert path[3] == ("C", 6, 1, 9, 9, 9, 0)
    assert path_segments("M1 1S3 3 4 4")[1] == ("C", 1, 1, 3, 3, 4, 4)


def test_quadratic_curves_become_the_same_cubic_ones() -> None:
    path = path_segments("M0 0Q3 6 6 0T12 0")
    assert path[1][1:] == pytest.approx((2, 4, 4, 4, 6, 0))
    assert path[2][1:] == pytest.approx((8, -4, 10, -4, 12, 0))


@pytest.mark.parametrize(
    "text",
    [
        "L1 1",
        "5 5",
        "M",
        "M1",
        "M1 1L2",
        "M1 1 z 3",
        "M0 0A1 1 0 2 0 1 1",
        "M0 0X1",
        "M1e9 0",
        "Mé",
    ],
)
def test_bad_path_data_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w+ \w+"):
        path_segments(text)


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("", (2, 3)),
        ("translate(5)", (7, 3)),
        ("translate(5,-1)", (7, 2)),
        ("scale(2)", (4, 6)),
        ("scale(2 3)", (4, 9)),
        ("rotate(90)", (-3, 2)),
        ("rotate(180 2 3)", (2, 3)),
        ("rotate(90, 2, 0)", (-1, 0)),
        ("skewX(45)", (5, 3)),
        ("skewY(45)", (2, 5)),
        ("matrix(1 2 3 4 5 6)", (16, 22)),
        ("translate(1 1), scale(2)", (5, 7)),
        ("scale(2)translate(1 1)", (6, 8)),
    ],
)
def test_transforms(text: str, point: Point) -> None:
    (moved,) = transform_matrix(text).apply([("M", 2.0, 3.0)])
    assert moved[1:] == pytest.approx(point)


def test_only_even_transforms_keep_a_stroke_even() -> None:
    assert transform_matrix("rotate(33) scale(4)").is_even
    assert transform_matrix("scale(-1 1)").is_even
    assert not transform_matrix("scale(1 2)").is_even
    assert not transform_matrix("skewX(20)").is_even
    assert Matrix().is_even


def test_shapes_have_their_extent() -> None:
    circle = shape_segments("circle", {"cx": "10", "cy": "20", "r": "5"})
    assert circle[0] == ("M", 15, 20)
    points = curve_points((15, 20), tuple(circle[1:-1]))
    assert all(abs(math.dist(p, (10, 20)) - 5) < 0.01 for p in points)
    ellipse = shape_segments("ellipse", {"rx": "4", "ry": "2"})
    assert max(s[-1] for s in ellipse if isinstance(s[-1], float)) == pytest.approx(2)
    assert shape_segments("line", {"x2": "3"}) == [("M", 0, 0), ("L", 3, 0)]
    assert shape_segments("polygon", {"points": "0,0 1,0 1,1"})[-1] == ("Z",)
    assert shape_segments("polyline", {"points": "0,0 1,0"})[-1] == ("L", 1, 0)


def test_corner_radii_are_shared_and_limited() -> None:
    size = {"width": "10", "height": "4"}
    assert len(shape_segments("rect", size)) == 5
    assert shape_segments("rect", {**size, "rx": "1"})[0] == ("M", 1, 0)
    assert shape_segments("rect", {**size, "ry": "1"})[0] == ("M", 1, 0)
    assert shape_segments("rect", {**size, "rx": "9"})[0] == ("M", 5, 0)


def test_a_drawing_in_the_mirror() -> None:
    segments: tuple[Segment, ...] = (("M", 0, 5), ("L", 30, 5), ("C", 1, 2, 3, 4, 100, 6), ("Z",))
    picture = VectorPicture(100, 50, (Path(segments, fill="ink"),))
    turned = mirrored(picture)
    assert (turned.width, turned.height, turned.mirrored) == (100, 50, True)
    assert turned.paths[0].segments == (
        ("M", 100, 5), ("L", 70, 5), ("C", 99, 2, 97, 4, 0, 6), ("Z",),
    )  # fmt: skip
    assert turned.paths[0].fill == "ink"
    assert mirrored(turned) == picture
