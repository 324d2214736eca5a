"""Figures: where labels stand and where their lines lead, in both directions."""

from __future__ import annotations

import pytest

from leaflets.markup import parse_markup
from leaflets.model.layout import Theme, TypeStep
from leaflets.model.localized import FigureLabel, LocalFigure
from leaflets.model.page import ARTIFACT, Drawing, SetText, Stroke
from leaflets.model.picture import VectorPicture
from leaflets.model.rich_text import RichText, Span
from leaflets.model.seal import Value
from leaflets.pictures.geometry import mirrored
from leaflets.text.faces import FontLibrary
from leaflets.typeset.builder import Builder
from leaflets.typeset.known import Known
from leaflets.typeset.sheet import Sheet
from leaflets.typeset.styles import Look, Stylesheet
from leaflets.typeset.words import Voice

PICTURE = VectorPicture(200, 100, ())
WIDTH = 200.0
LEFT, RIGHT = (40.0, 50.0), (150.0, 50.0)


def figure(align: str, *points: tuple[float, float], words: str = "Probe") -> LocalFigure:
    label = FigureLabel("one", RichText((Span(words),), "en"), "above", align, points)  # type: ignore[arg-type]
    return LocalFigure("scan", Value("A scan"), (label,), None)


def items(
    one: LocalFigure, right_to_left: bool = False, alt: str = "", picture: VectorPicture = PICTURE
) -> list[object]:
    theme = Theme(
        title="Test",
        palette={"paper": "#ffffff", "ink": "#000000", "link": "#0000cc"},
        type={"body": TypeStep(size=12)},
        styles={},
    )
    sheets = Stylesheet(theme, "", "")
    made = Builder(sheets, FontLibrary(), Voice("en", right_to_left, "latn"), {"scan": picture}, {})
    (node,) = parse_markup(f'<img src="scan"{alt}/>', {"scan": one}).nodes
    sheet = Sheet(0, WIDTH, 500, right_to_left)
    made.box(node, Look(), 0).place(sheet, 0, 0, WIDTH)
    return list(sheet.page().items)


def label_and_lines(placed: list[object]) -> tuple[tuple[float, float], list[Stroke]]:
    """Start and end of the label, and the lines from it."""
    (text,) = (item for item in placed if isinstance(item, SetText))
    start = text.xs[0]
    lines = [item for item in placed if isinstance(item, Stroke)]
    return (start, start + text.lines[0].width), lines


@pytest.mark.parametrize("right_to_left", [False, True])
@pytest.mark.parametrize("point", [LEFT, RIGHT])
def test_a_label_in_line_with_its_point_has_an_upright_line(
    point: tuple[float, float], right_to_left: bool
) -> None:
    """Left in the picture stays left on right-to-left pages, and so does its label."""
    (start, end), (line,) = label_and_lines(items(figure("points", point), right_to_left))
    assert (start + end) / 2 == pytest.approx(point[0], abs=0.1)
    assert line.x1 == pytest.approx(line.x2, abs=0.1)
    assert line.x2 == pytest.approx(point[0], abs=0.1)


def test_the_middle_of_several_points_counts() -> None:
    (start, end), lines = label_and_lines(items(figure("points", LEFT, RIGHT)))
    assert (start + end) / 2 == pytest.approx(95, abs=0.1)
    assert sorted(round(line.x2) for line in lines) == [40, 150]


@pytest.mark.parametrize("x", [0.0, 200.0])
def test_a_label_never_leaves_the_figure(x: float) -> None:
    placed = items(figure("points", (x, 50), words="Picture of the spine"))
    (start, end), _ = label_and_lines(placed)
    assert start >= -0.01
    assert end <= WIDTH + 0.01


def test_start_changes_sides_and_points_does_not() -> None:
    (start, _), _ = label_and_lines(items(figure("start", LEFT)))
    (_, end), _ = label_and_lines(items(figure("start", LEFT), right_to_left=True))
    assert start == 0
    assert end == pytest.approx(WIDTH)


def test_a_picture_without_words_is_decoration_and_has_no_labels() -> None:
    (drawing,) = items(figure("points", LEFT), alt=' alt=""')
    assert isinstance(drawing, Drawing)
    assert drawing.element == ARTIFACT


def test_labels_follow_a_drawing_that_is_turned_over() -> None:
    placed = items(figure("points", LEFT), right_to_left=True, picture=mirrored(PICTURE))
    (start, end), (line,) = label_and_lines(placed)
    assert line.x2 == pytest.approx(PICTURE.width - LEFT[0], abs=0.1)
    assert (start + end) / 2 == pytest.approx(PICTURE.width - LEFT[0], abs=0.1)


def test_the_same_nodes_show_the_pictures_of_each_leaflet() -> None:
    theme = Theme(title="Test", palette={}, type={"body": TypeStep(size=12)}, styles={})
    sheets, known, look = Stylesheet(theme, "", ""), Known(), Look()
    scan = LocalFigure("scan", Value(), (), None)
    markup = '<section><img src="scan" alt=""/><hr/></section>'
    (node,) = parse_markup(markup, {"scan": scan}).nodes
    for picture in (PICTURE, VectorPicture(100, 100, ())):
        voice = Voice("en", False, "latn")
        made = Builder(sheets, FontLibrary(), voice, {"scan": picture}, {}, known)
        sheet = Sheet(0, WIDTH, 500, False)
        made.box(node, look, 0).place(sheet, 0, 0, WIDTH)
        drawn = [item for item in sheet.page().items if isinstance(item, Drawing)]
        assert [item.picture for item in drawn] == [picture]
